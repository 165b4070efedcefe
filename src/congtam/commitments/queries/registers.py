"""The registers of a year's start, for some subjects of a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from congtam.campaigns.models import Campaign, Dossier
from congtam.commitments.models import Commitment, Confidence, EarlierLevel, Registration

Whose = tuple[int | None, int | None]


def in_force(campaign: Campaign) -> QuerySet[Registration]:
    return Registration.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, withdrawn_because=""
    )


def registered(campaign: Campaign) -> dict[Whose, Registration]:
    return {(row.unit_id, row.person_id): row for row in in_force(campaign)}


def commitments_of(campaign: Campaign, persons: Collection[int]) -> dict[int, Commitment]:
    rows = Commitment.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, person__in=persons
    )
    return {row.person_id: row for row in rows}


def confidence_of(campaign: Campaign, persons: Collection[int]) -> dict[int, list[Confidence]]:
    """Newest first."""
    found: dict[int, list[Confidence]] = defaultdict(list)
    rows = Confidence.objects.filter(organisation=campaign.organisation_id, person__in=persons)
    for row in rows.order_by("-held_on"):
        found[row.person_id].append(row)
    return found


def earlier_of(dossier: Dossier) -> QuerySet[EarlierLevel]:
    rows = EarlierLevel.objects.filter(
        organisation=dossier.organisation_id, unit=dossier.unit_id, person=dossier.person_id
    )
    return rows.order_by("-year", "as_what")
