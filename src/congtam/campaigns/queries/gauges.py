"""Places of each quota and how many are taken: counted by the engine over the levels in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from congtam.campaigns.facts.equals import KNOWN, main_posts, values_of, words_of
from congtam.campaigns.facts.standing import standing
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
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


class Row(NamedTuple):
    """A dossier as quotas count it."""

    pk: int
    kind: str
    is_rated: bool | None
    home: int | None
    person: int | None


def gauges(campaign: Campaign) -> list[Gauge]:
    pack = pack_of(campaign)
    columns = ("pk", "kind", "is_rated", "home_id", "person_id")
    rows = [Row(*row) for row in campaign.dossiers.filter(is_listed=True).values_list(*columns)]
    counted = [row for row in rows if row.is_rated is not False]
    levels = levels_in_force(campaign)
    rating = standing(
        pack, [(row.pk, row.kind, row.is_rated, row.home) for row in rows], levels, campaign.organisation_id
    )
    found: list[Gauge] = []
    for name, quota in pack.quotas.items():
        ours = [row for row in counted if row.kind in quota.of_subjects]
        if ours and quota.by:
            found += of_equals(campaign, name, quota, ours, levels)
        elif ours:
            groups = count_places(rating, name)
            found.append(gauge(name, quota, ours, levels, groups))
    return found


def of_equals(campaign: Campaign, name: str, quota: Quota, rows: list[Row], levels: Levels) -> list[Gauge]:
    """Each group counted by itself, in the order of its words."""
    if not set(quota.by) <= KNOWN:
        return [gauge(name, quota, rows, levels, [])]
    posts = main_posts(
        campaign.organisation_id, campaign.asked_on, [row.person for row in rows if row.person]
    )
    groups: dict[str, list[Row]] = {}
    for row in rows:
        words = words_of(values_of(posts.get(row.person or 0), quota.by), quota.by)
        groups.setdefault(words, []).append(row)
    pack, ours = pack_of(campaign), campaign.organisation_id
    found = []
    for words, members in sorted(groups.items()):
        plain = [(row.pk, row.kind, row.is_rated, row.home) for row in members]
        counted = count_places(standing(pack, plain, levels, ours), name)
        found.append(gauge(name, quota, members, levels, counted, words))
    return found


def gauge(
    name: str, quota: Quota, rows: list[Row], levels: Levels, groups: list[Places], words: str = ""
) -> Gauge:
    waiting = sum(1 for row in rows if not levels.get(row.pk))
    return Gauge(name, quota, groups[0] if len(groups) == 1 else None, waiting, len(rows), words)
