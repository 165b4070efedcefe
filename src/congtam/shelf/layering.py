"""One pack laid over another: what the upper one says replaces what stands below, key by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from congtam.shelf.addresses import Nowhere, Path, address_of, locate
from congtam.shelf.directions import Direction, direction
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Items, Node, Table, Text, fault_at, is_null, plain, walk

HEAD = ("id", "title", "issued", "place", "based_on", "demonstration", "notes")
"""Keys about a pack itself: what stands below is not overridden by them."""

WHOLE = ("when", "unless", "relief", "only_for", "not", "of")
"""A condition and the base of a quota are one thing each: merged by key they would say two things at once."""

RULES = (
    "levels",
    "grades",
    "subjects",
    "scorecards",
    "quotas",
    "raters",
    "comments",
    "forums",
    "authorities",
    "orders",
    "deadlines",
    "ballots",
)
"""Where the rules stand. The words beside them (facts, relations, names of bodies) may be widened freely."""

ABOUT = ("cites", "clause", "document", "label", "not_label", "note", "group")
"""Words beside a rule: to word them otherwise overrides nothing."""

NULLABLE = ("base", "majority")
"""Fields in which null is itself an answer: the document is silent."""

MarkWord = Literal["fill", "replace", "fixed"]


@dataclass(frozen=True)
class Override:
    """One place where the upper pack says something else than the lower one; None: nothing."""

    address: str
    below: str
    before: Node | None
    after: Node | None
    direction: Direction


@dataclass(frozen=True)
class Laid:
    data: Table
    overrides: tuple[Override, ...]


def lay(upper: Table, base: Table, base_id: str) -> Laid:
    """`upper` over `base`, or Refused when it touches what the base has marked."""
    marks = _marks(base)
    overrides: list[Override] = []
    faults: list[Fault] = []
    for path, before, after in _differences(base, upper, ()):
        address = address_of(upper if before is None else base, path)
        if path[0] in RULES and not (before is None and _fills_slot(base, address)):
            overrides.append(Override(address, base_id, before, after, direction(path, before, after)))
        if fault := _breach(marks, path, before, after or upper, address):
            faults.append(fault)
    if faults:
        raise Refused(faults)
    return Laid(_merged(base, upper), tuple(overrides))


def stamped(node: Node, document: str) -> Node:
    """Every cited part says which document it cites: it stays attributable under another pack."""
    match node:
        case Table(entries=entries):
            inner = {key: stamped(value, document) for key, value in entries.items()}
            if "cites" in inner and is_null(inner.get("document", Text(None))):
                inner["document"] = Text(document, node.place)
            return Table(inner, node.place, node.keys)
        case Items(values=values):
            return Items(tuple(stamped(value, document) for value in values), node.place)
        case Text():
            return node


def empty_values(data: Node) -> Iterator[Fault]:
    """Nulls that remove nothing: a value was forgotten, and forgetting is not an answer."""
    for path, node in walk(data):
        if is_null(node) and path and path[-1] not in NULLABLE and "set" not in path:
            yield fault_at(node, address_of(data, path), "mục này để trống", "viết giá trị, hoặc bỏ cả dòng")


def _merged(base: Table, upper: Table, path: Path = ()) -> Table:
    below = {key: node for key, node in base.entries.items() if not _is_outdated(key, upper)}
    entries = {} if upper.entries.keys() >= below.keys() else dict(below)
    for key, node in upper.entries.items():
        lower = below.get(key)
        if lower is None or (is_null(node) and key in NULLABLE):
            entries[key] = node
        elif is_null(node):
            entries.pop(key, None)
        elif isinstance(lower, Table) and isinstance(node, Table) and key not in WHOLE:
            entries[key] = _merged(lower, node, (*path, key))
        elif not path and key == "marks":
            entries[key] = _joined(lower, node)
        else:
            entries[key] = node
    return Table(entries, upper.place, {**base.keys, **upper.keys})


def _is_outdated(key: str, upper: Table) -> bool:
    """Where the upper pack cites its own text, the document and clause below no longer carry the words."""
    return "cites" in upper.entries and key in ("document", "clause", "proposed") and key not in upper.entries


def _joined(lower: Node, upper: Node) -> Node:
    if isinstance(lower, Items) and isinstance(upper, Items):
        return Items((*lower.values, *upper.values), upper.place)
    return upper


def _differences(base: Table, upper: Table, path: Path) -> Iterator[tuple[Path, Node | None, Node | None]]:
    """What is replaced, removed, or added inside a thing that stands below. New things are no override."""
    for key, node in upper.entries.items():
        lower = base.entries.get(key)
        here = (*path, key)
        if (not path and key in (*HEAD, "marks")) or key in ABOUT:
            continue
        if lower is None:
            if len(path) >= 2 and not is_null(node):
                yield here, None, node
        elif is_null(node):
            if not is_null(lower):
                yield here, lower, None
        elif isinstance(lower, Table) and isinstance(node, Table) and key not in WHOLE:
            yield from _differences(lower, node, here)
        elif plain(_unstamped(lower)) != plain(node):
            yield here, lower, node


def _unstamped(node: Node) -> Node:
    match node:
        case Table(entries=entries):
            inner = {key: _unstamped(value) for key, value in entries.items() if key != "document"}
            return Table(inner, node.place)
        case Items(values=values):
            return Items(tuple(map(_unstamped, values)), node.place)
        case Text():
            return node


def _fills_slot(base: Table, address: str) -> bool:
    """Whether the base itself left the place to others."""
    slots = plain(base.entries.get("slots", Table({})))
    return any(address.startswith(str(slot.get("at", ""))) for slot in slots.values() if slot)


def _marks(base: Table) -> list[tuple[Path, MarkWord]]:
    """The base's marks; one whose address is gone is found by the gate of that pack."""
    found: list[tuple[Path, MarkWord]] = []
    for mark in plain(base.entries.get("marks", Items(()))):
        try:
            found.append((locate(base, mark["at"], new=True), mark["mark"]))
        except (Nowhere, KeyError, TypeError):
            continue
    return found


def _breach(
    marks: Iterable[tuple[Path, MarkWord]], path: Path, before: Node | None, after: Node, address: str
) -> Fault | None:
    """The longest mark over an address decides; replacing a thing also replaces what is marked inside it."""
    over = [(at, word) for at, word in marks if path[: len(at)] == at]
    inside = [word for at, word in marks if len(at) > len(path) and at[: len(path)] == path]
    word = max(over, key=lambda each: len(each[0]))[1] if over else "replace"
    if word == "fixed" or "fixed" in inside:
        return fault_at(after, address, "gói bên dưới không cho thay đổi chỗ này, ở đây viết", "bỏ dòng này")
    if word == "fill" and before is not None and plain(before) not in (None, "", [], {}):
        remedy = "bỏ dòng này, chỉ điền chỗ còn trống"
        return fault_at(
            after,
            address,
            "gói bên dưới chỉ cho điền chỗ trống ở đây, mà chỗ này đã có giá trị; ở đây viết",
            remedy,
        )
    return None
