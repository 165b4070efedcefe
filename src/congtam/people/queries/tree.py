"""The tree of units of one organisation on one day: one query, then plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from congtam.people.models import Placing, Unit
from congtam.people.queries.reading import once


@dataclass(frozen=True)
class Node:
    """A unit as it stands on the day."""

    id: int
    kind: str
    variety: str
    code: str
    name: str
    short_name: str
    parent: int | None
    beside: int | None
    since: date

    @property
    def short(self) -> str:
        return self.short_name or self.name

    @property
    def kind_label(self) -> str:
        return str(Unit.Kind(self.kind).label)

    @property
    def variety_label(self) -> str:
        return str(Unit.Variety(self.variety).label) if self.variety else ""


@dataclass(frozen=True)
class Tree:
    organisation: int
    day: date
    nodes: dict[int, Node] = field(repr=False)

    @cached_property
    def below(self) -> dict[int | None, list[Node]]:
        """Children of each unit, in their own order; under None the roots."""
        children: dict[int | None, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            children[node.parent if node.parent in self.nodes else None].append(node)
        return children

    def subtree(self, unit: int) -> frozenset[int]:
        """The unit and all under it."""
        return frozenset(node.id for node, _ in self.walk(unit)) | {unit}

    def ancestors(self, unit: int) -> list[Node]:
        """From the root down to the unit's parent."""
        found: list[Node] = []
        node = self.nodes.get(unit)
        while node and node.parent in self.nodes:
            node = self.nodes[node.parent]
            found.insert(0, node)
        return found

    def walk(self, under: int | None = None, depth: int = 0) -> Iterator[tuple[Node, int]]:
        """Every unit below, parents before children, each with its depth."""
        for node in self.below.get(under, []):
            yield node, depth
            yield from self.walk(node.id, depth + 1)

    def of_kind(self, *kinds: str) -> list[Node]:
        return [node for node, _ in self.walk() if node.kind in kinds]

    @property
    def root(self) -> Node | None:
        return next(iter(self.below.get(None, [])), None)


def tree(organisation: int, day: date) -> Tree:
    return once(("tree", organisation, day), lambda: read(organisation, day))


def read(organisation: int, day: date) -> Tree:
    rows = Placing.objects.on(day).filter(organisation=organisation).order_by("position", "unit_id")
    columns = ("unit_id", "unit__kind", "unit__variety", "unit__code", "name", "short_name")
    nodes = (Node(*row) for row in rows.values_list(*columns, "parent_id", "beside_id", "since"))
    return Tree(organisation, day, {node.id: node for node in nodes})


def last_names(organisation: int) -> dict[int, str]:
    """What each unit is called now, or was called at last: for histories, which outlive their units."""
    rows = Placing.objects.filter(organisation=organisation).order_by("since")
    return {unit: short or name for unit, name, short in rows.values_list("unit", "name", "short_name")}
