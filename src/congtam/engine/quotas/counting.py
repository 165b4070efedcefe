"""Counting bases and places of a quota, per group, as ranges while levels are not decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from congtam.engine.conditions.bounds import some
from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import Share
from congtam.engine.pack.quotas import Quota
from congtam.engine.quotas.places import places
from congtam.engine.rating import Rating

Frame = nw.LazyFrame[Any]
WHOLE_CAMPAIGN = "campaign"
DECIDED = 3


@dataclass(frozen=True)
class Places:
    """One group's count. The base and the taken places are ranges until all are decided; closing uses the
    lower bound.

    `readings` holds the places by both readings of a base of one level, whichever is chosen.
    """

    quota: str
    group: tuple[str, ...]
    share: Share
    base: tuple[int, int]
    taken: tuple[int, int]
    places: tuple[int, int]
    readings: dict[str, tuple[int, int]]
    decided: int

    @property
    def over(self) -> bool:
        """Surely too many: even the fewest that have the level exceed the most places there may be."""
        return self.taken[0] > self.places[1]

    @property
    def free(self) -> int:
        """Places that may still be given without risk."""
        return self.places[0] - self.taken[1]


def count_places(rating: Rating, name: str) -> list[Places]:
    """Every group of a quota, in the order of their names."""
    quota, table = rating.pack.quotas[name], places_table(rating, name)
    if table is None:
        return []
    rows = table.collect().iter_rows(named=True)
    found = [_places(name, quota, row) for row in rows]
    return sorted(found, key=lambda one: one.group)


def excess(rating: Rating, name: str) -> int:
    """How many groups surely have more than their places."""
    table = places_table(rating, name)
    if table is None:
        return 0
    over = nw.col("sure_taken") > nw.col(_column("possible", _chosen(rating.pack.quotas[name])))
    return int(table.select(over=over.cast(nw.Int64).sum()).collect()["over"][0] or 0)


def places_table(rating: Rating, name: str) -> Frame | None:
    """One row per group: base, taken and places, each surely and possibly, the places by both readings."""
    quota = rating.pack.quotas[name]
    tables = [_counted(rating, kind, quota) for kind in quota.of_subjects if kind in rating.tables]
    if not tables:
        return None
    together = nw.concat(tables, how="vertical").group_by(*_group_columns(quota)).agg(*_sums())
    return together.with_columns(**_place_columns(quota))


def _counted(rating: Rating, kind: str, quota: Quota) -> Frame:
    """One row per group of one kind. Groups get a text for their name here, not before every subject has
    been made to carry it."""
    groups = _group_columns(quota)
    counts = _members(rating, kind, quota).group_by(*groups).agg(*_sums())
    return counts.with_columns(nw.col(name).cast(nw.String).fill_null("") for name in groups)


def _chosen(quota: Quota) -> str:
    return quota.of.promoted or "stay"


def _column(how: str, reading: str) -> str:
    return f"{how}_places:{reading}"


def _place_columns(quota: Quota) -> dict[str, nw.Expr]:
    columns: dict[str, nw.Expr] = {}
    for reading in ("leave", "stay"):
        for how in ("sure", "possible"):
            base, leave = nw.col(f"{how}_base"), reading == "leave"
            found = places(quota.at_most, base, promoted_leave=leave)
            if quota.raised:
                more = places(quota.raised.at_most, base, promoted_leave=leave)
                found = nw.when(nw.col("raised") > 0).then(more).otherwise(found)
            columns[_column(how, reading)] = found
    return columns


def _group_columns(quota: Quota) -> list[str]:
    return [f"in:{name}" for name in (quota.within, *quota.by)]


def _members(rating: Rating, kind: str, quota: Quota) -> Frame:
    """One row per subject with 0/1 columns; those set aside are in no base but the whole roll."""
    pack, table = rating.pack, rating.tables[kind]
    ground = Ground(pack, kind, frozenset(table.collect_schema().names()))
    in_base, outside = _base_levels(pack, quota)
    rated = nw.col("is_rated")
    sure = rated.fill_null(False) & ~_may_be(outside)
    maybe = rated.fill_null(True) & _may_be(in_base)
    if quota.of.all == "on_roll":
        sure = maybe = nw.lit(True)
    raised = status(ground, quota.raised.when, "trigger").fill_null(False) if quota.raised else nw.lit(False)
    columns = {f"in:{name}": _group_value(ground, name) for name in (quota.within, *quota.by)}
    return table.select(
        **columns,
        sure_base=sure.cast(nw.Int64),
        possible_base=maybe.cast(nw.Int64),
        sure_taken=(_may_be([quota.level]) & ~_may_be([x for x in pack.levels if x != quota.level])).cast(
            nw.Int64
        ),
        possible_taken=_may_be([quota.level]).cast(nw.Int64),
        decided=(nw.col("stage") == DECIDED).cast(nw.Int64),
        raised=raised.cast(nw.Int64),
    )


def _group_value(ground: Ground, name: str) -> nw.Expr:
    if name == WHOLE_CAMPAIGN:
        return nw.lit("")
    return ground.column(f"in:{name}", nw.String)


def _base_levels(pack: Pack, quota: Quota) -> tuple[list[str], list[str]]:
    """Levels that count in the base and levels that do not. With `rated: L` the promoted are counted together
    with L and taken off again in the arithmetic."""
    levels = list(pack.levels)
    if quota.of.all:
        return levels, []
    if quota.of.rated_at_least:
        inside = levels[: levels.index(quota.of.rated_at_least) + 1]
    else:
        inside = [quota.level, str(quota.of.rated)]
    return inside, [level for level in levels if level not in inside]


def _may_be(levels: list[str]) -> nw.Expr:
    return some(nw.col(f"force:{level}").fill_null(True) for level in levels)


def _sums() -> list[nw.Expr]:
    summed = ("sure_base", "possible_base", "sure_taken", "possible_taken", "decided")
    return [*(nw.col(name).sum() for name in summed), nw.col("raised").max()]


def _places(name: str, quota: Quota, row: dict[str, Any]) -> Places:
    def by(reading: str) -> tuple[int, int]:
        return row[_column("sure", reading)], row[_column("possible", reading)]

    return Places(
        quota=name,
        group=tuple(str(row[column]) for column in _group_columns(quota)),
        share=quota.raised.at_most if quota.raised and row["raised"] else quota.at_most,
        base=(row["sure_base"], row["possible_base"]),
        taken=(row["sure_taken"], row["possible_taken"]),
        places=by(_chosen(quota)),
        readings={reading: by(reading) for reading in ("leave", "stay")} if quota.of.rated else {},
        decided=row["decided"],
    )
