"""Which row of a register an address names, and whether whoever asks may."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from congtam.campaigns.permissions import may
from congtam.people.permissions import Action, Target
from congtam.remedies.models import Measure, Shortcoming
from congtam.web.base.guards import helped_person
from congtam.web.base.reach import Reach, reached

OWN = (Action.SEE_REMEDIES, Action.WORK_REMEDIES)


def may_on(request: HttpRequest, reach: Reach, row: Shortcoming, action: Action) -> bool:
    units = frozenset({row.home_id}) if row.home_id else frozenset()
    if may(reach.campaign, reach.rights, action, Target(row.organisation_id, units, row.person_id)):
        return True
    helped = helped_person(request)
    return action in OWN and helped is not None and row.person_id == helped.pk


def item_in_reach(
    request: HttpRequest, campaign_id: int, item_id: int, action: Action
) -> tuple[Reach, Shortcoming]:
    reach = reached(request, campaign_id)
    row = get_object_or_404(Shortcoming, pk=item_id)
    if row.organisation_id != reach.campaign.organisation_id or not may_on(request, reach, row, action):
        raise PermissionDenied
    return reach, row


def measure_in_reach(
    request: HttpRequest, campaign_id: int, measure_id: int, action: Action
) -> tuple[Reach, Measure]:
    row = get_object_or_404(Measure.objects.select_related("shortcoming"), pk=measure_id)
    reach, _item = item_in_reach(request, campaign_id, row.shortcoming_id, action)
    return reach, row
