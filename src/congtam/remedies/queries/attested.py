"""Attestations of a campaign: by judgement, and who may attest whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.permissions import seen_units
from congtam.people.permissions import Action, Rights
from congtam.remedies.judgements import Judgement, judgements
from congtam.remedies.models import Attestation


def in_force(campaign: Campaign, fact: str = "") -> QuerySet[Attestation]:
    rows = Attestation.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, withdrawn_because=""
    )
    return rows.filter(fact=fact) if fact else rows


def attestable(campaign: Campaign, rights: Rights) -> QuerySet[Dossier]:
    """In the whole campaign, or persons of one's units; never oneself, never the unit one leads."""
    rows = campaign.dossiers.filter(is_listed=True).exclude(is_rated=False)
    if rights.person:
        rows = rows.exclude(person=rights.person)
    units = seen_units(campaign, rights, Action.ATTEST)
    if units is not None:
        rows = rows.filter(Q(home__in=units)).exclude(unit__in=led_by(rights))
    return rows.order_by("sort_key", "pk")


def led_by(rights: Rights) -> frozenset[int]:
    """Units that this person leads as secretary: others judge those."""
    held = [holding.units for holding in rights.holdings if holding.role == "secretary"]
    return frozenset().union(*held)


def counts(campaign: Campaign, rows: QuerySet[Dossier]) -> list[tuple[Judgement, int, int]]:
    """Each judgement with how many of these subjects it is about, and of how many it is given."""
    subjects = list(rows.values_list("kind", "unit", "person"))
    given = {(row.fact, row.unit_id, row.person_id) for row in in_force(campaign)}
    total = Counter(kind for kind, _unit, _person in subjects)
    asked = judgements(campaign)
    facts = {kind: facts_of(asked, kind) for kind in total}
    done = Counter(
        (kind, fact)
        for kind, unit, person in subjects
        for fact in facts[kind]
        if (fact, unit, person) in given
    )
    shown = [one for one in asked if total[one.kind]]
    return [(one, done[one.kind, one.fact], total[one.kind]) for one in shown]


def facts_of(found: Sequence[Judgement], kind: str) -> list[str]:
    return [one.fact for one in found if one.kind == kind]
