"""Whether a row is there for a subject: rows only for some, variants that exclude each other, rows set
aside."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from congtam.engine.pack.criteria import Leaf
from congtam.engine.scoring.rows import Place
from congtam.engine.scoring.sources import Sources


def existence(places: Mapping[str, Place], sources: Sources) -> dict[str, nw.Expr]:
    """Status per row that is only for some: exists, does not, or not yet known. Rows not named here always
    exist."""
    found: dict[str, nw.Expr] = {}
    for address, place in places.items():
        if place.row.only_for is not None:
            found[address] = sources.status(place.row.only_for)
    for variants in alternatives(places).values():
        found |= _exclusive({address: found[address] for address in variants if address in found})
    return found


def alternatives(places: Mapping[str, Place]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The variants of one row, by parent and their common word."""
    sets: dict[tuple[str, str], tuple[str, ...]] = {}
    for address, place in places.items():
        if place.row.alternative is not None:
            key = (place.parent, place.row.alternative)
            sets[key] = (*sets.get(key, ()), address)
    return sets


def set_aside(place: Place, sources: Sources) -> nw.Expr | None:
    """Whether somebody set the row aside as not applicable; None where that is not possible or nobody did.
    No mark is no open question: a row that nobody set aside applies."""
    if not isinstance(place.row, Leaf) or place.row.not_applicable is None:
        return None
    entered = sources.entered("aside", place.address)
    return None if entered is None else entered.fill_null(value=False)


def leaves_out(place: Place) -> bool:
    """Whether setting the row aside takes it out of the sheet, instead of giving its maximum."""
    return isinstance(place.row, Leaf) and place.row.not_applicable in {"dropped", "excluded"}


def _exclusive(statuses: Mapping[str, nw.Expr]) -> dict[str, nw.Expr]:
    """One variant known to exist rules the others out; should two claim to exist, the first printed does."""
    names = list(statuses)
    result = {}
    for place, name in enumerate(names):
        exists = statuses[name]
        for other in names[:place]:
            exists = exists & ~statuses[other].fill_null(value=False)
        for other in names[place + 1 :]:
            exists = exists & ~(statuses[name].is_null() & statuses[other].fill_null(value=False))
        result[name] = exists
    return result
