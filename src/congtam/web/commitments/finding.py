"""Which dossier an address names, and what this person may do with it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from congtam.campaigns.models import Dossier
from congtam.people.permissions import Action
from congtam.web.base.guards import account_of, helped_person
from congtam.web.base.reach import Reach, reached


def dossier_in_reach(request: HttpRequest, dossier_id: int, action: Action) -> tuple[Reach, Dossier]:
    """Whoever writes for somebody may do what that person may do with their own."""
    rows = Dossier.objects.select_related("campaign", "unit", "person")
    dossier = get_object_or_404(rows, pk=dossier_id)
    if dossier.organisation_id != account_of(request).organisation_id:
        raise PermissionDenied
    reach = reached(request, dossier.campaign_id)
    if not (reach.may_on(dossier, action) or is_helped(request, dossier, action)):
        raise PermissionDenied
    return reach, dossier


OWN = (Action.SEE_YEAR, Action.WRITE_COMMITMENT, Action.REPORT_TARGETS)


def is_helped(request: HttpRequest, dossier: Dossier, action: Action) -> bool:
    helped = helped_person(request)
    return action in OWN and helped is not None and dossier.person_id == helped.pk
