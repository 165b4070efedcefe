"""Which meeting or item an address names, and whether whoever asks leads it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from congtam.campaigns.permissions import rights_in
from congtam.meetings.models import Item, Sitting
from congtam.meetings.permissions import may_run
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal
from congtam.web.base.guards import account_of, rights


def sitting_to_run(request: HttpRequest, sitting_id: int) -> Sitting:
    """Of one's own organisation; who does not lead it is refused."""
    found = get_object_or_404(
        Sitting.objects.select_related("campaign", "unit", "head", "chair", "secretary"),
        pk=sitting_id,
        organisation=account_of(request).organisation_id,
    )
    if not may_run(found, rights_here(request, found)):
        raise PermissionDenied
    return found


def rights_here(request: HttpRequest, sitting: Sitting) -> Rights:
    return rights_in(sitting.campaign, rights(request))


def item_to_run(request: HttpRequest, sitting_id: int, item_id: int) -> Item:
    sitting = sitting_to_run(request, sitting_id)
    rows = sitting.items.select_related("dossier", "person", "chair")
    found = get_object_or_404(rows, pk=item_id)
    found.sitting = sitting
    return found


def tried(request: HttpRequest, deed: Callable[[], object]) -> bool:
    """A deed of one press: what keeps it from being done is said on the next page."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True
