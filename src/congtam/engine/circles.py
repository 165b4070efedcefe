"""Circles among single subjects, where kinds alone cannot tell."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from congtam.engine.dependencies import Circle, KindNode, kind_graph, longest_path, relation_steps
from congtam.engine.pack import Pack
from congtam.engine.population import Population

SubjectNode = tuple[str, str, int]


def rounds_of(pack: Pack, group: list[str], population: Population) -> int:
    """How often the group must be rated; raises Circle with the ids when subjects wait for each other."""
    graph = kind_graph(pack, group)
    try:
        return longest_path(graph)
    except Circle:
        return max(2, longest_path(_subject_graph(pack, _in_circles(graph), population)) + len(graph))


def _in_circles(graph: Mapping[KindNode, set[KindNode]]) -> set[KindNode]:
    """The nodes that reach themselves; the others cannot stand in a circle of subjects either."""
    reached = {node: set(after) for node, after in graph.items()}
    for _ in graph:
        for node, after in reached.items():
            reached[node] = after.union(*(reached.get(other, ()) for other in after))
    return {node for node, after in reached.items() if node in after}


def _subject_graph(
    pack: Pack, nodes: set[KindNode], population: Population
) -> dict[SubjectNode, set[SubjectNode]]:
    """Decided subjects wait for nobody."""
    kinds = sorted({kind for kind, _ in nodes})
    kind_of = {id_: kind for kind in kinds for id_ in _undecided(population, kind)}
    graph: dict[SubjectNode, set[SubjectNode]] = {(kind_of[id_], id_, 0): set() for id_ in kind_of}
    for kind, rank in sorted(nodes):
        for relation, step in set(relation_steps(pack, kind, rank)):
            for source, target in _links(population, relation):
                if kind_of.get(source) == kind and (kind_of.get(target, ""), step) in nodes:
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
