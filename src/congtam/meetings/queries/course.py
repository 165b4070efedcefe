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

HALF_DAY = timedelta(hours=4)
"""Half of a working day of eight hours: documents count meetings in days, clocks in hours."""
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
    """How long it lasted so far, and the least that the document asks of this forum."""

    lasted: timedelta
    least: timedelta | None = None
    cites: str = ""

    @property
    def is_short(self) -> bool:
        return self.least is not None and self.lasted < self.least

    @property
    def least_half_days(self) -> int:
        return round(self.least / HALF_DAY) if self.least else 0


def length_of(sitting: Sitting, now: datetime | None = None) -> Length:
    """Breaks between sessions do not count."""
    end = now or timezone.now()
    lasted = sum(((row.ended_at or end) - row.began_at for row in sitting.sessions.all()), start=timedelta(0))
    forum = strictest(sitting)
    return Length(lasted, least_of(forum), forum.cites) if forum else Length(lasted)


def strictest(sitting: Sitting) -> Forum | None:
    """Of all forums that meet in this sitting the one that asks for most time."""
    pack = pack_of(sitting.campaign)
    keys = sitting.items.exclude(forum="").values_list("forum", flat=True).distinct()
    forums = [pack.forums[key] for key in keys if key in pack.forums]
    asking = [forum for forum in forums if least_of(forum)]
    return max(asking, key=lambda forum: least_of(forum) or timedelta(0), default=None)


def least_of(forum: Forum) -> timedelta | None:
    if forum.least_half_days is not None:
        return forum.least_half_days * HALF_DAY
    if forum.least_duration and forum.least_duration.unit in {"days", "working days"}:
        return forum.least_duration.length * 2 * HALF_DAY
    return None
