"""Days off and days worked instead: entered with a reason, journalled, counted by deadlines, taken back."""

from datetime import date

import pytest

from congtam.campaigns.queries.deadlines import counted
from congtam.campaigns.queries.workdays import calendar_of
from congtam.engine.pack.process import Deadline
from congtam.journal.models import Entry
from congtam.people.actions.calendar import mark_days, unmark_day
from congtam.people.models import CalendarDay
from congtam.people.refusals import Refusal
from tests.cast import Cast

THURSDAY, MONDAY = date(2026, 1, 1), date(2026, 1, 5)
RULE = Deadline.model_validate(
    {"what": "gửi dự thảo", "within": "3 working days", "before": "meeting", "cites": "Điều 1"}
)


def mark(cast: Cast, kind: str, first: date, last: date, reason: str = "Tết Dương lịch") -> list[CalendarDay]:
    return mark_days(
        organisation=cast.ward.pk, kind=kind, first=first, last=last, reason=reason, by=cast.actor("dung")
    )


def test_a_stretch_leaves_out_the_week_end_and_is_in_the_journal(cast: Cast) -> None:
    assert [row.on.day for row in mark(cast, "off", THURSDAY, MONDAY)] == [1, 2, 5]
    entry = Entry.objects.filter(organisation=cast.ward.pk, deed="calendar.mark").get()
    assert entry.details["days"] == ["2026-01-01", "2026-01-02", "2026-01-05"]
    assert calendar_of(cast.town.pk).reasons == {}


def test_a_deadline_says_how_it_was_counted(cast: Cast) -> None:
    assert counted(RULE, {"meeting": MONDAY}, calendar_of(cast.ward.pk)) == (
        "3 ngày làm việc trước ngày 05/01/2026"
    )
    mark(cast, "off", THURSDAY, date(2026, 1, 2))
    mark(cast, "worked", date(2026, 1, 3), date(2026, 1, 3), "làm bù")
    assert counted(RULE, {"meeting": MONDAY}, calendar_of(cast.ward.pk)) == (
        "3 ngày làm việc trước ngày 05/01/2026; trừ ngày nghỉ 01/01 (Tết Dương lịch); "
        "trừ ngày nghỉ 02/01 (Tết Dương lịch); tính ngày làm bù 03/01 (làm bù)"
    )


@pytest.mark.parametrize(
    ("kind", "first", "last", "why"),
    [
        ("off", date(2026, 1, 3), date(2026, 1, 4), "cuối tuần"),
        ("worked", MONDAY, MONDAY, "thứ Bảy hoặc Chủ nhật"),
        ("off", MONDAY, THURSDAY, "bằng hoặc sau"),
        ("off", THURSDAY, date(2026, 3, 1), "31 ngày"),
        ("off", THURSDAY, THURSDAY, "01/01/2026"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, kind: str, first: date, last: date, why: str) -> None:
    mark(cast, "off", THURSDAY, THURSDAY)
    with pytest.raises(Refusal, match=why):
        mark(cast, kind, first, last)
    assert CalendarDay.objects.count() == 1


def test_a_day_taken_back_counts_again(cast: Cast) -> None:
    (row,) = mark(cast, "off", THURSDAY, THURSDAY)
    unmark_day(row=row, by=cast.actor("dung"))
    assert calendar_of(cast.ward.pk).days.has(THURSDAY)
    assert Entry.objects.filter(organisation=cast.ward.pk, deed="calendar.unmark").count() == 1
