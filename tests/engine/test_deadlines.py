"""Days off and days worked instead, where a document counts in working days."""

from datetime import date

import pytest

from congtam.engine.deadlines import WorkDays, due
from congtam.engine.pack.process import Deadline

NEW_YEAR = date(2026, 1, 1)
WORKED = date(2026, 1, 10)
CALENDAR = WorkDays(off=frozenset({NEW_YEAR, date(2026, 1, 2)}), worked=frozenset({WORKED}))


def rule(within: str, **where: str) -> Deadline:
    return Deadline.model_validate({"what": "gửi", "within": within, "cites": "I", **where})


@pytest.mark.parametrize(
    ("within", "way", "event", "plainly", "marked"),
    [
        # Monday 5 January back over a week-end and two days off
        ("3 working days", "before", date(2026, 1, 5), date(2025, 12, 31), date(2025, 12, 29)),
        # Friday 9 January on over a Saturday that is worked
        ("2 working days", "after", date(2026, 1, 9), date(2026, 1, 13), date(2026, 1, 12)),
        # days of the calendar ask nobody
        ("3 days", "before", date(2026, 1, 5), date(2026, 1, 2), date(2026, 1, 2)),
    ],
)
def test_working_days_pass_over_what_is_off(
    within: str, way: str, event: date, plainly: date, marked: date
) -> None:
    asked = rule(within, **{way: "meeting"})
    assert due(asked, {"meeting": event}) == plainly
    assert due(asked, {"meeting": event}, CALENDAR) == marked


def test_the_way_says_which_days_were_unusual() -> None:
    back = list(CALENDAR.unusual(date(2026, 1, 5), date(2025, 12, 29)))
    assert sorted(back) == [NEW_YEAR, date(2026, 1, 2)]
    assert list(CALENDAR.unusual(date(2026, 1, 9), date(2026, 1, 12))) == [WORKED]
    assert list(CALENDAR.unusual(date(2026, 1, 12), date(2026, 1, 12))) == []
