"""The working days of an organisation: Monday to Friday, but for the days that somebody marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from congtam.engine.deadlines import WorkDays
from congtam.people.models import CalendarDay
from congtam.people.queries.reading import once


@dataclass(frozen=True)
class Calendar:
    """With the reason of each day that is not as the week has it."""

    days: WorkDays
    reasons: Mapping[date, str]


def calendar_of(organisation: int) -> Calendar:
    return once(("calendar", organisation), lambda: read(organisation))


def read(organisation: int) -> Calendar:
    rows = CalendarDay.objects.filter(organisation=organisation).values_list("on", "kind", "reason")
    marked = list(rows)
    by_kind = {
        kind: frozenset(on for on, said, _ in marked if said == kind) for kind in CalendarDay.Kind.values
    }
    days = WorkDays(off=by_kind[CalendarDay.Kind.OFF], worked=by_kind[CalendarDay.Kind.WORKED])
    return Calendar(days, {on: reason for on, _kind, reason in marked})
