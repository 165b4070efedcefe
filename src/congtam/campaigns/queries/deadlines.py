"""Deadlines that hang on a unit's meeting, or on the year: when, whether met, how late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from congtam.campaigns.models import Campaign, DeadlineMet, Meeting
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.workdays import Calendar, calendar_of
from congtam.engine.deadlines import due
from congtam.engine.pack.process import Deadline

MEETING, YEAR_END = "meeting", "year_end"
AFTER = gettext_lazy("%(n)d ngày làm việc sau ngày %(day)s")
BEFORE = gettext_lazy("%(n)d ngày làm việc trước ngày %(day)s")
OFF = gettext_lazy("trừ ngày nghỉ %(day)s (%(why)s)")
WORKED = gettext_lazy("tính ngày làm bù %(day)s (%(why)s)")


@dataclass(frozen=True)
class Due:
    """One deadline of one unit. Before the meeting was held, what is due after it is expected, not due."""

    unit: int
    key: str
    what: str
    cites: str
    on: date
    met_on: date | None
    after_meeting: bool
    expected: bool
    counted: str = ""
    """How working days were counted, where the document counts in these."""

    def is_late(self, today: date) -> bool:
        return self.met_on is None and not self.expected and self.on < today

    def days_late(self, today: date) -> int:
        return (today - self.on).days if self.is_late(today) else 0

    @property
    def was_late(self) -> bool:
        return self.met_on is not None and self.met_on > self.on


def dues(campaign: Campaign, meetings: Iterable[Meeting] | None = None) -> list[Due]:
    """By day; deadlines whose event has no day yet are not there."""
    rules, calendar = pack_of(campaign).deadlines, calendar_of(campaign.organisation_id)
    known = campaign.meetings.all() if meetings is None else meetings
    met = {
        (row.unit_id, row.deadline): row.on
        for row in DeadlineMet.objects.filter(organisation=campaign.organisation_id, campaign=campaign)
    }
    found = [
        one
        for meeting in known
        for key, rule in rules.items()
        if (one := due_of(campaign, meeting, key, rule, met.get((meeting.unit_id, key)), calendar))
    ]
    return sorted(found, key=lambda one: (one.on, one.unit))


def due_of(
    campaign: Campaign, meeting: Meeting, key: str, rule: Deadline, met_on: date | None, calendar: Calendar
) -> Due | None:
    """A notice goes out before the day that was planned; what comes after counts from the day it was held."""
    after = rule.after == MEETING
    day = (meeting.held_on or meeting.planned_on) if after else (meeting.planned_on or meeting.held_on)
    events = {YEAR_END: date(campaign.year, 12, 31)} | ({MEETING: day} if day else {})
    on = due(rule, events, calendar.days)
    gone = rule.before == MEETING and meeting.held_on is not None and met_on is None
    if on is None or gone:  # what should have gone out before a meeting is not sent after it
        return None
    expected = after and meeting.held_on is None
    said = counted(rule, events, calendar)
    return Due(meeting.unit_id, key, rule.what, rule.cites, on, met_on, after, expected, said)


def counted(rule: Deadline, events: Mapping[str, date], calendar: Calendar) -> str:
    """In working days: from which day, and which days off were passed over or worked instead."""
    event, on = events.get(rule.after or rule.before or ""), due(rule, events, calendar.days)
    if event is None or on is None or rule.within is None or rule.within.unit != "working days":
        return ""
    words = {"n": rule.within.length, "day": f"{event:%d/%m/%Y}"}
    way = BEFORE if rule.before else AFTER
    unusual = sorted(calendar.days.unusual(event, on))
    return "; ".join([str(way) % words, *(other_day(day, calendar) for day in unusual)])


def other_day(day: date, calendar: Calendar) -> str:
    said = {"day": f"{day:%d/%m}", "why": calendar.reasons.get(day, "")}
    return str(WORKED if day in calendar.days.worked else OFF) % said
