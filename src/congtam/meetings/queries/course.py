"""How far a meeting is: what runs, what comes next, how long it lasted, who is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from congtam.campaigns.packs import pack_of
from congtam.engine.pack.process import Forum
from congtam.engine.pack.reviews import AgendaStep
from congtam.meetings.models import Attendance, Item, Note, Sitting
from congtam.meetings.states import ItemState

OF_BASE = {Attendance.Standing.OFFICIAL, Attendance.Standing.SUSPENDED, Attendance.Standing.MEMBER}


@dataclass(frozen=True)
class Count:
    """`base` is of all members with a vote, not of those present: majorities are counted from it."""

    base: int
    present: int
    probationary: int
    invited: int
    absent: int
    unknown: int

    @property
    def needed(self) -> int:
        """More than half of the base."""
        return self.base // 2 + 1


def counted(rows: Iterable[Attendance]) -> Count:
    found = list(rows)
    state, standing = Attendance.State, Attendance.Standing
    there = [row for row in found if row.state == state.PRESENT]
    return Count(
        base=sum(row.standing in OF_BASE for row in found),
        present=sum(row.standing in OF_BASE for row in there),
        probationary=sum(row.standing == standing.PROBATIONARY for row in there),
        invited=sum(row.standing == standing.INVITED for row in there),
        absent=sum(row.state == state.ABSENT for row in found),
        unknown=sum(row.state == state.UNKNOWN for row in found),
    )


def steps_of(item: Item) -> tuple[AgendaStep, ...]:
    """As the pack of the campaign has them; none where it names none."""
    found = pack_of(item.sitting.campaign).agendas.get(item.agenda)
    return found.steps if found else ()


def running_item(sitting: Sitting) -> Item | None:
    return items_of(sitting).filter(state=ItemState.RUNNING).first()


def following_item(sitting: Sitting) -> Item | None:
    """The first in the order of the agenda that was neither done nor put off."""
    return items_of(sitting).filter(state=ItemState.WAITING).first()


def items_of(sitting: Sitting) -> QuerySet[Item]:
    return sitting.items.select_related("dossier", "person", "chair").order_by("position", "pk")


def next_tick(item: Item) -> int | None:
    """The number of the step that comes next, from 1; None when all were gone through."""
    done = set(item.ticks.values_list("number", flat=True))
    return next((n for n in range(1, len(steps_of(item)) + 1) if n not in done), None)


def concluded(item: Item) -> bool:
    return Note.objects.filter(item=item, field=Note.Field.CONCLUSION).exclude(text="").exists()


@dataclass(frozen=True)
class Length:
    """How long it lasted so far, in how many sessions, and the least that the document asks of this forum.
    Whether half a day is so many hours or one session is the document's own reading."""

    lasted: timedelta
    sessions: int
    least_half_days: int = 0
    hours_of_half_day: int | None = None
    cites: str = ""

    @property
    def least_hours(self) -> int:
        """0: half a day is a session."""
        return self.least_half_days * (self.hours_of_half_day or 0)

    @property
    def is_short(self) -> bool:
        if self.hours_of_half_day is None:
            return self.sessions < self.least_half_days
        return self.lasted < timedelta(hours=self.least_hours)


def length_of(sitting: Sitting, now: datetime | None = None) -> Length:
    """Breaks between sessions do not count."""
    end = now or timezone.now()
    rows = list(sitting.sessions.all())
    lasted = sum(((row.ended_at or end) - row.began_at for row in rows), start=timedelta(0))
    forum = strictest(sitting)
    if forum is None:
        return Length(lasted, len(rows))
    hours = pack_of(sitting.campaign).half_day_hours
    return Length(lasted, len(rows), half_days_of(forum), hours, forum.least_cites or forum.cites)


def strictest(sitting: Sitting) -> Forum | None:
    """Of all forums that meet in this sitting the one that asks for most time."""
    pack = pack_of(sitting.campaign)
    keys = sitting.items.exclude(forum="").values_list("forum", flat=True).distinct()
    asking = [pack.forums[key] for key in keys if key in pack.forums and half_days_of(pack.forums[key])]
    return max(asking, key=half_days_of, default=None)


def half_days_of(forum: Forum) -> int:
    """0: the document names no least time in days."""
    if forum.least_half_days is not None:
        return forum.least_half_days
    if forum.least_duration and forum.least_duration.unit in {"days", "working days"}:
        return forum.least_duration.length * 2
    return 0
