"""Places of each quota and how many are taken: counted by the engine over the levels in force."""

from __future__ import annotations

from dataclasses import dataclass

from congtam.campaigns.facts.standing import standing
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.standing import levels_in_force
from congtam.engine.pack.quotas import Quota
from congtam.engine.quotas.counting import Places, count_places


@dataclass(frozen=True)
class Gauge:
    """One quota; `places` is None while nothing was proposed or decided, and where it is counted in groups
    that the registers do not tell apart."""

    name: str
    quota: Quota
    places: Places | None
    waiting: int
    """How many subjects have no level yet."""
    total: int


def gauges(campaign: Campaign) -> list[Gauge]:
    pack = pack_of(campaign)
    dossiers = list(campaign.dossiers.filter(is_listed=True).values_list("pk", "kind", "is_rated", "home_id"))
    levels = levels_in_force(campaign)
    rating = standing(pack, dossiers, levels, campaign.organisation_id)
    found = []
    for name, quota in pack.quotas.items():
        rated = [
            pk for pk, kind, is_rated, _ in dossiers if kind in quota.of_subjects and is_rated is not False
        ]
        if not rated:
            continue
        waiting = sum(1 for pk in rated if not levels.get(pk))
        groups = count_places(rating, name) if waiting < len(rated) and not quota.by else []
        found.append(Gauge(name, quota, groups[0] if len(groups) == 1 else None, waiting, len(rated)))
    return found
