"""Scores first, then the own proposal, then the vote; what is missing is named; what is returned is
open again."""

import pytest
from django.db import IntegrityError, transaction

from congtam.campaigns.models import Campaign, Dossier, EnteredFact
from congtam.campaigns.queries.standing import held_back
from congtam.journal.queries import entries_about
from congtam.people.refusals import Refusal
from congtam.sheets.actions.marking import Shut
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.actions.submitting import propose, return_sheet, submit
from congtam.sheets.models import Sheet
from congtam.sheets.queries.missing import missing_rows
from congtam.sheets.queries.standing import standing_of
from congtam.sheets.rules import layout_for
from tests.cast import Cast
from tests.sheets.ground import DAY, dossier, fill, neighbourhood, own_sheet, pens, save, typed


def missing(sheet: Sheet) -> list[str]:
    fresh = Sheet.objects.get(pk=sheet.pk)
    layout = layout_for(fresh.dossier.campaign, fresh.dossier.kind)
    return [one.line.address for one in missing_rows(fresh, layout, standing_of(fresh).readings)]


def test_blanks_are_listed_and_keep_the_own_sheet_back(ward: Cast, sheet: Sheet) -> None:
    fill(ward, sheet, "an", leave=("a/#2", "d"))
    assert missing(sheet) == ["a/#2", "d"]
    with pytest.raises(Refusal, match="Còn 2 tiêu chí chưa chấm"):
        submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    save(ward, sheet, "an", typed(sheet, "a/#2", points="0"), typed(sheet, "d", points="5"))
    assert missing(sheet) == []


def test_a_row_set_aside_is_not_missed(ward: Cast, sheet: Sheet) -> None:
    fill(ward, sheet, "an", leave=("c",))
    save(ward, sheet, "an", typed(sheet, "c", aside="on"))
    assert missing(sheet) == []
    assert standing_of(Sheet.objects.get(pk=sheet.pk)).low == 10000


def test_a_row_that_may_not_be_set_aside_offers_no_such_mark(sheet: Sheet) -> None:
    assert "aside" not in typed(sheet, "d").line.fields


def test_giving_it_moves_the_dossier_and_is_written_in_the_journal(ward: Cast, sheet: Sheet) -> None:
    fill(ward, sheet, "an")
    submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    assert Dossier.objects.get(pk=sheet.dossier_id).stage == "self_rated"
    assert [entry.deed for entry in entries_about(ward.ward.pk, f"sheet:{sheet.pk}")] == [
        "sheet.submit",
        "sheet.open",
    ]
    with pytest.raises(Shut, match="Phiếu đã gửi"):
        save(ward, sheet, "an", typed(sheet, "d", points="1"))


def test_a_proposal_comes_after_the_score_and_none_is_made_by_itself(ward: Cast, sheet: Sheet) -> None:
    """BTT22-09: also in the database."""
    fill(ward, sheet, "an")
    with pytest.raises(Refusal, match="gửi phiếu xong mới đề nghị"):
        propose(sheet=sheet, level="HTTNV", by=ward.actor("an"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.update(proposal="HTTNV", proposed_by="ai đó", proposed_at="2018-12-01T00:00Z")
    submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    assert Sheet.objects.get().proposal == ""
    with pytest.raises(Refusal, match="có trong văn bản"):
        propose(sheet=sheet, level="TUYETVOI", by=ward.actor("an"))
    propose(sheet=sheet, level="HTTNV", by=ward.actor("an"))
    assert Sheet.objects.get().proposal == "HTTNV"


def test_score_then_proposal_then_vote(cast: Cast) -> None:
    """BTT22-09: what is waited for is named until it is there."""
    campaign = neighbourhood(cast)
    sheet = own_sheet(cast, dossier(campaign, "sectional_organisation"), "an")
    assert waits(campaign) == {"self_rating": ["ngày tự chấm điểm xong"], "rating": [PROPOSED]}
    fill(cast, sheet, "an", 90)
    submit(sheet=sheet, by=cast.actor("an"), on=DAY)
    assert waits(campaign) == {"rating": [PROPOSED]}
    propose(sheet=sheet, level="HTTNV", by=cast.actor("an"))
    assert waits(campaign) == {}
    assert dict(EnteredFact.objects.exclude(value=None).values_list("fact", "value")) == {
        "self_scored_on": DAY.isoformat(),
        "own_proposal": "HTTNV",
    }
    return_sheet(sheet=sheet, reason="Ghi rõ số đơn", by=cast.actor("dung"))
    assert set(waits(campaign)) == {"self_rating", "rating"}


PROPOSED = "mức Đảng ủy bộ phận khu phố đề nghị"


def waits(campaign: Campaign) -> dict[str, list[str]]:
    held = held_back(campaign).get(dossier(campaign, "sectional_organisation").pk, [])
    return {one.binds: list(one.facts) for one in held if one.facts}


def test_what_is_returned_says_why_and_may_be_given_again(ward: Cast, sheet: Sheet) -> None:
    fill(ward, sheet, "an")
    with pytest.raises(Refusal, match="chưa gửi"):
        return_sheet(sheet=sheet, reason="thiếu", by=ward.actor("dung"))
    submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    propose(sheet=sheet, level="HTTNV", by=ward.actor("an"))
    with pytest.raises(Refusal, match="ghi rõ"):
        return_sheet(sheet=sheet, reason=" ", by=ward.actor("dung"))
    returned = return_sheet(sheet=sheet, reason="Ghi rõ căn cứ", by=ward.actor("dung"))
    assert (returned.state, returned.returned_because, returned.proposal) == (
        "returned",
        "Ghi rõ căn cứ",
        "",
    )
    save(ward, sheet, "an", typed(sheet, "d", points="1"))
    assert submit(sheet=sheet, by=ward.actor("an"), on=DAY).state == "submitted"


def test_a_rater_may_leave_rows_blank_when_they_say_so(ward: Cast, campaign: Campaign) -> None:
    """HX18-33."""
    part = campaign.participations.get(dossier__kind="cell", dossier__unit=ward.units["khe"], body="farmers")
    sheet = open_sheet(
        dossier=part.dossier, rule=part.rule, who=part.who, pens=pens(ward, "dung"), by=ward.actor("dung")
    )
    assert sheet.is_from_paper
    fill(ward, sheet, "dung", leave=("c",))
    with pytest.raises(Refusal, match="Còn 1 tiêu chí chưa chấm"):
        submit(sheet=sheet, by=ward.actor("dung"), on=DAY)
    submit(sheet=sheet, by=ward.actor("dung"), on=DAY, leaving_blanks=True)
    part.refresh_from_db()
    assert part.answered_on == DAY
