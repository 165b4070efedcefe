"""The register as a list: whom one may see, what is open, what is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Min, Q, QuerySet

from congtam.campaigns.models import Campaign
from congtam.campaigns.permissions import may, seen_units
from congtam.people.permissions import Action, Rights, Target
from congtam.remedies.models import Measure, Shortcoming
from congtam.remedies.states import OPEN


def seen(campaign: Campaign, rights: Rights, action: Action = Action.SEE_REMEDIES) -> QuerySet[Shortcoming]:
    """All of the organisation, those of one's units, or one's own."""
    rows = Shortcoming.objects.filter(organisation=campaign.organisation_id)
    units = seen_units(campaign, rights, action)
    if units is None:
        return rows
    own = Q(home__in=units)
    mine = Target(campaign.organisation_id, frozenset(), rights.person)
    if rights.person and may(campaign, rights, action, mine):
        own |= Q(person=rights.person)
    return rows.filter(own)


def listed(rows: QuerySet[Shortcoming]) -> QuerySet[Shortcoming]:
    """With how many measures, how many are done, and the first day that is still owed."""
    owed = Q(measures__done_on=None)
    return rows.annotate(
        planned=Count("measures"),
        done=Count("measures", filter=~owed),
        next_due=Min("measures__due_on", filter=owed),
    ).order_by(F("next_due").asc(nulls_last=True), "found_on", "pk")


def open_ones(rows: QuerySet[Shortcoming]) -> QuerySet[Shortcoming]:
    return rows.filter(state__in=OPEN)


def late(rows: QuerySet[Shortcoming], day: date) -> QuerySet[Shortcoming]:
    """Something was due before the day and is not done."""
    owed = Measure.objects.filter(done_on=None, due_on__lt=day).values("shortcoming")
    return open_ones(rows).filter(pk__in=owed)


def owed_by(organisation: int, person: int, homes: Iterable[int]) -> QuerySet[Measure]:
    """Measures that this person or these units still owe, the first due first."""
    rows = Measure.objects.filter(
        organisation=organisation, done_on=None, shortcoming__state__in=OPEN
    ).filter(
        Q(owner_person=person)
        | Q(shortcoming__person=person)
        | Q(shortcoming__unit__isnull=False, shortcoming__home__in=list(homes))
    )
    return rows.select_related("shortcoming").order_by("due_on", "pk")
