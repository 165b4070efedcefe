"""The meetings of a campaign, unit by unit, and making the agenda of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from congtam.campaigns.models import Campaign, Meeting, Participation
from congtam.meetings.actions.arranging import arrange, arrange_again
from congtam.meetings.models import Sitting
from congtam.meetings.permissions import may_run
from congtam.people.models import Unit
from congtam.people.permissions import Action
from congtam.people.queries.tree import Node, tree
from congtam.people.refusals import Refusal
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached, unit_of
from congtam.web.meetings.finding import sitting_to_run, tried

WHOLE = Unit.Kind.BASE_ORGANISATION
"""An organisation meets as its committee."""


@dataclass(frozen=True)
class Row:
    node: Node
    day: Meeting | None
    sitting: Sitting | None

    @property
    def on(self) -> date | None:
        return (self.day.held_on or self.day.planned_on) if self.day else None


@signed_in
@require_GET
def listing(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    rows = rows_of(reach)
    if not rows:
        reach.guard_somewhere(Action.LEAD_MEETING)
    return render(request, "meetings/list.html", {"campaign": reach.campaign, "rows": rows, "day": today()})


def rows_of(reach: Reach) -> list[Row]:
    """Every unit in whose meeting something is reviewed, in the order of the tree; of those one may lead."""
    campaign = reach.campaign
    units = reach.units(Action.LEAD_MEETING)
    days = {row.unit_id: row for row in campaign.meetings.all()}
    held = {row.unit_id: row for row in sittings_of(campaign)}
    mine = {unit for unit, row in held.items() if may_lead(reach, row)}
    wanted = {*days, *held, *forums(campaign)}
    there = tree(campaign.organisation_id, campaign.asked_on)
    return [
        Row(node, days.get(node.id), held.get(node.id))
        for node, _depth in there.walk()
        if node.id in wanted and node.kind != WHOLE
        if units is None or node.id in units or node.id in mine
    ]


def may_lead(reach: Reach, sitting: Sitting) -> bool:
    """Named by the meeting; the rows of items are not asked for here."""
    person = reach.rights.person
    return person is not None and person in {sitting.chair_id, sitting.secretary_id}


def sittings_of(campaign: Campaign) -> list[Sitting]:
    return list(campaign.sittings.all())


def forums(campaign: Campaign) -> set[int]:
    rows = campaign.participations.filter(
        group=Participation.Group.FORUMS, unit__isnull=False, is_dropped=False, is_settled=True
    )
    return {unit for unit in rows.values_list("unit", flat=True).distinct() if unit}


@signed_in
@require_POST
def arranged(request: HttpRequest, campaign_id: int, unit_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    unit = unit_of(reach.campaign, unit_id)
    known = Sitting.objects.filter(campaign=reach.campaign, unit=unit).first()
    if known is None or not may_run(known, reach.rights):
        reach.guard_unit(unit, Action.LEAD_MEETING)
    try:
        made = arrange(campaign=reach.campaign, unit=unit, by=actor(request), on=today())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:list", campaign_id)
    return redirect("meetings:console", made.pk)


@signed_in
@require_POST
def arranged_again(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    tried(request, lambda: arrange_again(sitting=sitting, by=actor(request), on=today()))
    return redirect("meetings:console", sitting_id)
