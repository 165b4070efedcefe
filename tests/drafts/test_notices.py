"""Drafts before a meeting: to everybody, in time, by name; with a reason where not."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congtam.campaigns.actions.planning import hold_meeting, put_in_charge, set_meeting
from congtam.campaigns.models import Campaign, DeadlineMet, Meeting
from congtam.drafts.actions.holding import hold_in_time
from congtam.drafts.actions.sending import confirm_received, excuse_late, note_sent
from congtam.drafts.models import LateNotice, Sending
from congtam.drafts.queries.notices import Round, mine, notice_rules, rounds
from congtam.engine.deadlines import due
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.models import Person
from congtam.people.refusals import Refusal
from congtam.shelf.catalogue import Catalogue
from tests.campaigns.ward import new_member
from tests.cast import Cast

TODAY = date.today()  # noqa: DTZ011 - the deeds look at the same clock


def now(meeting: Meeting) -> Round:
    meeting.refresh_from_db()
    (found,) = rounds(meeting.campaign, [meeting])
    return found


def names(persons: list[Person]) -> list[str]:
    return [person.full_name for person in persons]


def send(meeting: Meeting, persons: list[Person], on: date = TODAY, what: str = "review") -> None:
    note_sent(meeting=meeting, what=what, persons=persons, on=on, way="hand", by=PROGRAM)


def everybody(meeting: Meeting) -> list[Person]:
    return [notice.person for notice in now(meeting).notices]


def move(meeting: Meeting, day: date) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(planned_on=day)


def test_who_sits_in_the_meeting_gets_the_draft(meeting: Meeting, ward: Cast) -> None:
    """Official and probationary members and whoever is in charge; not whoever is exempt."""
    assert names(everybody(meeting)) == ["Ngô Văn Khánh", "Đinh Thị Lan", "Tô Thị Mới"]
    put_in_charge(
        campaign=meeting.campaign, units=[ward.units["khe"]], post="Ủy viên", person=ward.persons["chairman"],
        by=PROGRAM,
    )  # fmt: skip
    assert "Bùi Quang Sơn" in names(everybody(meeting))


def test_three_days_before_is_in_time_and_two_are_not(meeting: Meeting) -> None:
    """HX18-10: the last day is the third before the meeting."""
    assert (now(meeting).key, now(meeting).last_day) == ("draft_sent", TODAY)
    send(meeting, everybody(meeting))
    assert now(meeting).too_late(TODAY) == []
    move(meeting, TODAY + timedelta(days=2))
    assert names(now(meeting).too_late(TODAY)) == names(everybody(meeting))


def test_who_has_nothing_when_the_last_day_is_over_is_named_before_the_meeting(meeting: Meeting) -> None:
    """HX18-10: nobody waits for the meeting to learn of it."""
    send(meeting, everybody(meeting)[:2])
    assert now(meeting).too_late(TODAY) == []
    assert names(now(meeting).too_late(TODAY + timedelta(days=1))) == ["Tô Thị Mới"]
    assert not now(meeting).is_ready(TODAY + timedelta(days=1))


def test_a_meeting_is_ready_when_everybody_has_it_in_time(meeting: Meeting) -> None:
    assert not now(meeting).is_ready(TODAY)
    send(meeting, everybody(meeting))
    assert now(meeting).is_ready(TODAY)
    assert DeadlineMet.objects.get(deadline="draft_sent").on == TODAY


def test_of_nobody_and_without_a_day_nothing_is_ready(
    meeting: Meeting, campaign: Campaign, ward: Cast
) -> None:
    station = set_meeting(
        campaign=campaign, unit=ward.units["station"], planned_on=TODAY + timedelta(days=9), by=PROGRAM
    )
    assert now(station).notices == []
    assert not now(station).is_ready(TODAY)
    send(meeting, everybody(meeting))
    Meeting.objects.filter(pk=meeting.pk).update(planned_on=None)
    assert not now(meeting).is_ready(TODAY)


def test_a_late_draft_needs_a_reason_that_covers_just_those_named(meeting: Meeting, ward: Cast) -> None:
    """HX18-10: the warning is recorded with why."""
    move(meeting, TODAY + timedelta(days=1))
    send(meeting, everybody(meeting))
    with pytest.raises(Refusal, match="phải ghi lý do"):
        excuse_late(meeting=meeting, one=now(meeting), reason=" ", by=PROGRAM)
    excuse_late(meeting=meeting, one=now(meeting), reason="họp sớm theo lịch Đảng ủy", by=ward.actor("dung"))
    assert now(meeting).is_ready(TODAY)
    assert LateNotice.objects.get().given_by == "Phạm Quang Dũng"
    new_member(ward, "later", "Võ Thị Sau", "khe")
    send(meeting, [ward.persons["later"]])
    assert names(now(meeting).unexcused(TODAY)) == ["Võ Thị Sau"]


def test_a_meeting_is_not_noted_as_held_over_late_drafts_without_a_reason(meeting: Meeting) -> None:
    """HX18-10: held today, the last day was three days ago; who had it in time is in no reason."""
    first, *others = everybody(meeting)
    send(meeting, [first], TODAY - timedelta(days=4))
    with pytest.raises(Refusal, match=f"{others[0].full_name}.*ghi lý do") as stopped:
        hold_in_time(meeting=meeting, on=TODAY, by=PROGRAM)
    assert first.full_name not in str(stopped.value)
    meeting.refresh_from_db()
    assert (meeting.held_on, LateNotice.objects.count()) == (None, 0)
    hold_in_time(meeting=meeting, on=TODAY, by=PROGRAM, reason="Họp theo lịch của Đảng ủy.")
    meeting.refresh_from_db()
    assert meeting.held_on == TODAY
    assert LateNotice.objects.get().persons == [person.pk for person in others]
    assert Entry.objects.filter(deed="draft.late").count() == 1


def test_drafts_in_time_let_the_meeting_be_held(meeting: Meeting) -> None:
    send(meeting, everybody(meeting), TODAY - timedelta(days=3))
    hold_in_time(meeting=meeting, on=TODAY, by=PROGRAM)
    assert (Meeting.objects.get(pk=meeting.pk).held_on, LateNotice.objects.count()) == (TODAY, 0)


def test_in_time_needs_no_reason(meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="Không ai nhận dự thảo muộn"):
        excuse_late(meeting=meeting, one=now(meeting), reason="phòng xa", by=PROGRAM)


def test_the_day_it_was_held_counts_when_it_was_held(meeting: Meeting) -> None:
    send(meeting, everybody(meeting))
    hold_meeting(meeting=meeting, on=TODAY, by=PROGRAM)
    assert len(now(meeting).too_late(TODAY)) == 3


def test_working_days_where_the_pack_says_so() -> None:
    """Wednesday's meeting: three days before is Sunday, three working days before is Friday."""
    shelf = Catalogue()
    wednesday = {"meeting": date(2025, 12, 10)}
    old = shelf.resolved("hx-2018").pack.deadlines["draft_sent"]
    new = shelf.resolved("vn-2025").pack.deadlines["draft"]
    assert (old.strict, new.strict) == (True, True)
    assert due(old, wednesday) == date(2025, 12, 7)
    assert due(new, wednesday) == date(2025, 12, 5)


def test_the_rule_is_the_packs(campaign: Campaign) -> None:
    assert set(notice_rules(campaign)) == {"draft_sent"}


def test_a_day_noted_wrongly_is_noted_again(meeting: Meeting) -> None:
    (first, *_others) = everybody(meeting)
    send(meeting, [first], TODAY)
    confirm_received(sending=Sending.objects.get(), on=TODAY, by=PROGRAM)
    send(meeting, [first], TODAY - timedelta(days=1))
    assert (Sending.objects.get().sent_on, Sending.objects.get().received_on) == (
        TODAY - timedelta(days=1), TODAY,
    )  # fmt: skip
    assert Entry.objects.filter(deed="draft.send").count() == 2


def test_who_received_it_says_so_once(meeting: Meeting, ward: Cast) -> None:
    first = ward.persons["khe_secretary"]
    send(meeting, [first])
    (sending,) = mine(meeting.campaign, first.pk)
    confirm_received(sending=sending, on=TODAY, by=PROGRAM)
    confirm_received(sending=sending, on=TODAY + timedelta(days=1), by=ward.actor("dung"))
    assert (Sending.objects.get().received_on, Sending.objects.get().received_by) == (TODAY, PROGRAM.name)
    assert mine(meeting.campaign, first.pk) == []
    assert now(meeting).received == 1


@pytest.mark.parametrize(
    ("persons", "days", "says"), [(0, 0, "Chưa chọn người nhận"), (1, 1, "còn chưa tới")]
)
def test_what_cannot_be_noted(meeting: Meeting, persons: int, days: int, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        send(meeting, everybody(meeting)[:persons], TODAY + timedelta(days=days))


def test_a_plan_is_another_draft(meeting: Meeting) -> None:
    send(meeting, everybody(meeting)[:1], what="plan")
    assert [(one.what, one.sent) for one in rounds(meeting.campaign, [meeting])] == [
        ("review", 0),
        ("plan", 1),
    ]


def test_as_many_questions_for_all_meetings_as_for_one(meeting: Meeting, ward: Cast) -> None:
    campaign = meeting.campaign
    with CaptureQueriesContext(connection) as few:
        rounds(campaign, [meeting])
    for key in ("cell1", "cell2", "office", "school", "station", "military", "police"):
        set_meeting(campaign=campaign, unit=ward.units[key], planned_on=TODAY, by=PROGRAM)
    meetings = list(campaign.meetings.all())
    with CaptureQueriesContext(connection) as many:
        rounds(campaign, meetings)
    assert len(meetings) > 7
    assert len(many) == len(few)
