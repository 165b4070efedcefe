"""Counting bases and places of a quota, per group, as ranges while levels are not decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from congtam.engine.ground import Ground
from congtam.engine.pack.quantities import Share
from congtam.engine.pack.quotas import Quota
from congtam.engine.plan import Plan, added, selected
from congtam.engine.quotas.columns import (
    chosen_reading,
    group_columns,
    group_names,
    member_columns,
    place_column,
    place_columns,
    sums,
)
from congtam.engine.rating import Rating

Frame = nw.LazyFrame[Any]


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


def places_table(rating: Rating, name: str) -> Frame | None:
    """One row per group: base, taken and places, each surely and possibly, the places by both readings."""
    quota, plan = rating.pack.quotas[name], rating.plan
    tables = [_counted(rating, kind, name) for kind in quota.of_subjects if kind in rating.tables]
    if not tables:
        return None
    columns = plan.columns(("places", name), lambda: place_columns(quota))
    return added(_summed(plan, nw.concat(tables, how="vertical"), quota), columns)


def _counted(rating: Rating, kind: str, name: str) -> Frame:
    """One row per group, of one kind. Groups get their names as text here: making every subject carry one
    would cost more than all the counting."""
    quota, plan, table = rating.pack.quotas[name], rating.plan, rating.tables[kind]
    ground = Ground(rating.pack, kind, frozenset(table.collect_schema().names()))
    members = plan.columns(("in quota", name, kind, ground.present), lambda: member_columns(ground, quota))
    names = plan.columns(("group names", name), lambda: group_names(quota))
    return added(_summed(plan, selected(table, members), quota), names)


def _summed(plan: Plan, rows: Frame, quota: Quota) -> Frame:
    return rows.group_by(*group_columns(quota)).agg(*plan.columns("sums of quotas", sums).values())


def _places(name: str, quota: Quota, row: dict[str, Any]) -> Places:
    def by(reading: str) -> tuple[int, int]:
        return row[place_column("sure", reading)], row[place_column("possible", reading)]

    return Places(
        quota=name,
        group=tuple(str(row[column]) for column in group_columns(quota)),
        share=quota.raised.at_most if quota.raised and row["raised"] else quota.at_most,
        base=(row["sure_base"], row["possible_base"]),
        taken=(row["sure_taken"], row["possible_taken"]),
        places=by(chosen_reading(quota)),
        readings={reading: by(reading) for reading in ("leave", "stay")} if quota.of.rated else {},
        decided=row["decided"],
    )
