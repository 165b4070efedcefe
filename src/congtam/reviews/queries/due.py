"""The reviews somebody has to write, and those that are heard where they sit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.phases import ORDER, Phase, reached
from congtam.reviews.forms import asked_of, title_of
from congtam.reviews.models import Review
from congtam.reviews.permissions import FORUM_READS_FROM, Pens

HEARD_IN = [phase for phase in ORDER if reached(phase, FORUM_READS_FROM) and phase is not Phase.CLOSED]


@dataclass(frozen=True)
class Due:
    """One review to write; not opened yet while there is none."""

    dossier: Dossier
    form: str
    title: str
    is_private: bool
    review: Review | None


def due_in(campaign: Campaign, holder: Pens) -> list[Due]:
    asked = campaign.dossiers.filter(writable(holder), is_listed=True).order_by("sort_key", "name", "pk")
    dossiers = list(asked.select_related("campaign"))
    rows = Review.objects.filter(organisation=holder.organisation, dossier__in=dossiers)
    there = {(row.dossier_id, row.form): row for row in rows.select_related("dossier__campaign")}
    return [due for dossier in dossiers for due in due_of(dossier, there, holder)]


def writable(holder: Pens) -> Q:
    return Q(unit__in=holder.units) | Q(person=holder.person, person__isnull=False) | Q(pk__in=holder.drafted)


def due_of(dossier: Dossier, there: dict[tuple[int, str], Review], holder: Pens) -> Iterator[Due]:
    for form, asked in asked_of(dossier):
        if not asked.private or holder.may_open(dossier, private=True):
            title = title_of(dossier.campaign, form)
            yield Due(dossier, form, title, asked.private, there.get((dossier.pk, form)))


def heard(holder: Pens) -> QuerySet[Review]:
    """Private reviews of those who are reviewed where one sits, from its meeting on."""
    if holder.is_helping or not holder.seats:
        return Review.objects.none()
    forums = Participation.objects.filter(
        organisation=holder.organisation, group=Participation.Group.FORUMS, is_dropped=False
    ).filter(unit__in=holder.seats)
    found = Review.objects.filter(
        organisation=holder.organisation,
        is_private=True,
        handed_in_at__isnull=False,
        dossier__campaign__phase__in=HEARD_IN,
        dossier__in=forums.values("dossier"),
    ).exclude(dossier__person=holder.person)
    return found.select_related("dossier").order_by("dossier__sort_key", "pk")
