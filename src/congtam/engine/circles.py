"""Circles among single subjects, where kinds alone cannot tell."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from congtam.engine.dependencies import KindNode, kind_graph, longest_path, relation_steps
from congtam.engine.plan import Plan
from congtam.engine.population import Population

SubjectNode = tuple[str, str, int]
Step = tuple[str, int]


def rounds_of(plan: Plan, group: list[str], population: Population) -> int:
    """How often the group must be rated; raises Circle with the ids when subjects wait for each other."""
    pack = plan.pack
    graph = plan.once(("graph", tuple(group)), lambda: kind_graph(pack, group))
    if not graph:
        return 1
    circles = plan.once(("circles", tuple(group)), lambda: _in_circles(graph))
    if not circles:
        return max(2, longest_path(graph))
    steps = plan.once(
        ("steps between", tuple(group)),
        lambda: {node: set(relation_steps(pack, *node)) for node in sorted(circles)},
    )
    return max(2, longest_path(_subject_graph(steps, population)) + len(graph))


def _in_circles(graph: Mapping[KindNode, set[KindNode]]) -> set[KindNode]:
    """The nodes that reach themselves; the others cannot stand in a circle of subjects either."""
    reached = {node: set(after) for node, after in graph.items()}
    for _ in graph:
        for node, after in reached.items():
            reached[node] = after.union(*(reached.get(other, ()) for other in after))
    return {node for node, after in reached.items() if node in after}


def _subject_graph(
    steps: Mapping[KindNode, set[Step]], population: Population
) -> dict[SubjectNode, set[SubjectNode]]:
    """Decided subjects wait for nobody."""
    kinds = sorted({kind for kind, _ in steps})
    kind_of = {id_: kind for kind in kinds for id_ in _undecided(population, kind)}
    links = {relation: _links(population, relation) for found in steps.values() for relation, _ in found}
    graph: dict[SubjectNode, set[SubjectNode]] = {(kind, id_, 0): set() for id_, kind in kind_of.items()}
    for (kind, rank), asked in steps.items():
        for relation, step in asked:
            for source, target in links[relation]:
                if kind_of.get(source) == kind and (kind_of.get(target, ""), step) in steps:
                    graph.setdefault((kind, source, rank), set()).add((kind_of[target], target, step))
    return graph


def _undecided(population: Population, kind: str) -> list[str]:
    table = population.subjects[kind]
    if "decided" in table.collect_schema().names():
        table = table.filter(nw.col("decided").is_null())
    return [str(id_) for id_ in table.select("id").collect()["id"].to_list()]


def _links(population: Population, relation: str) -> list[tuple[str, str]]:
    if relation not in population.links:
        return []
    rows = population.links[relation].select("source", "target").collect().iter_rows()
    return [(str(source), str(target)) for source, target in rows]
