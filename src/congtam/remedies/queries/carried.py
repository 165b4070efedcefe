"""Shortcomings of earlier periods that enter the review of this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from congtam.campaigns.models import Campaign
from congtam.remedies.models import Shortcoming
from congtam.remedies.states import State

Whose = tuple[int | None, int | None]
FEW = 200


def carried(campaign: Campaign, subjects: Collection[Whose] | None) -> dict[Whose, list[Shortcoming]]:
    """Found before the time that is judged and still open when it began, by unit and person; oldest first.
    One question for however many subjects."""
    rows = Shortcoming.objects.filter(
        organisation=campaign.organisation_id, found_on__lt=campaign.covers_from
    ).exclude(state=State.WITHDRAWN)
    rows = rows.filter(Q(settled_on=None) | Q(settled_on__gte=campaign.covers_from))
    if subjects is not None and len(subjects) < FEW:
        units, persons = ({whose[place] for whose in subjects} - {None} for place in (0, 1))
        rows = rows.filter(Q(unit__in=units) | Q(person__in=persons))
    found: dict[Whose, list[Shortcoming]] = defaultdict(list)
    for row in rows.order_by("found_on", "pk"):
        found[row.unit_id, row.person_id].append(row)
    return dict(found)
