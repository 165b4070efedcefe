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
    """The ids of sibling rows: the printed number without blanks, `#n` where none is printed, `[2]` where
    it repeats."""
    ids: list[str] = []
    for place, row in enumerate(rows, start=1):
        printed = "".join(row.number.split())
        wanted = f"#{place}" if printed in {"", "-"} else printed
        before = sum(1 for known in ids if known == wanted or known.startswith(f"{wanted}["))
        ids.append(f"{wanted}[{before + 1}]" if before else wanted)
    return tuple(ids)


def rows_of(card: Scorecard | None) -> Mapping[str, Place]:
    """Every row of the scorecard by its address; a parent stands before its children."""
    return {} if card is None else dict(_walk(card.criteria, "", 0))


def _walk(rows: tuple[AnyRow, ...], parent: str, depth: int) -> Iterator[tuple[str, Place]]:
    for name, row in zip(row_ids(rows), rows, strict=True):
        address = f"{parent}/{name}" if parent else name
        under = row.children if isinstance(row, Group) else ()
        children = tuple(f"{address}/{child}" for child in row_ids(under))
        yield address, Place(address, row, parent, depth, children)
        yield from _walk(under, address, depth + 1)


def criteria_in(places: Mapping[str, Place], address: str) -> tuple[str, ...]:
    """The rows marked `criterion` that an address stands for: itself when marked, else those under it; ""
    for all."""
    if address and places[address].row.criterion:
        return (address,)
    inside = f"{address}/" if address else ""
    return tuple(name for name, place in places.items() if name.startswith(inside) and place.row.criterion)
