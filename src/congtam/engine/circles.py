"""Circles among single subjects, where kinds alone cannot tell."""

from __future__ import annotations

from collections.abc import Iterable

import narwhals as nw

from congtam.engine.dependencies import Circle, longest_path, relation_steps, rounds
from congtam.engine.pack import Pack
from congtam.engine.population import Population

SubjectNode = tuple[str, str, int]


def rounds_of(pack: Pack, group: list[str], population: Population) -> int:
    """How often the group must be rated; raises Circle with the ids when subjects wait for each other."""
    try:
        return rounds(pack, group)
    except Circle:
        return max(2, longest_path(_graph(pack, group, population)))


def _graph(pack: Pack, group: list[str], population: Population) -> dict[SubjectNode, set[SubjectNode]]:
    """Decided subjects wait for nobody."""
    kind_of = {id_: kind for kind in group for id_ in _undecided(population, kind)}
    targets = {relation: _targets(population, relation) for relation in _relations(pack, group)}
    graph: dict[SubjectNode, set[SubjectNode]] = {}
    for rank in range(1, len(pack.levels)):
        steps = {kind: set(relation_steps(pack, kind, rank)) for kind in group}
        for id_, kind in kind_of.items():
            graph[(kind, id_, rank)] = {
                (kind_of[other], other, step)
                for relation, step in steps[kind]
                for other in targets[relation].get(id_, ())
                if other in kind_of
            }
    return graph


def _relations(pack: Pack, group: Iterable[str]) -> set[str]:
    ranks = range(1, len(pack.levels))
    return {relation for kind in group for rank in ranks for relation, _ in relation_steps(pack, kind, rank)}


def _undecided(population: Population, kind: str) -> list[str]:
    table = population.subjects[kind]
    if "decided" in table.collect_schema().names():
        table = table.filter(nw.col("decided").is_null())
    return [str(id_) for id_ in table.select("id").collect()["id"].to_list()]


def _targets(population: Population, relation: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if relation in population.links:
        rows = population.links[relation].select("source", "target").collect().iter_rows()
        for source, target in rows:
            found.setdefault(str(source), []).append(str(target))
    return found
