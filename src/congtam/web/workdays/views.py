"""Days off and days worked instead: everybody who sees a plan sees them, the office enters them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from congtam.people.actions.calendar import mark_days, unmark_day
from congtam.people.models import CalendarDay
from congtam.people.permissions import Action, Target
from congtam.web.base.deeds import done
from congtam.web.base.guards import account_of, actor, guard, may, signed_in
from congtam.web.base.weekdays import weekday
from congtam.web.workdays.forms import DaysForm

SHOWN = 200


@signed_in
@require_http_methods(["GET", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    organisation = account_of(request).organisation_id
    here = Target(organisation)
    guard(request, Action.SEE_PLAN if request.method == "GET" else Action.RUN_CAMPAIGN, here)
    form = DaysForm(request.POST or None)
    made: list[CalendarDay] = []

    def mark() -> None:
        made.extend(mark_days(organisation=organisation, by=actor(request), **form.marked()))

    if request.method == "POST" and form.is_valid() and done(form, mark):
        messages.success(request, told(len(made)))
        return redirect("workdays:days")
    rows = CalendarDay.objects.filter(organisation=organisation).order_by("-on")[:SHOWN]
    return render(
        request,
        "workdays/days.html",
        {
            "form": form,
            "rows": [(row, weekday(row.on)) for row in rows],
            "may_change": may(request, Action.RUN_CAMPAIGN, here),
        },
    )


def told(n: int) -> str:
    return ngettext(
        "Đã ghi %(n)d ngày. Thời hạn đã tính lại.", "Đã ghi %(n)d ngày. Thời hạn đã tính lại.", n
    ) % {"n": n}


@signed_in
@require_POST
def unmark(request: HttpRequest, day_id: int) -> HttpResponse:
    row = get_object_or_404(CalendarDay, pk=day_id)
    guard(request, Action.RUN_CAMPAIGN, Target(row.organisation_id))
    unmark_day(row=row, by=actor(request))
    messages.success(request, _("Đã bỏ ngày %(day)s. Thời hạn đã tính lại.") % {"day": f"{row.on:%d/%m/%Y}"})
    return redirect("workdays:days")
