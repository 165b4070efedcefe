"""The rows of a scorecard by address, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from congtam.engine.pack.criteria import AnyRow, Group, Scorecard


@dataclass(frozen=True)
class Place:
    """One row, where it stands, and the rows under it. The parent of a top row is the empty address."""

    address: str
    row: AnyRow
    parent: str
    depth: int
    children: tuple[str, ...]


def row_ids(rows: tuple[AnyRow, ...]) -> tuple[str, ...]:
    """The ids of sibling rows: the printed number without blanks, `#n` where none is printed."""
    printed = ["".join(row.number.split()) for row in rows]
    return tuple(
        name if name not in {"", "-"} else f"#{place}" for place, name in enumerate(printed, start=1)
    )


def rows_of(card: Scorecard | None) -> Mapping[str, Place]:
    """Every row of the scorecard by its address; a parent stands before its children. Addresses must not
    repeat."""
    found: dict[str, Place] = {}
    for address, place in () if card is None else _walk(card.criteria, "", 0):
        if address in found:
            raise ValueError(f"hai dòng cùng địa chỉ “{address}” trong một phiếu điểm; đánh số lại một dòng")
        found[address] = place
    return found


def _walk(rows: tuple[AnyRow, ...], parent: str, depth: int) -> Iterator[tuple[str, Place]]:
    for name, row in zip(row_ids(rows), rows, strict=True):
        address = f"{parent}/{name}" if parent else name
        under = row.children if isinstance(row, Group) else ()
        children = tuple(f"{address}/{child}" for child in row_ids(under))
        yield address, Place(address, row, parent, depth, children)
        yield from _walk(under, address, depth + 1)


def criteria_in(places: Mapping[str, Place], address: str) -> tuple[str, ...]:
    """The criteria that an address stands for: itself when marked `criterion`, else those in it, else
    itself; "" for all."""
    if address and places[address].row.criterion:
        return (address,)
    inside = f"{address}/" if address else ""
    marked = tuple(name for name, place in places.items() if name.startswith(inside) and place.row.criterion)
    return marked or ((address,) if address else ())
