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


def rate_again(before: Rating, changed: Population, asking: Asking) -> tuple[Rating, Touched]:
    """With those who were rated again. `changed`: of whom anything is said otherwise, with their links."""
    own = {kind: _names(rows) for kind, rows in changed.subjects.items()}
    touched = asking.touched(name for names in own.values() for name in names)
    population = with_rows(before.population, changed)
    if any(_columns(population, kind) != _columns(before.population, kind) for kind in own):
        return rate(before.pack, population, before.plan), _everybody(population)
    if not _tell_otherwise(before, changed) and not _ask_about(before.pack, changed, touched):
        alone = _rated(before, population, own)
        if all(_stand_alike(before, alone, kind, names) for kind, names in own.items()):
            return alone, own
    return _rated(before, population, touched), touched


def _rated(before: Rating, population: Population, whom: Touched) -> Rating:
    """These again, all others as they were."""
    rest = {kind: settled(_without(before.standings[kind], "target", whom[kind])) for kind in whom}
    kinds = tuple(kind for kind in before.pack.subjects if kind in before.tables)
    run = Run(before.plan, _part(population, whom), kinds, {**before.standings, **rest})
    run.rate_all()
    tables = {kind: _replaced(before.tables[kind], run.tables[kind], whom[kind]) for kind in whom}
    standings = {kind: settled(run.standings[kind]) for kind in whom}
    return Rating(before.plan, population, {**before.tables, **tables}, {**before.standings, **standings})


def _tell_otherwise(before: Rating, changed: Population) -> bool:
    """Whether a fact that others ask about differs: then they see a difference, whatever comes out."""
    return any(_facts_differ(before.standings[kind], rows) for kind, rows in changed.subjects.items())


def _facts_differ(standing: Frame, rows: Frame) -> bool:
    there = set(rows.collect_schema().names())
    asked = [name for name in standing.collect_schema().names() if name.startswith("fact:") and name in there]
    old = _only(standing, "target", _names(rows)).sort("target").select("target", *asked).collect().rows()
    return bool(old != rows.sort("id").select("id", *asked).collect().rows())


def _ask_about(pack: Pack, some: Population, others: Touched) -> bool:
    """Whether any of these asks about any of the others: then they wait for each other."""
    names = [name for group in others.values() for name in group]
    relations = {relation for kind in some.subjects for relation in needs(pack, kind).relations}
    links = [table for relation, table in some.links.items() if relation in relations]
    return any(len(_only(table, "target", names).collect()) for table in links)


def _stand_alike(before: Rating, now: Rating, kind: str, names: Collection[str]) -> bool:
    """Whether others see no difference, so that nothing can come out otherwise for them."""
    rows = [
        _only(rating.standings[kind], "target", names).sort("target").collect().rows()
        for rating in (before, now)
    ]
    return rows[0] == rows[1]


def _everybody(population: Population) -> Touched:
    return {kind: _names(table) for kind, table in population.subjects.items()}


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
