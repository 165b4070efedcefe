"""Complaints and reserved opinions, with deadlines and answers."""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.people.permissions import TABLE, Action, Role
from congtam.people.refusals import Refusal
from congtam.remedies.actions.complaining import Answered, Received, answer_complaint, receive_complaint
from congtam.remedies.models import Complaint
from congtam.remedies.queries import answering
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.commitments.ground import read

DAY = date(2018, 12, 1)
RECEIVED = Received("complaint", "Ông Tư", DAY, DAY + timedelta(days=8), text="Về bình xét")
ANSWER = Answered("Đã xem xét", "Ban Thường vụ", "9-TB/ĐU", DAY + timedelta(days=5))


def test_only_those_who_answer_may_read() -> None:
    """No secretary, no supervisor, no superior and no administrator."""
    assert {rule.role for rule in TABLE if rule.action is Action.KEEP_COMPLAINTS} == {
        Role.STANDING,
        Role.OFFICE,
    }


def test_an_open_complaint_is_a_fact_until_it_is_answered(ward: Cast) -> None:
    campaign = opened(ward, "vn-2025+demo-vn-2025")
    dossier = campaign.dossiers.filter(unit=ward.units["cell1"])[0]
    row = receive_complaint(campaign=campaign, about=dossier, received=RECEIVED, by=ward.actor("dung"))
    assert read(dossier)["open_complaint"] is True
    answer_complaint(complaint=row, answered=ANSWER, by=ward.actor("dung"))
    told = read(dossier)
    assert (told["open_complaint"], told["complaint_verified_on"]) == (False, ANSWER.on)


def test_a_reserved_opinion_accuses_nobody(ward: Cast) -> None:
    campaign = opened(ward, "vn-2025+demo-vn-2025")
    dossier = campaign.dossiers.filter(unit=ward.units["cell1"])[0]
    reserved = replace(RECEIVED, kind="reserved")
    receive_complaint(campaign=campaign, about=dossier, received=reserved, by=ward.actor("dung"))
    assert "open_complaint" not in read(dossier)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"due_on": DAY - timedelta(days=1)}, "trước ngày nhận"),
        ({"sender": " "}, "người gửi"),
        ({"text": ""}, "nội dung"),
        ({"received_on": timezone.localdate() + timedelta(days=2)}, "chưa tới"),
    ],
)
def test_what_cannot_be_is_refused(
    ward: Cast, campaign: Campaign, changed: dict[str, object], says: str
) -> None:
    received = replace(RECEIVED, **changed)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=says):
        receive_complaint(campaign=campaign, about=None, received=received, by=ward.actor("dung"))


def test_an_answer_has_a_paper_and_is_given_once(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    row = receive_complaint(campaign=campaign, about=an, received=RECEIVED, by=ward.actor("dung"))
    with pytest.raises(Refusal, match="văn bản trả lời"):
        answer_complaint(complaint=row, answered=replace(ANSWER, paper=" "), by=ward.actor("dung"))
    answer_complaint(complaint=row, answered=ANSWER, by=ward.actor("dung"))
    with pytest.raises(Refusal, match="06/12/2018"):
        answer_complaint(complaint=row, answered=ANSWER, by=ward.actor("dung"))


def test_a_closed_campaign_takes_no_complaint(ward: Cast, campaign: Campaign) -> None:
    campaign.phase = Phase.CLOSED
    campaign.save()
    with pytest.raises(Refusal, match="đã kết thúc"):
        receive_complaint(campaign=campaign, about=None, received=RECEIVED, by=ward.actor("dung"))
    assert not Complaint.objects.exists()


def test_the_day_is_that_of_the_document_where_it_gives_one(ward: Cast) -> None:
    """Looked into before the decision on whoever it is about; a later day is refused, an earlier one is
    marked as entered."""
    campaign = opened(ward, "vn-2025+demo-vn-2025", asked_on=DAY + timedelta(days=20))
    dossier = campaign.dossiers.filter(unit=ward.units["cell1"])[0]
    decided_on = campaign.asked_on
    by, bare = ward.actor("dung"), replace(RECEIVED, due_on=None)
    row = receive_complaint(campaign=campaign, about=dossier, received=bare, by=by)
    assert (row.due_on, row.due_cites) == (decided_on, "Dữ kiện 21")
    late = replace(RECEIVED, due_on=decided_on + timedelta(days=1))
    with pytest.raises(Refusal, match="Dữ kiện 21"):
        receive_complaint(campaign=campaign, about=dossier, received=late, by=by)
    row = receive_complaint(campaign=campaign, about=dossier, received=RECEIVED, by=by)
    assert (row.due_on, row.due_cites) == (RECEIVED.due_on, "")
    for kind, about in (("reserved", dossier), ("complaint", None)):
        with pytest.raises(Refusal, match="không nêu hạn trả lời"):
            receive_complaint(campaign=campaign, about=about, received=replace(bare, kind=kind), by=by)


def test_a_deadline_of_the_pack_counts_from_the_day_it_came_in(
    campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = pack_of(campaign).deadlines["results_reported"]
    ten_days = rule.model_copy(update={"after": "complaint"})
    given = pack_of(campaign).model_copy(update={"deadlines": {"answered": ten_days}})
    monkeypatch.setattr(answering, "pack_of", lambda _campaign: given)
    found = answering.last_day(campaign, kind="proposal", about="", received_on=DAY)
    assert found == answering.LastDay(DAY + timedelta(days=2), rule.cites)


def test_marks_typed_apart_are_kept_as_one_letter(ward: Cast, campaign: Campaign) -> None:
    apart = replace(RECEIVED, sender=unicodedata.normalize("NFD", "Ông Tư"), text="Về\u200b bình xét\u202e")
    row = receive_complaint(campaign=campaign, about=None, received=apart, by=ward.actor("dung"))
    assert (row.sender, row.text) == ("Ông Tư", "Về bình xét")
