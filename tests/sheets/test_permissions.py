"""Who writes, who reads, and from when."""

import pytest

from congtam.campaigns.models import Campaign
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.actions.submitting import submit
from congtam.sheets.models import Sheet
from congtam.sheets.parties import parties_by, parties_of
from congtam.sheets.permissions import may_read, may_return, pens_of, readers
from tests.cast import NAMES, Cast
from tests.sheets.ground import DAY, dossier, fill, moved, pens, with_account


def reading(ward: Cast, sheet: Sheet) -> set[str]:
    fresh = Sheet.objects.select_related("dossier__campaign").get(pk=sheet.pk)
    return {name for name in NAMES if may_read(fresh, rights_of(ward.accounts[name], DAY), pens(ward, name))}


def given(ward: Cast, sheet: Sheet, by: str) -> None:
    fill(ward, sheet, by)
    submit(sheet=sheet, by=ward.actor(by), on=DAY)


def rate_as(ward: Cast, campaign: Campaign, by: str, rule: str) -> Sheet:
    one = dossier(campaign, "member", person=ward.persons["an"])
    party = next(party for party in parties_of(one) if party.rule == rule)
    return open_sheet(dossier=one, rule=rule, who=party.who, pens=pens(ward, by), by=ward.actor(by))


def test_nobody_reads_a_sheet_that_was_not_given(ward: Cast, sheet: Sheet) -> None:
    fill(ward, sheet, "an")
    assert reading(ward, sheet) == {"an"}


def test_who_must_rate_first_gives_their_own(ward: Cast, campaign: Campaign, sheet: Sheet) -> None:
    """HX18-33: Bình leads the cell that rates An twice, as its committee and for its members."""
    given(ward, sheet, "an")
    assert reading(ward, sheet) == {"an", "dung", "giang"}
    given(ward, rate_as(ward, campaign, "binh", "member_cell_committee"), "binh")
    assert "binh" not in reading(ward, sheet)
    given(ward, rate_as(ward, campaign, "binh", "member_cell_members"), "binh")
    assert reading(ward, sheet) == {"an", "binh", "dung", "giang"}


@pytest.mark.parametrize(
    ("phase", "readers_"),
    [
        ("reviewing", {"binh", "dung"}),
        ("meeting", {"binh", "dung"}),
        ("appraising", {"binh", "dung", "giang"}),
        ("deciding", {"binh", "dung", "giang"}),
        ("notifying", {"an", "binh", "dung", "giang"}),
    ],
)
def test_marks_of_raters_are_opened_phase_by_phase(
    ward: Cast, campaign: Campaign, phase: str, readers_: set[str]
) -> None:
    rating = rate_as(ward, campaign, "binh", "member_cell_committee")
    given(ward, rating, "binh")
    moved(campaign, phase)
    assert reading(ward, rating) == readers_


def test_nobody_fills_for_others_but_the_office_from_paper(
    ward: Cast, campaign: Campaign, sheet: Sheet
) -> None:
    one = sheet.dossier
    for name in ("cuc", "binh", "giang", "khoa", "hanh"):
        with pytest.raises(Refusal, match="không được giao"):
            open_sheet(dossier=one, rule="", who=sheet.who, pens=pens(ward, name), by=ward.actor(name))
    assert not pens(ward, "dung").may_fill(sheet)
    taken = open_sheet(dossier=one, rule="", who=sheet.who, pens=pens(ward, "dung"), by=ward.actor("dung"))
    assert taken.is_from_paper
    assert pens(ward, "dung").may_fill(taken)
    assert not pens(ward, "cuc").may_fill(taken)
    assert campaign.phase == "reviewing"


def test_who_helps_writes_for_that_person_alone(ward: Cast) -> None:
    helped = ward.persons["an"].pk
    found = pens_of(rights_of(ward.accounts["binh"], DAY), DAY, helped)
    assert found.who == {f"person:{helped}"}
    assert not found.office


def test_the_heads_speak_for_their_units(ward: Cast) -> None:
    with_account(ward, "chairman")
    assert pens(ward, "chairman").who == {
        f"person:{ward.persons['chairman'].pk}",
        *(f"unit:{ward.units[key].pk}" for key in ("executive", "peoples", "ward")),
    }
    assert pens(ward, "giang").who == {f"person:{ward.persons['giang'].pk}"}


def test_a_sheet_is_filled_only_by_a_party_of_the_matrix(ward: Cast, campaign: Campaign) -> None:
    """HX18-31: the Front rates the cells of neighbourhoods, nobody from the school does."""
    school = dossier(campaign, "cell", unit=ward.units["school"])
    with pytest.raises(Refusal, match="không tham gia"):
        open_sheet(
            dossier=school,
            rule="neighbourhood_front_standing",
            who=f"unit:{ward.units['front'].pk}",
            pens=pens(ward, "dung"),
            by=ward.actor("dung"),
        )


def test_cells_rate_each_other_and_none_itself(ward: Cast, campaign: Campaign) -> None:
    """HX18-31: eight cells are 56 sheets."""
    cells = list(campaign.dossiers.filter(kind="cell"))
    rule = "cell_other_cells"
    pairs = {(party.who, one.pk) for one in cells for party in parties_of(one) if party.rule == rule}
    assert len(pairs) == 8 * 7
    assert not [one for one in cells if (f"unit:{one.unit_id}", one.pk) in pairs]
    ours = f"unit:{ward.units['cell1'].pk}"
    by_rule = [party for party in parties_by(campaign, {ours}) if party.rule == rule]
    assert {party.dossier.pk for party in by_rule} == {pk for who, pk in pairs if who == ours}


def test_who_may_return(ward: Cast, sheet: Sheet) -> None:
    allowed = {name for name in NAMES if may_return(rights_of(ward.accounts[name], DAY), sheet.dossier)}
    assert allowed == {"binh", "dung"}


def test_the_page_says_who_will_read(sheet: Sheet) -> None:
    assert readers(sheet)[0] == "văn phòng cấp ủy (sau khi gửi)"
    assert len(readers(sheet)) == 5
