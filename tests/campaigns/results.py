"""Levels that were decided, and levels that the rules leave."""

from django.utils import timezone

from congtam.campaigns.facts.ground import standing_now
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.queries.ground import ground, standings
from congtam.engine.outcome import outcomes
from congtam.engine.rating import rate


def decided(one: Dossier, level: str) -> None:
    """As if all before it were done."""
    Result.objects.create(
        organisation=one.organisation,
        dossier=one,
        act="decide",
        level=level,
        who="unit:1",
        name="",
        on=one.campaign.ends_on,
        recorded_by="",
        recorded_at=timezone.now(),
    )


def possible(campaign: Campaign, name: str, kind: str = "member") -> tuple[str, ...]:
    there = ground(campaign)
    rating = rate(there.pack, standing_now(there, there.population, standings(campaign)))
    return outcomes(rating)[campaign.dossiers.get(name=name, kind=kind).key].levels or ()
