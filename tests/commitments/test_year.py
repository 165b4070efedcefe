"""Registrations, commitments and confidence results: HX18-20, HX18-88."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.phases import Phase
from congtam.commitments.actions.committing import (
    confirm_commitment,
    hand_in,
    return_commitment,
    save_commitment,
)
from congtam.commitments.actions.confidence import Counted, record_confidence
from congtam.commitments.actions.registering import register, withdraw_registration
from congtam.commitments.models import Commitment, Confidence, Registration
from congtam.commitments.states import Move, State, step
from congtam.people.refusals import Refusal
from tests.cast import Cast
from tests.commitments.ground import kept, read

DAY = date(2018, 1, 15)


def test_a_registration_is_the_fact_the_level_asks_for(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    """HX18-20: registered from the start of the year; without the register the level stays out of reach."""
    assert "registered_for_excellence" not in read(cell)
    register(campaign=campaign, dossiers=[cell], on=DAY, by=ward.actor("dung"), paper="3-ĐK")
    assert read(cell)["registered_for_excellence"] is True
    withdraw_registration(registration=Registration.objects.get(), reason="nhầm", by=ward.actor("dung"))
    assert "registered_for_excellence" not in read(cell)


def test_who_is_registered_is_not_registered_again(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    for paper in ("3-ĐK", "4-ĐK"):
        register(campaign=campaign, dossiers=[cell], on=DAY, by=ward.actor("dung"), paper=paper)
    assert Registration.objects.get().paper == "3-ĐK"


@pytest.mark.parametrize(
    "day", [timezone.localdate() + timedelta(days=1), date(2019, 1, 1)], ids=["tomorrow", "after the year"]
)
def test_a_registration_is_of_its_year(ward: Cast, campaign: Campaign, cell: Dossier, day: date) -> None:
    with pytest.raises(Refusal):
        register(campaign=campaign, dossiers=[cell], on=day, by=ward.actor("dung"))


def test_nobody_is_registered_without_being_named(ward: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="Chưa chọn"):
        register(campaign=campaign, dossiers=[], on=DAY, by=ward.actor("dung"))


def written(ward: Cast, campaign: Campaign, text: str = "Học tập, làm theo", version: int = 0) -> Commitment:
    return save_commitment(
        campaign=campaign, person=ward.persons["an"], text=text, version=version, by=ward.actor("an")
    )


def test_a_commitment_is_written_handed_in_confirmed_and_known_to_the_review(
    ward: Cast, campaign: Campaign, an: Dossier
) -> None:
    """HX18-88: recorded at the start of the year; confirmed, it stands beside the review as a fact."""
    row = written(ward, campaign)
    hand_in(commitment=row, by=ward.actor("an"))
    assert "commitment" not in read(an)
    confirm_commitment(commitment=row, person=ward.persons["binh"].pk, by=ward.actor("binh"))
    assert read(an)["commitment"] == "Học tập, làm theo"
    return_commitment(commitment=row, reason="chưa có việc cụ thể", by=ward.actor("binh"))
    assert "commitment" not in read(an)


def test_nobody_confirms_their_own(ward: Cast, campaign: Campaign) -> None:
    """HX18-88."""
    row = written(ward, campaign)
    hand_in(commitment=row, by=ward.actor("an"))
    with pytest.raises(Refusal, match="tự xác nhận"):
        confirm_commitment(commitment=row, person=ward.persons["an"].pk, by=ward.actor("an"))


def test_who_saves_an_older_version_is_told_and_nothing_is_lost(ward: Cast, campaign: Campaign) -> None:
    written(ward, campaign, "bản một")
    with pytest.raises(Refusal, match="Nguyễn Văn An vừa lưu bản khác"):
        written(ward, campaign, "bản hai")
    assert Commitment.objects.get().text == "bản một"


def test_a_pasted_book_is_refused_whole(ward: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="200000 ký tự"):
        written(ward, campaign, "ă" * 200_000)
    assert not Commitment.objects.exists()


def test_a_closed_campaign_takes_no_commitment(ward: Cast, campaign: Campaign) -> None:
    campaign.phase = Phase.CLOSED
    campaign.save()
    with pytest.raises(Refusal, match="đã kết thúc"):
        written(ward, campaign)


def test_the_steps_of_a_commitment() -> None:
    """As a table, without a database."""
    assert step(State.DRAFT, Move.CONFIRM) is None
    assert step(State.HANDED_IN, Move.SAVE) is None
    assert step(State.CONFIRMED, Move.SAVE) is None
    assert step(State.RETURNED, Move.HAND_IN) is State.HANDED_IN


def recorded(ward: Cast, campaign: Campaign, counted: Counted) -> None:
    person = ward.persons["an"]
    record_confidence(campaign=campaign, person=person, counted=counted, by=ward.actor("dung"))


COUNTED = Counted(date(2018, 7, 1), cast=30, high=19, middle=10, low=1, paper="BB 4")


def test_a_vote_of_confidence_is_a_dated_fact(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    """HX18-88: the day and the share of low votes, from the counts and not rounded up."""
    recorded(ward, campaign, COUNTED)
    assert (read(an)["confidence_on"], read(an)["confidence_low"]) == (date(2018, 7, 1), 3_33)


def test_an_older_result_does_not_push_a_newer_one_aside(ward: Cast, campaign: Campaign) -> None:
    """HX18-88: the latest one counts."""
    older = Counted(date(2016, 7, 1), cast=10, high=5, middle=0, low=5, paper="BB 1")
    for counted in (COUNTED, older):
        record_confidence(
            campaign=campaign, person=ward.persons["an"], counted=counted, by=ward.actor("dung")
        )
    assert kept(campaign, "confidence_low") == [3_33]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"low": 2}, "không bằng 30 phiếu"),
        ({"paper": " "}, "biên bản"),
        ({"cast": 0, "high": 0, "middle": 0, "low": 0}, "không bằng 0"),
    ],
)
def test_counts_that_do_not_add_up_are_refused(
    ward: Cast, campaign: Campaign, changed: dict[str, int | str], says: str
) -> None:
    counted = Counted(**{**COUNTED.__dict__, **changed})
    with pytest.raises(Refusal, match=says):
        record_confidence(
            campaign=campaign, person=ward.persons["an"], counted=counted, by=ward.actor("dung")
        )


def test_the_database_itself_keeps_the_sum(ward: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Confidence.objects.create(
            organisation=ward.ward,
            person=ward.persons["an"],
            held_on=DAY,
            cast=10,
            high=5,
            middle=5,
            low=5,
            paper="BB",
            recorded_by="Dũng",
            recorded_at=timezone.now(),
        )
