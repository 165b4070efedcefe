"""Places of each quota and how many are taken: counted by the engine over the levels in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from congtam.campaigns.facts.equals import KNOWN, main_posts, values_of, words_of
from congtam.campaigns.facts.standing import Counted, standing
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import plan_of
from congtam.campaigns.queries.ground import levels_in_force
from congtam.engine.pack.quotas import Quota
from congtam.engine.quotas.counting import Places, count_places

Levels = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True)
class Gauge:
    """One quota, or one group of equals of it; `places` is None where it is counted in groups that the
    registers do not tell apart."""

    name: str
    quota: Quota
    places: Places | None
    waiting: int
    """How many subjects have no level yet."""
    total: int
    group: str = ""


def gauges(campaign: Campaign) -> list[Gauge]:
    plan = plan_of(campaign)
    kinds = {kind for quota in plan.pack.quotas.values() for kind in quota.of_subjects}
    dossiers = campaign.dossiers.filter(is_listed=True, kind__in=kinds)
    rows = [Counted(*row) for row in dossiers.values_list("pk", "kind", "is_rated", "home_id", "person_id")]
    counted = [row for row in rows if row.is_rated is not False]
    levels = levels_in_force(campaign)
    rating = standing(plan, rows, levels, campaign.organisation_id)
    found: list[Gauge] = []
    for name, quota in plan.pack.quotas.items():
        ours = [row for row in counted if row.kind in quota.of_subjects]
        if ours and quota.by:
            found += of_equals(campaign, name, quota, ours, levels)
        elif ours:
            groups = count_places(rating, name)
            found.append(gauge(name, quota, ours, levels, groups))
    return found


def of_equals(
    campaign: Campaign, name: str, quota: Quota, rows: list[Counted], levels: Levels
) -> list[Gauge]:
    """Each group counted by itself, in the order of its words."""
    if not set(quota.by) <= KNOWN:
        return [gauge(name, quota, rows, levels, [])]
    posts = main_posts(
        campaign.organisation_id, campaign.asked_on, [row.person for row in rows if row.person]
    )
    words = {row.pk: words_of(values_of(posts.get(row.person or 0), quota.by), quota.by) for row in rows}
    equals = dict.fromkeys(quota.by, words)
    rating = standing(plan_of(campaign), rows, levels, campaign.organisation_id, equals)
    counted: dict[str, list[Places]] = {}
    for places in count_places(rating, name):
        counted.setdefault(places.group[-1], []).append(places)
    members: dict[str, list[Counted]] = {}
    for row in rows:
        members.setdefault(words[row.pk], []).append(row)
    return [
        gauge(name, quota, members[group], levels, counted.get(group, []), group) for group in sorted(members)
    ]


def gauge(
    name: str, quota: Quota, rows: list[Counted], levels: Levels, groups: list[Places], words: str = ""
) -> Gauge:
    waiting = sum(1 for row in rows if not levels.get(row.pk))
    return Gauge(name, quota, groups[0] if len(groups) == 1 else None, waiting, len(rows), words)
