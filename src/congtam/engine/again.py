"""Rating again after a few subjects changed: they and whoever asks about them, directly or through others.
What does not ask about them cannot come out otherwise, so it is taken over as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from congtam.engine.collecting import settled
from congtam.engine.needs import needs
from congtam.engine.pack import Pack
from congtam.engine.population import Population, with_rows
from congtam.engine.rating import Rating, Run, rate

Frame = nw.LazyFrame[Any]
Touched = Mapping[str, Collection[str]]
"""By kind, those who must be rated again."""


@dataclass(frozen=True)
class Asking:
    """Who asks about whom; it holds for as long as the links do."""

    kind_of: Mapping[str, str]
    askers: Mapping[str, Collection[str]]

    def touched(self, changed: Iterable[str]) -> Touched:
        """These and everybody who asks about them, directly or through others."""
        found = set(changed)
        waiting = list(found)
        while waiting:
            new = set(self.askers.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        by_kind: dict[str, list[str]] = {}
        for name in sorted(found):
            by_kind.setdefault(self.kind_of[name], []).append(name)
        return by_kind


def asking(pack: Pack, population: Population) -> Asking:
    relations = {kind: needs(pack, kind).relations for kind in population.subjects if kind in pack.subjects}
    kind_of = {name: kind for kind in relations for name in _names(population.subjects[kind])}
    askers: dict[str, set[str]] = {}
    for relation, links in population.links.items():
        for source, target in links.select("source", "target").collect().iter_rows():
            if relation in relations.get(kind_of.get(source, ""), ()):
                askers.setdefault(target, set()).add(source)
    return Asking(kind_of, askers)


def rate_again(before: Rating, changed: Population, touched: Touched) -> Rating:
    """`changed`: those of whom anything is said otherwise, with all their links."""
    population = with_rows(before.population, changed)
    if any(_columns(population, kind) != _columns(before.population, kind) for kind in changed.subjects):
        return rate(before.pack, population, before.plan)
    rest = {kind: settled(_without(before.standings[kind], "target", touched[kind])) for kind in touched}
    kinds = tuple(kind for kind in before.pack.subjects if kind in before.tables)
    run = Run(before.plan, _part(population, touched), kinds, {**before.standings, **rest})
    run.rate_all()
    tables = {kind: _replaced(before.tables[kind], run.tables[kind], touched[kind]) for kind in touched}
    standings = {kind: settled(run.standings[kind]) for kind in touched}
    return Rating(before.plan, population, {**before.tables, **tables}, {**before.standings, **standings})


def _part(population: Population, touched: Touched) -> Population:
    """They alone, with their own links."""
    everybody = [name for names in touched.values() for name in names]
    return Population(
        {kind: settled(_only(population.subjects[kind], "id", touched[kind])) for kind in touched},
        {relation: _only(table, "source", everybody) for relation, table in population.links.items()},
    )


def _replaced(before: Frame, now: Frame, names: Collection[str]) -> Frame:
    return settled(nw.concat([_without(before, "id", names), now], how="vertical"))


def _names(table: Frame) -> list[str]:
    return [str(name) for name in table.select("id").collect()["id"].to_list()]


def _only(table: Frame, column: str, names: Collection[str]) -> Frame:
    return table.filter(nw.col(column).is_in(list(names)))


def _without(table: Frame, column: str, names: Collection[str]) -> Frame:
    return table.filter(~nw.col(column).is_in(list(names)))


def _columns(population: Population, kind: str) -> set[str]:
    return set(population.subjects[kind].collect_schema().names())
