"""A voted result that facts have overtaken: marked with the change itself, kept, and in the way until it was
voted on again or the body that voted said that it stands."""

from collections.abc import Callable

import pytest
from django.db import transaction

from congtam.campaigns.actions.correcting import correct_dossier, enter_fact
from congtam.campaigns.actions.entering import withdraw_fact
from congtam.campaigns.actions.moving import Paper, record_results
from congtam.campaigns.actions.staleness import Stands, confirm_result
from congtam.campaigns.models import Campaign, Dossier, Polling, Staleness
from congtam.campaigns.queries.staleness import blocking, marks_of
from congtam.journal.models import Entry
from congtam.people.actions.registers import record_discipline
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.campaigns.test_polling import HALF_SAID, appraised, held, record, results_of, strike
from tests.campaigns.votes import DAY, grow_cell, polling
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.sheets.ground import fill, moved, own_sheet, with_account

pytestmark = pytest.mark.django_db(databases="__all__")
STANDS = Stands("Vi phạm đã được xem xét khi bỏ phiếu", "03-BB/ĐU", DAY)


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return moved(opened(ward), "meeting")


@pytest.fixture
def farmers(campaign: Campaign, ward: Cast) -> Dossier:
    return campaign.dossiers.get(unit=ward.units["farmers"], kind="mass_collective")


@pytest.fixture
def voted(campaign: Campaign, ward: Cast, farmers: Dossier) -> Polling:
    """The ward committee's two give every collective the second level."""
    appraised(campaign, "HTTNV", farmers)
    return held(polling(campaign, ward, "mass_decision", "executive", **HALF_SAID), ward, 2, 2)


def unstrike(campaign: Campaign, cast: Cast, farmers: Dossier) -> None:
    row = {"campaign": campaign, "fact": "disunity_concluded", "dossier": farmers}
    withdraw_fact(**row, reason="Kết luận số 5 được thay", by=cast.actor("dung"))  # type: ignore[arg-type]


def test_the_mark_is_written_with_the_change_and_outlives_it(
    campaign: Campaign, ward: Cast, voted: Polling, farmers: Dossier
) -> None:
    with transaction.atomic():
        strike(campaign, ward)
        assert Staleness.objects.count() == 1
        transaction.set_rollback(True)
    assert not Staleness.objects.exists(), "undone together with the fact"
    strike(campaign, ward)
    (mark,) = marks_of(voted)
    assert (mark.dossier, mark.changed_by, mark.levels) == (farmers, "Phạm Quang Dũng", ["KHTNV"])
    assert "Kết luận kiểm tra số 5" in mark.change
    assert mark.says.startswith("Hoàn thành tốt nhiệm vụ: Thuộc trường hợp")
    entry = Entry.objects.get(deed="campaign.stale")
    assert entry.details["votes"] == {str(voted.poll_id): [farmers.pk]}
    unstrike(campaign, ward, farmers)
    assert [row.is_open for row in marks_of(voted)] == [True], "changed back, it must be looked at still"
    strike(campaign, ward)
    assert len(marks_of(voted)) == 1, "one mark for one state of things"


def test_nothing_is_taken_forward_until_the_forum_says_that_it_stands(
    campaign: Campaign, ward: Cast, voted: Polling, farmers: Dossier
) -> None:
    strike(campaign, ward)
    recorded = record(voted, ward)
    assert [why for why in recorded.held if "Hội Nông dân" in why and "bỏ phiếu lại" in why]
    rights, by = rights_of(ward.accounts["dung"], DAY), ward.actor("dung")
    decision = Paper(who=f"unit:{voted.place_id}", on=DAY, number="1-QĐ/ĐU")
    told = {"campaign": campaign, "levels": {farmers.pk: "HTTNV"}, "act": "decide", "paper": decision}
    with pytest.raises(Refusal, match="dữ kiện đã đổi sau khi bỏ phiếu"):
        record_results(**told, rights=rights, by=by)  # type: ignore[arg-type]
    for wrong in (Stands(" ", "03-BB", DAY), Stands("Vẫn đúng", "", DAY)):
        with pytest.raises(Refusal, match="vì sao kết quả vẫn đúng"):
            confirm_result(polling=voted, dossiers=[farmers.pk], stands=wrong, by=by)
    assert confirm_result(polling=voted, dossiers=[farmers.pk], stands=STANDS, by=by) == 1
    with pytest.raises(Refusal, match="Chưa chọn"):
        confirm_result(polling=voted, dossiers=[farmers.pk], stands=STANDS, by=by)
    (mark,) = marks_of(voted)
    assert (mark.is_open, mark.stands_paper, mark.confirmed_by) == (False, "03-BB/ĐU", by.name)
    assert Entry.objects.filter(deed="campaign.stands").count() == 1
    assert record(voted, ward).done == 1
    assert results_of(farmers)["resolve"] == "HTTNV"


def test_a_new_vote_takes_the_place_of_the_overtaken_one(
    campaign: Campaign, ward: Cast, voted: Polling, farmers: Dossier
) -> None:
    strike(campaign, ward)
    again = held(polling(campaign, ward, "mass_decision", "executive", **HALF_SAID), ward, 4, 4)
    assert blocking(farmers), "only when its result is written down"
    assert record(again, ward).done == 1
    assert not blocking(Dossier.objects.get(pk=farmers.pk))
    assert marks_of(voted)[0].revoted_id == again.pk
    assert results_of(farmers)["resolve"] == "KHTNV"


def overtaken_by_sheet(campaign: Campaign, cast: Cast) -> None:
    """The own sheet falls under the points that the voted level asks."""
    with_account(cast, "farmer_chair")
    one = campaign.dossiers.get(unit=cast.units["farmers"], kind="mass_collective")
    fill(cast, own_sheet(cast, one, "farmer_chair"), "farmer_chair", share=60)


def overtaken_by_hand(campaign: Campaign, cast: Cast) -> None:
    """Set aside from rating by the office."""
    one = campaign.dossiers.get(unit=cast.units["farmers"], kind="mass_collective")
    correct_dossier(
        dossier=one, listed=True, reviewed=True, rated=False, reason="Mới thành lập", by=cast.actor("dung")
    )


@pytest.mark.parametrize("overtake", [overtaken_by_sheet, overtaken_by_hand])
def test_whatever_changes_the_voted_level_marks_it(
    campaign: Campaign, ward: Cast, voted: Polling, farmers: Dossier, overtake: Callable[..., None]
) -> None:
    overtake(campaign, ward)
    assert [mark.dossier for mark in marks_of(voted)] == [farmers]


def test_a_register_and_the_level_of_another_subject(campaign: Campaign, ward: Cast) -> None:
    """A discipline that the register of people gets marks the member's vote; the member's decided level marks
    the cell's, whose highest level asks for it. Who was voted lower keeps the result."""
    grow_cell(ward, 6)
    by, an = ward.actor("dung"), ward.persons["an"]
    told = {"fact": "counted_before", "value": False, "reason": "Sổ kỷ luật", "person": an}
    enter_fact(campaign=campaign, by=by, **told)  # type: ignore[arg-type]
    told = {"fact": "professional_rating", "value": "HTNV", "reason": "Sổ", "person": ward.persons["cuc"]}
    enter_fact(campaign=campaign, by=by, **told)  # type: ignore[arg-type]
    members = held(polling(campaign, ward), ward, *[2] * 8)
    itself = held(polling(campaign, ward, "cell_self_rating", "cell1", **HALF_SAID), ward, *[1] * 8)
    other = held(polling(campaign, ward, "cell_self_rating", "cell2", **HALF_SAID), ward, 1)
    kept = {"side": "party", "form": "reprimand", "decision": "5-QĐ/UBKT", "decided_on": DAY}
    record_discipline(person=an, by=by, **kept)
    (mark,) = marks_of(members)
    assert (mark.dossier.person, mark.change) == (an, "Ghi quyết định kỷ luật: Nguyễn Văn An")
    (mark,) = marks_of(itself)
    assert "Có trên 20% số đảng viên của chi bộ" in mark.says, "of two subjects one"
    assert marks_of(other) == []
    decide(campaign, ward, campaign.dossiers.get(person=ward.persons["cuc"], kind="member"), "HTNV")
    (mark,) = marks_of(other)
    assert mark.says.startswith("Hoàn thành xuất sắc nhiệm vụ: Chưa đạt: 100%")
    assert "Cúc" in mark.change


def decide(campaign: Campaign, cast: Cast, row: Dossier, level: str) -> None:
    appraised(campaign, level, row)
    record_results(
        campaign=campaign,
        levels={row.pk: level},
        act="decide",
        paper=Paper(who=f"unit:{cast.units['executive'].pk}", on=DAY, number="2-QĐ/ĐU"),
        rights=rights_of(cast.accounts["dung"], DAY),
        by=cast.actor("dung"),
    )


def test_a_ballot_that_facts_have_overtaken_is_not_opened(
    campaign: Campaign, ward: Cast, farmers: Dossier
) -> None:
    made = polling(campaign, ward, "mass_decision", "executive", **HALF_SAID)
    strike(campaign, ward)
    assert [mark.dossier for mark in marks_of(made)] == [farmers]
    assert not blocking(farmers), "nobody has voted"
    with pytest.raises(Refusal, match="đã đổi từ khi lập phiếu: Ban Chấp hành Hội Nông dân"):
        held(made, ward)
