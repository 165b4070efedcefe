"""The entitlement of each unit under a quota, read from a rating."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.outcome import Outcome
from congtam.engine.quotas.counting import Places
from congtam.engine.quotas.entitlement import Allocation, Unit, allocate
from congtam.engine.rating import Rating


def entitlements(rating: Rating, count: Places, outcomes: dict[str, Outcome]) -> Allocation | None:
    """None where the quota has no rates by level, somebody in the base is linked to no unit, or the level of
    a unit is not settled yet."""
    quota = rating.pack.quotas[count.quota]
    if not quota.entitlement or not quota.entitlement.rates:
        return None
    units = _units(rating, count, quota.entitlement.by, outcomes)
    if units is None or any(unit.level == "" for unit in units):
        return None
    return allocate(units, quota.entitlement.rates, count.places[0])


def _units(rating: Rating, count: Places, relation: str, outcomes: dict[str, Outcome]) -> list[Unit] | None:
    """Units of the group's subjects, with how many of them surely stand in the base."""
    inside = _subjects_in(rating, count)
    links = rating.population.links.get(relation)
    pairs = [] if links is None else list(links.select("source", "target").collect().iter_rows())
    linked = {source for source, _ in pairs}
    if any(stands and id_ not in linked for id_, stands in inside.items()):
        return None
    bases: dict[str, int] = {}
    for source, target in pairs:
        if source in inside:
            bases[target] = bases.get(target, 0) + inside[source]
    return [Unit(id_, _settled(outcomes.get(id_)), base) for id_, base in sorted(bases.items())]


def _settled(outcome: Outcome | None) -> str:
    return outcome.in_force[0] if outcome and len(outcome.in_force) == 1 else ""


def _subjects_in(rating: Rating, count: Places) -> dict[str, int]:
    """1 for each subject of the group that is surely in the base, 0 for the others."""
    quota = rating.pack.quotas[count.quota]
    names = (quota.within, *quota.by)
    found: dict[str, int] = {}
    levels = _base_levels(rating, count.quota)
    for kind in quota.of_subjects:
        if kind not in rating.tables:
            continue
        table = rating.tables[kind]
        known = set(table.collect_schema().names())
        wanted = ["id", *(f"force:{level}" for level in rating.pack.levels)]
        wanted += [f"in:{name}" for name in names if f"in:{name}" in known]
        for row in table.select(*[nw.col(name) for name in wanted]).collect().iter_rows(named=True):
            if tuple(str(row.get(f"in:{name}") or "") for name in names) == count.group:
                at = [level for level in rating.pack.levels if row[f"force:{level}"] is not False]
                found[row["id"]] = int(bool(at) and all(level in levels for level in at))
    return found


def _base_levels(rating: Rating, name: str) -> list[str]:
    quota, levels = rating.pack.quotas[name], list(rating.pack.levels)
    if quota.of.rated_at_least:
        return levels[: levels.index(quota.of.rated_at_least) + 1]
    return levels if quota.of.all else [quota.level, str(quota.of.rated)]
