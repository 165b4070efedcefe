"""The sheets one has to fill: one's own, and those about others, by campaign."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from congtam.campaigns.models import Campaign
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.sheets.actions.opening import NotYours, open_sheet
from congtam.sheets.parties import own_key
from congtam.sheets.queries.work import FILLED_IN, work_in
from congtam.web.base.guards import actor, rights, signed_in
from congtam.web.base.reach import dossier_named
from congtam.web.sheets.finding import pens


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    holder = pens(request)
    campaigns = Campaign.objects.filter(organisation=holder.organisation, phase__in=FILLED_IN)
    found = [work_in(one, holder) for one in campaigns.order_by("-year", "-pk")]
    shown = [work for work in found if work.own or work.groups or holder.office]
    sees_all = rights(request).may_somewhere(Action.RUN_CAMPAIGN)
    return render(request, "sheets/mine.html", {"works": shown, "sees_all": sees_all})


@signed_in
@require_POST
def open_(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier = dossier_named(request, dossier_id)
    rule, who = request.POST.get("rule", ""), request.POST.get("who") or own_key(dossier)
    try:
        sheet = open_sheet(dossier=dossier, rule=rule, who=who, pens=pens(request), by=actor(request))
    except NotYours as refused:
        raise PermissionDenied from refused
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("sheets:mine")
    return redirect("sheets:sheet", sheet_id=sheet.pk)
