"""Data addresses: `subjects.cell.levels.HTXSNV[0]`, `scorecards.form-04.criteria[TC1/1/1.1/#2].max`.

An address is found as a path of keys and places; what reads and what changes data works on paths alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from congtam.engine.pack.criteria import PointsLeaf
from congtam.engine.scoring.rows import row_ids
from congtam.shelf.nodes import Items, Node, Table, Text

Path = tuple[str | int, ...]

_INSIDE = r"\[((?:[^\[\]]|\[\d+\])*)\]"
_STEP = re.compile(rf"([^.\[\]]+)((?:{_INSIDE})*)(?:\.|$)")
_BRACKET = re.compile(_INSIDE)
ROWS = ("criteria", "children")
"""The lists whose places are rows with addresses of their own."""


class Nowhere(Exception):
    """There is nothing at the address; the message says from where on."""


def ids_of(rows: Items) -> tuple[str, ...]:
    """The ids of sibling rows, as the engine names them."""
    return row_ids(
        tuple(PointsLeaf.model_construct(number=_number(row) or "", text="", max=0) for row in rows.values)
    )


def _number(row: Node) -> str | None:
    number = row.entries.get("number") if isinstance(row, Table) else None
    return number.value if isinstance(number, Text) else None


def steps(address: str) -> list[str | tuple[str]]:
    """Names as texts, brackets as one-tuples; Nowhere if it is no address."""
    found: list[str | tuple[str]] = []
    at = 0
    while at < len(address):
        match = _STEP.match(address, at)
        if not match or (match.end() == len(address) and address.endswith(".")):
            raise Nowhere(f"“{address}” không phải địa chỉ dữ liệu")
        found.append(match[1])
        found.extend((inner,) for inner in _BRACKET.findall(match[2]))
        at = match.end()
    if not found:
        raise Nowhere("địa chỉ dữ liệu để trống")
    return found


def locate(data: Node, address: str, *, new: bool = False) -> Path:
    """The path of an address. With `new`, the last step may name what is not there: a key, a place, a row."""
    path: Path = ()
    node: Node = data
    parts = steps(address)
    for position, step in enumerate(parts):
        may_be_new = new and position == len(parts) - 1
        onward = _onward(node, step, str(parts[position - 1]) if position else "", may_be_new)
        if onward is None:
            here = address_of(data, path) or "gói"
            name = step if isinstance(step, str) else f"[{step[0]}]"
            raise Nowhere(f"trong {here} không có “{name}”")
        path = (*path, *onward)
        if not may_be_new:
            node = at(data, path)
    return path


def _onward(node: Node, step: str | tuple[str], list_name: str, may_be_new: bool) -> Path | None:
    match node, step:
        case Table(entries=entries), str(name) if name in entries or may_be_new:
            return (name,)
        case Items() as rows, (inner,) if list_name in ROWS:
            return _row_path(rows, inner, may_be_new)
        case Items(values=values), (inner,) if inner.isdecimal() and len(inner) < 6:
            return (int(inner),) if int(inner) < len(values) + may_be_new else None
        case _:
            return None


def _row_path(rows: Items, address: str, may_be_new: bool) -> Path | None:
    """The path of a row from the list at the top: ids joined by slashes."""
    wanted, _, rest = address.partition("/")
    ids = ids_of(rows)
    if wanted not in ids:
        return (len(ids),) if may_be_new and wanted and not rest else None
    place = ids.index(wanted)
    if not rest:
        return (place,)
    row = rows.values[place]
    children = row.entries.get("children") if isinstance(row, Table) else None
    inner = _row_path(children, rest, may_be_new) if isinstance(children, Items) else None
    return (place, "children", *inner) if inner else None


def address_of(data: Node, path: Sequence[str | int]) -> str:
    """The address of a path as it is written in packs; it need not be there to its end."""
    written = ""
    node: Node | None = data
    within = ""
    for step in path:
        if isinstance(step, int):
            is_row = isinstance(node, Items) and within in ROWS
            name = _row_name(node, step) if is_row and isinstance(node, Items) else str(step)
            nested = is_row and within == "children" and written.endswith("].children")
            written = f"{written[: -len('].children')]}/{name}]" if nested else f"{written}[{name}]"
        else:
            written += f".{step}" if written else step
            within = step
        node = child(node, step) if node else None
    return written


def _row_name(rows: Items, place: int) -> str:
    return ids_of(rows)[place] if place < len(rows.values) else f"#{place + 1}"


def child(node: Node, step: str | int) -> Node | None:
    match node, step:
        case Table(entries=entries), str():
            return entries.get(step)
        case Items(values=values), int() if 0 <= step < len(values):
            return values[step]
        case _:
            return None


def at(data: Node, path: Sequence[str | int]) -> Node:
    """What stands at a path that is known to exist."""
    found = get(data, path)
    if found is None:
        raise Nowhere(f"không có gì ở {address_of(data, path)}")
    return found


def get(data: Node, path: Sequence[str | int]) -> Node | None:
    node: Node | None = data
    for step in path:
        node = child(node, step) if node else None
    return node


def put(data: Node, path: Sequence[str | int], value: Node) -> Node:
    """The data with another value there; nothing is changed in place. The last key or place may be new."""
    if not path:
        return value
    step, *rest = path
    inner = child(data, step)
    new = put(inner, rest, value) if inner is not None else value
    match data, step:
        case Table(), str():
            return Table({**data.entries, step: new}, data.place, {step: new.place, **data.keys})
        case Items(), int():
            return Items((*data.values[:step], new, *data.values[step + 1 :]), data.place)
        case _:
            raise Nowhere(f"không có gì ở {address_of(data, path)}")


def remove(data: Node, path: Sequence[str | int]) -> Node:
    """The data without what stands there."""
    *above, last = path
    holder = at(data, above)
    match holder, last:
        case Table(), str():
            kept: Node = Table(
                {key: value for key, value in holder.entries.items() if key != last},
                holder.place,
                holder.keys,
            )
        case Items(), int():
            kept = Items((*holder.values[:last], *holder.values[last + 1 :]), holder.place)
        case _:
            raise Nowhere(f"không có gì ở {address_of(data, path)}")
    return put(data, above, kept)
