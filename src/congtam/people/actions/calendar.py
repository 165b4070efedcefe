"""Marking days off and days worked instead: deadlines in working days are counted anew from then on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.models import CalendarDay
from congtam.people.refusals import Refusal

Kind = CalendarDay.Kind
LONGEST = timedelta(days=30)
SHOWN = 3


@transaction.atomic
def mark_days(
    *, organisation: int, kind: str, first: date, last: date, reason: str, by: Actor
) -> list[CalendarDay]:
    """Every day of a stretch that the mark makes different: a Sunday is off already, a Monday is worked."""
    lock(organisation)
    days = [day for day in stretch(first, last) if CalendarDay.is_of_weekend(day) == (kind == Kind.WORKED)]
    if not days:
        raise Refusal(
            _("Những ngày này vốn là ngày nghỉ cuối tuần, không cần ghi.")
            if kind == Kind.OFF
            else _("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật; ngày khác vốn là ngày làm việc.")
        )
    known = CalendarDay.objects.filter(organisation=organisation, on__in=days).order_by("on")
    if known:
        names = ", ".join(f"{row.on:%d/%m/%Y}" for row in known[:SHOWN])
        raise Refusal(_("Đã ghi trước đó: %(days)s. Hãy bỏ ngày đó rồi ghi lại.") % {"days": names})
    now = timezone.now()
    rows = CalendarDay.objects.bulk_create(
        CalendarDay(
            organisation_id=organisation,
            on=day,
            kind=kind,
            reason=reason.strip(),
            entered_by=by.name,
            entered_at=now,
        )
        for day in days
    )
    about = {"kind": kind, "days": [day.isoformat() for day in days], "reason": reason.strip()}
    record(organisation=organisation, by=by, deed="calendar.mark", details=about)
    return rows


def stretch(first: date, last: date) -> list[date]:
    if last < first:
        raise Refusal(_("Ngày cuối phải bằng hoặc sau ngày đầu."))
    if last - first > LONGEST:
        raise Refusal(_("Một lần chỉ ghi tối đa 31 ngày. Hãy ghi làm nhiều lần."))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@transaction.atomic
def unmark_day(*, row: CalendarDay, by: Actor) -> None:
    about = {"kind": row.kind, "days": [row.on.isoformat()], "reason": row.reason}
    record(organisation=row.organisation_id, by=by, deed="calendar.unmark", details=about)
    row.delete()
