"""The consolidated view: each point of the text in force, what changed it, and the rules that stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from congtam.engine.pack.base import Part
from congtam.engine.pack.pack import OpenWording, Slot
from congtam.shelf.addresses import Nowhere, Path, address_of, locate
from congtam.shelf.amending import DataChange, TextChange
from congtam.shelf.parts import parts, within
from congtam.shelf.resolving import Resolved


@dataclass(frozen=True)
class Point:
    """One point of a document. `changes` are in the order of the letters; the text is after all of them."""

    document: str
    address: str
    text: str
    notes: tuple[str, ...]
    changes: tuple[TextChange, ...]


@dataclass(frozen=True)
class CitedRule:
    """A rule and its data address."""

    address: str
    part: Part


def points(resolved: Resolved) -> list[Point]:
    """All points of all documents, the pack's own first, in the order of their texts."""
    found = [
        Point(
            document or resolved.pack.id,
            address,
            block.text,
            block.notes,
            _changes(resolved, document, address),
        )
        for (document, address), block in resolved.texts.blocks.items()
    ]
    return sorted(found, key=lambda point: point.document != resolved.pack.id)


def points_at(resolved: Resolved, address: str) -> list[Point]:
    """The point at an address, or the points under it; of every document that has it."""
    wanted = {
        (document or resolved.pack.id, block.address)
        for document in {document for document, _ in resolved.texts.blocks}
        for block in resolved.texts.under(address, document)
    }
    return [point for point in points(resolved) if (point.document, point.address) in wanted]


def history(resolved: Resolved) -> tuple[list[Point], list[DataChange]]:
    """The changed points, and the changed data, each with the letter that changed it."""
    return [point for point in points(resolved) if point.changes], list(resolved.data_changes)


def rules_citing(resolved: Resolved, point: Point) -> list[CitedRule]:
    """The rules that stand on a point."""
    found = []
    for path, part in parts(resolved.pack):
        cited: Any = getattr(part, "cites", None)
        document: Any = getattr(part, "document", None) or resolved.pack.id
        if cited == point.address and document == point.document and not isinstance(part, OpenWording | Slot):
            found.append(CitedRule(address_of(resolved.data, path), part))
    return found


def part_at(resolved: Resolved, address: str) -> tuple[Path, Any] | None:
    """What stands at a data address, as path and model; None when it is no such address."""
    try:
        path = locate(resolved.data, address)
    except Nowhere:
        return None
    value: Any = resolved.pack
    for step in path:
        value = within(value, step)
    return path, value


def citation_of(resolved: Resolved, path: Path) -> tuple[str, str] | None:
    """Document and address cited by the part at a path, or by the nearest part around it."""
    found: tuple[str, str] | None = None
    for part in _around(resolved, path):
        cited: Any = getattr(part, "cites", None)
        if cited:
            found = (str(getattr(part, "document", None) or resolved.pack.id), str(cited))
    return found


def _around(resolved: Resolved, path: Path) -> Iterator[Any]:
    value: Any = resolved.pack
    yield value
    for step in path:
        value = within(value, step)
        yield value


def _changes(resolved: Resolved, document: str, address: str) -> tuple[TextChange, ...]:
    own = document or resolved.pack.id
    return tuple(
        change for change in resolved.text_changes if change.at == address and change.letter.amends == own
    )
