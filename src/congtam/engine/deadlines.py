"""Days counted as the law counts them; days off are an argument, not knowledge of the program."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from congtam.engine.pack.process import Deadline
from congtam.engine.pack.quantities import Span

SATURDAY = 5


def is_of_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


@dataclass(frozen=True)
class WorkDays:
    """Monday to Friday but for the days off, and whatever is worked instead."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        return day in self.worked or not (is_of_weekend(day) or day in self.off)

    def unusual(self, start: date, end: date) -> Iterator[date]:
        """On the way from one day to another, either direction, the last included: what the week does not
        tell."""
        sign = 1 if start <= end else -1
        for number in range(1, abs((end - start).days) + 1):
            day = start + timedelta(days=sign * number)
            if self.has(day) == is_of_weekend(day):
                yield day


WEEK = WorkDays()


def due(deadline: Deadline, events: Mapping[str, date], days: WorkDays = WEEK) -> date | None:
    """The last day allowed (or, for a notice period, the last day to send). None while its event has no
    date."""
    if deadline.on:
        return deadline.on
    event = events.get(deadline.after or deadline.before or "")
    if event is None or deadline.within is None:
        return None
    return moved(event, deadline.within, back=deadline.before is not None, days=days)


def moved(start: date, span: Span, *, back: bool = False, days: WorkDays = WEEK) -> date:
    """So long after (or before) a day. A month ends on the same day, or on its last day where it has no such
    day."""
    sign = -1 if back else 1
    match span.unit:
        case "days":
            return start + timedelta(days=sign * span.length)
        case "weeks":
            return start + timedelta(weeks=sign * span.length)
        case "working days":
            return _working_days(start, span.length, sign, days)
        case "months":
            return _months(start, sign * span.length)
        case "years":
            return _months(start, sign * span.length * 12)


def _working_days(start: date, length: int, sign: int, days: WorkDays) -> date:
    day = start
    while length:
        day += timedelta(days=sign)
        if days.has(day):
            length -= 1
    return day


def _months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
