"""One unit in a campaign: its meeting, what it owes, who was asked about it, calls, its dossiers."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.actions.planning import log_call, meet_deadline, set_meeting
from congtam.campaigns.models import Call
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.deadlines import dues
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.comments.queries.gathering import requests_about, tallies
from congtam.drafts.actions.holding import hold_in_time
from congtam.people.models import Unit
from congtam.people.permissions import Action
from congtam.people.queries.roll import head_of
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached, unit_of
from congtam.web.campaign.forms import CallForm, DoneForm, HeldForm, MeetingForm


@signed_in
@require_GET
def unit(request: HttpRequest, campaign_id: int, unit_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, unit_id, Action.SEE_PROGRESS)
    campaign = reach.campaign
    node = tree(campaign.organisation_id, campaign.asked_on).nodes.get(unit_id)
    if node is None:
        raise Http404
    meeting = campaign.meetings.filter(unit=shown).first()
    return render(
        request,
        "campaign/unit.html",
        {
            "campaign": campaign,
            "unit": shown,
            "node": node,
            "meeting": meeting,
            "head": head_of(campaign.organisation_id, unit_id, today()),
            "dues": [(one, one.days_late(today())) for one in dues(campaign, [meeting] if meeting else [])],
            "asked": tallies(requests_about(campaign, shown)),
            "calls": Call.objects.filter(campaign=campaign, unit=shown).order_by("-made_at")[:10],
            "supervisors": campaign.supervisions.filter(unit=shown).select_related("person"),
            "dossiers": dossiers_seen(campaign, reach.rights).filter(home=shown),
            "labels": {key: one.label for key, one in pack_of(campaign).subjects.items()},
            "call_form": CallForm(),
            "may_record": reach.may_in(shown, Action.RECORD_MEETING) and not campaign.is_over,
            "may_run": reach.may(Action.RUN_CAMPAIGN) and not campaign.is_over,
            "today": today(),
        },
    )


def in_reach(request: HttpRequest, campaign_id: int, unit_id: int, action: Action) -> tuple[Reach, Unit]:
    reach = reached(request, campaign_id)
    shown = unit_of(reach.campaign, unit_id)
    reach.guard_unit(shown, action)
    return reach, shown


def answer(
    request: HttpRequest, reach: Reach, shown: Unit, form: forms.Form, title: str, deed: Callable[[], object]
) -> HttpResponse:
    """One question on a page, then back to the unit."""
    if request.method == "POST" and form.is_valid() and done(form, deed):
        messages.success(request, _("Đã ghi."))
        return redirect("campaign:unit", reach.campaign.pk, shown.pk)
    names = tree(reach.campaign.organisation_id, reach.campaign.asked_on).nodes
    where = {"campaign": reach.campaign, "unit": shown, "node": names.get(shown.pk)}
    return render(request, "campaign/ask.html", {**where, "form": form, "title": title})


@signed_in
@require_http_methods(["GET", "POST"])
def meeting_day(request: HttpRequest, campaign_id: int, unit_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, unit_id, Action.RECORD_MEETING)
    row = reach.campaign.meetings.filter(unit=shown).first()
    names = ("planned_on", "starts_at", "place")
    form = MeetingForm(request.POST or None, initial={name: getattr(row, name, None) for name in names})
    return answer(
        request,
        reach,
        shown,
        form,
        _("Ngày họp kiểm điểm"),
        lambda: set_meeting(campaign=reach.campaign, unit=shown, by=actor(request), **form.cleaned_data),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def meeting_held(request: HttpRequest, campaign_id: int, unit_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, unit_id, Action.RECORD_MEETING)
    row = get_object_or_404(reach.campaign.meetings, unit=shown)
    form = HeldForm(request.POST or None, initial={"note": row.note, "held_on": row.held_on})

    def deed() -> None:
        said = form.cleaned_data
        late = said["late_because"]
        hold_in_time(meeting=row, on=said["held_on"], remark=said["note"], reason=late, by=actor(request))

    return answer(request, reach, shown, form, _("Xác nhận đã họp"), deed)


@signed_in
@require_http_methods(["GET", "POST"])
def deadline_met(request: HttpRequest, campaign_id: int, unit_id: int, key: str) -> HttpResponse:
    """Reports are received by the office; what a unit sends out itself it notes itself."""
    reach, shown = in_reach(request, campaign_id, unit_id, Action.RECORD_MEETING)
    rule = pack_of(reach.campaign).deadlines.get(key)
    if rule is None:
        raise Http404
    form = DoneForm(request.POST or None, initial={"on": today()})
    deed = partial(meet_deadline, campaign=reach.campaign, unit=shown, deadline=key, by=actor(request))
    return answer(request, reach, shown, form, rule.what, lambda: deed(on=form.cleaned_data["on"]))


@signed_in
@require_POST
def call(request: HttpRequest, campaign_id: int, unit_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, unit_id, Action.SEE_PROGRESS)
    reach.guard(Action.RUN_CAMPAIGN)
    form = CallForm(request.POST)
    deed = partial(log_call, campaign=reach.campaign, unit=shown, by=actor(request))
    return answer(
        request, reach, shown, form, _("Ghi cuộc gọi"), lambda: deed(said=form.cleaned_data["said"])
    )
