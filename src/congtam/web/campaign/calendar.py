"""The calendar: months with what is due, the meeting day of each unit, and a file for other calendars."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.actions.planning import mark_item, write_item
from congtam.campaigns.ics import calendar as calendar_file
from congtam.campaigns.models import PlanItem
from congtam.campaigns.queries.calendar import Entry, entries, events
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done, told
from congtam.web.base.downloads import as_file
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached
from congtam.web.base.weekdays import weekday
from congtam.web.campaign.forms import ItemForm


@signed_in
@require_GET
def calendar(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.SEE_PLAN)
    found = entries(reach.campaign, followed=reach.units(Action.SEE_PROGRESS))
    days: dict[date, list[Entry]] = {}
    for one in found:
        days.setdefault(one.first, []).append(one)
    return render(
        request,
        "campaign/calendar.html",
        {
            "campaign": reach.campaign,
            "days": [(day, weekday(day), day.isoweekday() > 5, lines) for day, lines in days.items()],
            "today": today(),
            "late": {one.key for one in found if one.is_late(today())},
            "from_today": next((day for day in days if day >= today()), None),
            "undated": undated(reach),
            "may_run": reach.may(Action.RUN_CAMPAIGN),
        },
    )


def undated(reach: Reach) -> list[tuple[int, str]]:
    nodes = tree(reach.campaign.organisation_id, reach.campaign.asked_on).nodes
    rows = reach.campaign.meetings.filter(planned_on=None).values_list("unit_id", flat=True)
    return [(unit, nodes[unit].short) for unit in rows if unit in nodes]


@signed_in
@require_GET
def calendar_export(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.SEE_PLAN)
    made = events(reach.campaign, _("Họp kiểm điểm"), followed=reach.units(Action.SEE_PROGRESS))
    text = calendar_file(reach.campaign.title, made, timezone.now())
    return as_file(text, "text/calendar; charset=utf-8", f"lich-{reach.campaign.pk}.ics")


@signed_in
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, campaign_id: int, key: str = "") -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    campaign = reach.campaign
    row = get_object_or_404(PlanItem, campaign=campaign, key=key) if key else None
    names = ("what", "owner", "begins_on", "due_on")
    initial = {name: getattr(row, name) for name in names} if row else None
    form = ItemForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: write_item(campaign=campaign, by=actor(request), key=key, **said)):
            messages.success(request, _("Đã ghi vào lịch."))
            return redirect("campaign:calendar", campaign.pk)
    return render(request, "campaign/item.html", {"campaign": campaign, "item": row, "form": form})


@signed_in
@require_POST
def item_done(request: HttpRequest, campaign_id: int, key: str) -> HttpResponse:
    """Ticked, or the tick taken away. What is wanted is sent along: a second click changes nothing."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    row = get_object_or_404(PlanItem, campaign=reach.campaign, key=key)
    is_done = request.POST.get("done") != "no"
    if is_done != bool(row.done_on):
        deed = partial(mark_item, item=row, on=today() if is_done else None, by=actor(request))
        told(request, deed, _("Đã ghi."))
    return redirect("campaign:calendar", reach.campaign.pk)
