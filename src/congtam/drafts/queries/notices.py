"""Whether the drafts of a meeting went out in time: by name, before the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns.models import Campaign, Meeting
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.deadlines import MEETING, counted
from congtam.campaigns.queries.workdays import Calendar, calendar_of
from congtam.drafts.models import LateNotice, Sending
from congtam.drafts.queries.participants import participants
from congtam.engine.deadlines import due
from congtam.engine.pack.process import Deadline
from congtam.people.models import Person


@dataclass(frozen=True)
class Notice:
    """One participant and one draft. Without a day of sending it has not gone out."""

    person: Person
    sending: Sending | None
    last_day: date | None

    @property
    def is_late(self) -> bool:
        return bool(self.sending and self.last_day and self.sending.sent_on > self.last_day)

    def is_missing(self, today: date) -> bool:
        """Not sent although the last day is over."""
        return self.sending is None and self.last_day is not None and self.last_day < today


@dataclass(frozen=True)
class Last:
    """The last day to send, and how it was counted; without a rule or a day of meeting nobody knows one."""

    rule: Deadline | None
    meets_on: date | None
    day: date | None = None
    counted: str = ""

    @classmethod
    def of(cls, rule: Deadline | None, meets_on: date | None, calendar: Calendar) -> Last:
        if rule is None or meets_on is None:
            return cls(rule, meets_on)
        events = {MEETING: meets_on}
        return cls(rule, meets_on, due(rule, events, calendar.days), counted(rule, events, calendar))


@dataclass(frozen=True)
class Round:
    """One draft of one meeting, under one rule of the pack (or none: then nobody is late)."""

    unit: int
    what: str
    key: str
    last: Last
    notices: list[Notice]
    excused: LateNotice | None

    @property
    def rule(self) -> Deadline | None:
        return self.last.rule

    @property
    def meets_on(self) -> date | None:
        return self.last.meets_on

    @property
    def last_day(self) -> date | None:
        return self.last.day

    @property
    def sent(self) -> int:
        return sum(notice.sending is not None for notice in self.notices)

    @property
    def received(self) -> int:
        return sum(bool(notice.sending and notice.sending.received_on) for notice in self.notices)

    def too_late(self, today: date) -> list[Person]:
        """Those who got it after the last day, or cannot get it in time any more."""
        return [one.person for one in self.notices if one.is_late or one.is_missing(today)]

    def unexcused(self, today: date) -> list[Person]:
        covered = set(self.excused.persons) if self.excused else set()
        return [person for person in self.too_late(today) if person.pk not in covered]

    def is_ready(self, today: date) -> bool:
        """Everybody has it in time, or it was said why the meeting is held all the same. Of nobody nothing is
        said, and without a day nobody knows what is in time."""
        known = bool(self.notices) and (self.rule is None or self.last_day is not None)
        return known and self.sent == len(self.notices) and not self.unexcused(today)


def notice_rules(campaign: Campaign) -> dict[str, Deadline]:
    """The notice periods of the pack: at least so long before the meeting."""
    rules = pack_of(campaign).deadlines
    return {key: rule for key, rule in rules.items() if rule.strict and rule.before == MEETING}


def past_notice(campaign: Campaign, meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    """Only in these can somebody have a draft too late: the last day to send it has gone by."""
    return [
        meeting
        for meeting in meetings
        if (last := first_last_day(campaign, meeting)) is not None and last < today
    ]


def first_last_day(campaign: Campaign, meeting: Meeting) -> date | None:
    """The last day to send its drafts, by the planned day and the earliest rule."""
    days = calendar_of(campaign.organisation_id).days
    found = [
        due(rule, {MEETING: meeting.planned_on}, days)
        for rule in notice_rules(campaign).values()
        if meeting.planned_on
    ]
    return min((day for day in found if day), default=None)


def lacking(meeting: Meeting, on: date) -> list[Round]:
    """What keeps the meeting from being held on that day: a draft that somebody had too late by the pack, or
    never, and nobody has said why it is held all the same."""
    if not notice_rules(meeting.campaign):
        return []
    found = rounds(meeting.campaign, [meeting], on=on)
    return [one for one in found if one.rule and one.unexcused(on)]


def said_of(one: Round, on: date) -> str:
    """Who is behind, by name, and by which sentence of the document."""
    return _("Dự thảo phải gửi chậm nhất ngày %(day)s (%(cites)s); chưa gửi hoặc gửi muộn: %(names)s.") % {
        "day": f"{one.last_day:%d/%m/%Y}" if one.last_day else "",
        "cites": one.rule.cites if one.rule else "",
        "names": names_of(one.unexcused(on)),
    }


NAMES_SHOWN = 5


def names_of(persons: list[Person]) -> str:
    names = [person.full_name for person in persons]
    more = len(names) - NAMES_SHOWN
    told = ", ".join(names[:NAMES_SHOWN])
    return told if more <= 0 else _("%(names)s và %(n)d người nữa") % {"names": told, "n": more}


def rounds(campaign: Campaign, meetings: Iterable[Meeting], on: date | None = None) -> list[Round]:
    """Of each meeting: the draft review, and whatever else was sent out for it. With `on` as if they were
    held that day."""
    listed = list(meetings)
    units = [meeting.unit_id for meeting in listed]
    takers = participants(campaign, units, campaign.asked_on)
    sendings = sendings_of(campaign, units)
    excuses, calendar = excuses_of(campaign, units), calendar_of(campaign.organisation_id)
    rules: list[tuple[str, Deadline | None]] = [*notice_rules(campaign).items()] or [("", None)]
    found = []
    for meeting in listed:
        known = sendings.get(meeting.unit_id, {})
        for what in [Sending.What.REVIEW.value, *(one for one in known if one != Sending.What.REVIEW)]:
            for key, rule in rules:
                excused = excuses.get((meeting.unit_id, key, what))
                persons = takers.get(meeting.unit_id, [])
                day = on or meeting.held_on or meeting.planned_on
                last = Last.of(rule, day, calendar)
                found.append(round_of(meeting, what, key, last, persons, known.get(what, {}), excused))
    return found


def excuses_of(campaign: Campaign, units: Iterable[int]) -> dict[tuple[int, str, str], LateNotice]:
    rows = LateNotice.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, unit__in=list(units)
    )
    return {(row.unit_id, row.deadline, row.what): row for row in rows}


def sendings_of(campaign: Campaign, units: Iterable[int]) -> dict[int, dict[str, dict[int, Sending]]]:
    rows = Sending.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, unit__in=list(units)
    ).select_related("person")
    found: dict[int, dict[str, dict[int, Sending]]] = {}
    for row in rows.order_by("what", "pk"):
        found.setdefault(row.unit_id, {}).setdefault(row.what, {})[row.person_id] = row
    return found


def round_of(
    meeting: Meeting,
    what: str,
    key: str,
    last: Last,
    persons: list[Person],
    sent: dict[int, Sending],
    excused: LateNotice | None,
) -> Round:
    """Who left since, and had the draft, stays in the list."""
    known = {person.pk for person in persons}
    more = [row.person for pk, row in sent.items() if pk not in known]
    notices = [Notice(person, sent.get(person.pk), last.day) for person in [*persons, *more]]
    return Round(meeting.unit_id, what, key, last, notices, excused)


def mine(campaign: Campaign, person: int) -> list[Sending]:
    """Drafts that were sent to somebody and that they have not confirmed yet."""
    rows = Sending.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, person=person, received_on=None
    )
    return list(rows.order_by("sent_on", "pk"))
