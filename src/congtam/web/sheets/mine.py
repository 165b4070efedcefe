"""The sheets one has to fill: one's own, and those about others, by campaign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.sheets.actions.opening import NotYours, open_sheet, own_key
from congtam.sheets.models import Sheet
from congtam.sheets.parties import Party, parties_by
from congtam.sheets.permissions import Pens
from congtam.sheets.rules import layout_for
from congtam.web.base.guards import actor, rights, signed_in
from congtam.web.sheets.finding import dossier_named, pens

FILLED_IN = (Phase.REVIEWING, Phase.MEETING, Phase.APPRAISING)
GRID_FROM = 2
"""So many sheets by one rule are offered as one table."""


@dataclass(frozen=True)
class Due:
    """One sheet to fill; not opened yet while there is none."""

    dossier: Dossier
    rule: str
    who: str
    name: str
    sheet: Sheet | None


@dataclass(frozen=True)
class Group:
    """Sheets about others by one rule: one by one, or as a table."""

    rule: str
    who: str
    kind: str
    label: str
    name: str
    due: list[Due]

    @property
    def is_table(self) -> bool:
        return len(self.due) >= GRID_FROM

    @property
    def given(self) -> int:
        return sum(1 for one in self.due if one.sheet and one.sheet.is_submitted)


@dataclass(frozen=True)
class Work:
    campaign: Campaign
    own: list[Due]
    groups: list[Group]
    is_office: bool


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    holder = pens(request)
    campaigns = Campaign.objects.filter(organisation=holder.organisation, phase__in=FILLED_IN)
    found = [work_in(one, holder) for one in campaigns.order_by("-year", "-pk")]
    shown = [work for work in found if work.own or work.groups or work.is_office]
    sees_all = rights(request).may_somewhere(Action.RUN_CAMPAIGN)
    return render(request, "sheets/mine.html", {"works": shown, "sees_all": sees_all})


def work_in(campaign: Campaign, holder: Pens) -> Work:
    parties = parties_by(campaign, holder.who)
    own = own_dossiers(campaign, holder)
    sheets = {
        (sheet.dossier_id, sheet.rule, sheet.who): sheet
        for sheet in Sheet.objects.filter(
            organisation=holder.organisation, dossier__campaign=campaign, who__in=holder.who
        )
    }
    mine_ = [Due(one, "", own_key(one), one.name, sheets.get((one.pk, "", own_key(one)))) for one in own]
    return Work(campaign, mine_, list(groups(campaign, parties, sheets)), holder.office)


def own_dossiers(campaign: Campaign, holder: Pens) -> list[Dossier]:
    """Of oneself and of the units one leads, where the documents have a sheet."""
    keys = [who.split(":") for who in holder.who]
    units = [int(key) for kind, key in keys if kind == "unit"]
    persons = [int(key) for kind, key in keys if kind == "person"]
    asked = campaign.dossiers.filter(Q(unit__in=units) | Q(person__in=persons), is_listed=True)
    found = asked.exclude(is_rated=False).order_by("sort_key", "name")
    return [one for one in found if layout_for(campaign, one.kind).card is not None]


def groups(
    campaign: Campaign, parties: Iterable[Party], sheets: dict[tuple[int, str, str], Sheet]
) -> Iterable[Group]:
    found: dict[tuple[str, str, str], Group] = {}
    for party in parties:
        kind = party.dossier.kind
        if layout_for(campaign, kind).card is None:
            continue
        key = party.rule, party.who, kind
        label = pack_of(campaign).subjects[kind].label
        group = found.setdefault(key, Group(*key, label, party.name, []))
        sheet = sheets.get((party.dossier.pk, party.rule, party.who))
        group.due.append(Due(party.dossier, party.rule, party.who, party.dossier.name, sheet))
    return found.values()


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
