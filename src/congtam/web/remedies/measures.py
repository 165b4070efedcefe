"""Measures: planned with an owner and a day, proved with what was done."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.actions.evidence import dropped, taken
from congtam.people.models import Person
from congtam.people.names import tidy
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.remedies.actions.moving import prove_measure
from congtam.remedies.actions.recording import Planned, plan_measure
from congtam.remedies.models import Measure, Shortcoming
from congtam.web.base.deeds import done
from congtam.web.base.downloads import as_handed_in
from congtam.web.base.guards import actor, signed_in
from congtam.web.remedies.finding import item_in_reach, measure_in_reach
from congtam.web.remedies.forms import MeasureForm, ProofForm
from congtam.web.remedies.items import WHO


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, campaign_id: int, item_id: int) -> HttpResponse:
    reach, row = item_in_reach(request, campaign_id, item_id, Action.WORK_REMEDIES)
    form = MeasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = Planned(**form.cleaned_data, owner_person=person_named(row, form.cleaned_data["owner"]))
        if done(form, partial(plan_measure, shortcoming=row, planned=said, by=actor(request))):
            messages.success(request, _("Đã ghi biện pháp."))
            return redirect("remedies:item", campaign_id, item_id)
    shown = {
        "campaign": reach.campaign,
        "item": row,
        "form": form,
        "title": _("Thêm biện pháp"),
        "name": row.name,
        "lead": row.text or row.paper,
        "who": WHO,
    }
    return render(request, "remedies/form.html", shown)


def person_named(row: Shortcoming, owner: str) -> Person | None:
    """So that the owner finds it among their tasks; a name that several have is kept as a name."""
    found = Person.objects.filter(organisation=row.organisation_id, full_name__iexact=tidy(owner))[:2]
    return found[0] if len(found) == 1 else None


@signed_in
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest, campaign_id: int, measure_id: int) -> HttpResponse:
    reach, row = measure_in_reach(request, campaign_id, measure_id, Action.WORK_REMEDIES)
    start = {"done_on": row.done_on, "evidence": row.evidence}
    form = ProofForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid() and done(form, partial(proved, request, row, form)):
        messages.success(request, _("Đã lưu kết quả và minh chứng."))
        return redirect("remedies:item", campaign_id, row.shortcoming_id)
    shown = {
        "campaign": reach.campaign,
        "item": row.shortcoming,
        "form": form,
        "title": _("Kết quả của biện pháp"),
        "name": row.text,
        "who": WHO,
    }
    return render(request, "remedies/form.html", shown)


def proved(request: HttpRequest, row: Measure, form: ProofForm) -> None:
    said = form.cleaned_data
    given = said["file"]
    file = taken(row.organisation_id, given.name or "", given.chunks()) if given else None
    try:
        prove_measure(
            measure=row, done_on=said["done_on"], evidence=said["evidence"], by=actor(request), file=file
        )
    except Refusal:
        dropped(file)
        raise


@signed_in
@require_GET
def file(request: HttpRequest, campaign_id: int, measure_id: int) -> HttpResponse:
    _reach, row = measure_in_reach(request, campaign_id, measure_id, Action.SEE_REMEDIES)
    return as_handed_in(row.place, row.file_kind, row.file_name)
