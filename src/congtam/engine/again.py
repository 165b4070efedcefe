"""Rating again after a few subjects changed: they and whoever asks about them, directly or through others.
What does not ask about them cannot come out otherwise, so it is taken over as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import narwhals as nw

from congtam.engine.collecting import settled
from congtam.engine.needs import needs
from congtam.engine.pack import Pack
from congtam.engine.population import Population, with_rows
from congtam.engine.rating import Rating, Run, rate

Frame = nw.LazyFrame[Any]
Asking = Mapping[str, Collection[str]]
"""By subject, who asks about it."""


def who_asks(pack: Pack, population: Population) -> Asking:
    """It holds for as long as the links do."""
    relations = {kind: needs(pack, kind).relations for kind in population.subjects if kind in pack.subjects}
    kind_of = {name: kind for kind in relations for name in names_in(population.subjects[kind])}
    found: dict[str, set[str]] = {}
    for relation, links in population.links.items():
        for source, target in links.select("source", "target").collect().iter_rows():
            if relation in relations.get(kind_of.get(source, ""), ()):
                found.setdefault(target, set()).add(source)
    return found


def all_asking(names: Iterable[str], asking: Asking) -> set[str]:
    """These and everybody who asks about them, directly or through others."""
    found = set(names)
    waiting = list(found)
    while waiting:
        new = set(asking.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def rate_again(before: Rating, changed: Mapping[str, Frame], whom: Collection[str]) -> Rating:
    """`changed`: by kind the new rows of those that changed, their links being what they were. `whom`: these
    and everybody who asks about them."""
    population = with_rows(before.population, changed)
    if any(_columns(population, kind) != _columns(before.population, kind) for kind in changed):
        return rate(before.pack, population, before.plan)
    names = list(whom)
    others = {kind: settled(_without(table, "target", names)) for kind, table in before.standings.items()}
    run = Run(before.plan, part_of(population, names), tuple(before.tables), others)
    run.rate_all()
    tables = dict(before.tables)
    for kind, table in run.tables.items():
        tables[kind] = settled(nw.concat([_without(tables[kind], "id", names), table], how="vertical"))
    standings = {kind: settled(table) for kind, table in run.standings.items()}
    return Rating(before.plan, population, tables, standings)


def part_of(population: Population, names: Collection[str]) -> Population:
    """Kinds of whom nobody is among them are left out."""
    parts = {kind: settled(_only(table, "id", names)) for kind, table in population.subjects.items()}
    return Population(
        {kind: table for kind, table in parts.items() if len(table.select("id").collect())},
        {relation: _only(table, "source", names) for relation, table in population.links.items()},
    )


def names_in(table: Frame) -> list[str]:
    return [str(name) for name in table.select("id").collect()["id"].to_list()]


def _only(table: Frame, column: str, names: Collection[str]) -> Frame:
    return table.filter(nw.col(column).is_in(list(names)))


def _without(table: Frame, column: str, names: Collection[str]) -> Frame:
    return table.filter(~nw.col(column).is_in(list(names)))


def _columns(population: Population, kind: str) -> set[str]:
    return set(population.subjects[kind].collect_schema().names())
