"""Who must be known before whom, between (subject, "at least this level").

A cell's excellent level needs its members' good level, a secretary's excellent level needs the cell's: on
kinds alone that is a circle, on (kind, level) it is none. Only where even that repeats are the single
subjects looked at, and a true circle is refused with their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from congtam.engine.conditions.walk import needs_sheet, questions
from congtam.engine.needs import Needs, needs, sheet_waits
from congtam.engine.pack import Pack
from congtam.engine.pack.subjects import Subject
from congtam.engine.related import Question

KindNode = tuple[str, int]
Node = TypeVar("Node", KindNode, tuple[str, str, int])


class Circle(Exception):
    """The levels of these subjects wait for each other."""

    def __init__(self, members: list[str]) -> None:
        super().__init__(" → ".join(members))
        self.members = members


def order_of_kinds(pack: Pack, kinds: Iterable[str]) -> list[list[str]]:
    """Kinds in the order of rating; those that wait for each other stand together."""
    wanted = list(kinds)
    waits = {kind: _kinds_asked(pack, needs(pack, kind)) & set(wanted) for kind in wanted}
    reach = {kind: _closure(kind, waits) for kind in wanted}
    groups: list[list[str]] = []
    for kind in wanted:
        if not any(kind in group for group in groups):
            groups.append(
                [
                    other
                    for other in wanted
                    if other == kind or (kind in reach[other] and other in reach[kind])
                ]
            )
    return sorted(groups, key=lambda group: len(reach[group[0]]))


def kind_graph(pack: Pack, group: list[str]) -> dict[KindNode, set[KindNode]]:
    """Which "kind at least at this rank" waits for which inside a group; empty where nothing does."""
    inside = set(group)
    if not any(_kinds_asked(pack, needs(pack, kind)) & inside for kind in group):
        return {}
    return {node: set(_waits_for(pack, *node, inside)) for kind in group for node in _nodes(pack, kind)}


def longest_path(graph: Mapping[Node, set[Node]]) -> int:
    depth: dict[Node, int] = {}
    try:
        for node in TopologicalSorter(graph).static_order():
            depth[node] = 1 + max((depth[before] for before in graph.get(node, ())), default=0)
    except CycleError as error:
        raise Circle([str(node[-2]) for node in error.args[1]]) from None
    return max(depth.values(), default=1)


def thresholds(pack: Pack, asked: Question) -> set[int]:
    """Which "at least" steps of the related subject decide the answer."""
    rank, top = (pack.rank(asked.of), len(pack.levels) - 1) if asked.test != "fact" else (0, 0)
    wanted = {"rated_at_least": {rank}, "rated_at_most": {rank + 1}, "rated": {rank, rank + 1}, "fact": set()}
    return {step for step in wanted[asked.test] if 0 < step <= top}


def relation_steps(pack: Pack, kind: str, rank: int) -> Iterator[tuple[str, int]]:
    """(relation, least rank there) on which "this kind at least at this rank" depends."""
    subject = pack.subjects[kind]
    for asked in _asked_for(pack, subject, kind, rank):
        for step in thresholds(pack, asked):
            yield asked.relation, step
    for cap in subject.caps.values():
        yield from ((of, rank) for of in cap.not_above)
        for asked in questions(part for part in (cap.when, cap.unless) if part):
            yield from ((asked.relation, step) for step in thresholds(pack, asked))
    for relation in needs(pack, kind).levels:
        yield from ((relation, step) for step in range(1, len(pack.levels)))


def _asked_for(pack: Pack, subject: Subject, kind: str, rank: int) -> Iterator[Question]:
    """By the frame of just that level: a better frame that held would settle it too, but nobody needs to wait
    for that."""
    frame = next((conditions for level, conditions in subject.levels.items() if pack.rank(level) == rank), ())
    conditions = [*frame, *subject.lowest_if, *([subject.relief] if subject.relief else [])]
    yield from questions([*conditions, *(rule.when for rule in subject.exclusions.values())])
    if sheet_waits(pack, kind) and any(needs_sheet(condition) for condition in conditions):
        yield from needs(pack, kind).questions


def _waits_for(pack: Pack, kind: str, rank: int, group: set[str]) -> Iterator[KindNode]:
    for relation, step in relation_steps(pack, kind, rank):
        yield from ((to, step) for to in pack.relations[relation].to if to in group)


def _nodes(pack: Pack, kind: str) -> Iterator[KindNode]:
    yield from ((kind, rank) for rank in range(1, len(pack.levels)))


def _kinds_asked(pack: Pack, of: Needs) -> set[str]:
    return {to for relation in of.level_relations for to in pack.relations[relation].to}


def _closure(kind: str, waits: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    todo = list(waits[kind])
    while todo:
        if (other := todo.pop()) not in reached:
            reached.add(other)
            todo += waits[other]
    return reached
