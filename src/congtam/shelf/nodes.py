"""Data as it stands in a file: every scalar is a text, and every value knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from congtam.shelf.faults import Fault


class Place(NamedTuple):
    """Where something stands; lines and columns count from 1."""

    file: str = ""
    line: int = 0
    column: int = 0


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. None is the YAML null: written as `null`, `~` or left empty."""

    value: str | None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Items:
    values: tuple[Node, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    entries: dict[str, Node]
    place: Place = NOWHERE
    keys: dict[str, Place] = field(default_factory=dict)
    """Where each key stands."""


Node = Text | Items | Table


def plain(node: Node) -> Any:
    """The data without their places."""
    match node:
        case Text(value=value):
            return value
        case Items(values=values):
            return [plain(value) for value in values]
        case Table(entries=entries):
            return {key: plain(value) for key, value in entries.items()}


def node_of(value: Any, place: Place) -> Node:
    """Data made here rather than read, all of it at one place."""
    match value:
        case dict():
            return Table({str(key): node_of(inner, place) for key, inner in value.items()}, place)
        case list() | tuple():
            return Items(tuple(node_of(inner, place) for inner in value), place)
        case None:
            return Text(None, place)
        case bool():
            return Text("true" if value else "false", place)
        case _:
            return Text(str(value), place)


def is_null(node: Node | None) -> bool:
    return isinstance(node, Text) and node.value is None


def quoted(node: Node) -> str:
    """The text at fault: a scalar itself, or the first scalar inside."""
    match node:
        case Text(value=value):
            return value or ""
        case Items(values=values):
            return quoted(values[0]) if values else "[]"
        case Table(entries=entries):
            return next((f"{key}: {quoted(value)}" for key, value in entries.items()), "{}")


def fault_at(node: Node, address: str, message: str, remedy: str) -> Fault:
    return Fault(*node.place, address, quoted(node), message, remedy)


def walk(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """Every node with its path, from the top, in the order of the file."""
    yield path, node
    match node:
        case Items(values=values):
            for place, value in enumerate(values):
                yield from walk(value, (*path, place))
        case Table(entries=entries):
            for key, value in entries.items():
                yield from walk(value, (*path, key))
        case Text():
            return
