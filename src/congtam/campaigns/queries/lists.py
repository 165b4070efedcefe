"""Campaigns of an organisation, and the dossiers of one that somebody may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.permissions import everywhere, may, seen_units
from congtam.campaigns.phases import Phase
from congtam.people.permissions import Action, Rights, Target


def campaigns(organisation: int) -> QuerySet[Campaign]:
    """Newest first; those that were withdrawn last."""
    return Campaign.objects.filter(organisation=organisation).order_by("-year", "-begins_on", "-pk")


def running(organisation: int) -> list[Campaign]:
    return list(campaigns(organisation).exclude(phase__in=(Phase.CLOSED, Phase.WITHDRAWN)))


def visible(rows: Iterable[Campaign], rights: Rights) -> list[Campaign]:
    """Those in whose phase the person may see at least the calendar."""
    return [row for row in rows if may(row, rights, Action.SEE_PLAN, everywhere(row))]


def dossiers_seen(
    campaign: Campaign, rights: Rights, action: Action = Action.SEE_DOSSIER
) -> QuerySet[Dossier]:
    """All, those gathered in one's units, or just one's own."""
    rows = campaign.dossiers.order_by("sort_key", "pk")
    units = seen_units(campaign, rights, action)
    if units is None:
        return rows
    own = Q(home__in=units)
    if rights.person and may(campaign, rights, action, own_target(campaign, rights.person)):
        own |= Q(person=rights.person)
    return rows.filter(own)


def own_target(campaign: Campaign, person: int) -> Target:
    return Target(campaign.organisation_id, frozenset(), person)
