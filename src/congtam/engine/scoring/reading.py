"""One subject's scorecard read back from its row of the table: what stands on each row, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import GradeLeaf, Group, PointsLeaf
from congtam.engine.pack.pack import Grade
from congtam.engine.pack.quantities import Share
from congtam.engine.population import row_column
from congtam.engine.scoring.amounts import NOTHING, Amount, Span
from congtam.engine.scoring.grades import is_marked_by_hand
from congtam.engine.scoring.groups import group_worth, rule_of
from congtam.engine.scoring.leaves import leaf_worth
from congtam.engine.scoring.presence import leaves_out
from congtam.engine.scoring.rows import Place, rows_of
from congtam.engine.scoring.sources import Sources
from congtam.engine.scoring.worth import Scored, Worth

ENTRIES = ("points", "option", "yes", "times", "part", "whole", "grade", "aside")


@dataclass(frozen=True)
class RowReading:
    """One step of the sum: the row, what was entered there, what it gives to the row above (from `low` to
    `high`, both None for a row without points), its maximum in force, and whether it counts (None: not yet
    known)."""

    place: Place
    entered: Mapping[str, Any]
    low: int | None
    high: int | None
    top: int
    counts: bool | None
    own: Span
    """Its points as if it counted, from least to most."""
    own_top: Span
    """Its maximum as if it counted."""

    def reaches(self, share: Share) -> bool | None:
        """Whether it has at least this share of its maximum; a row that does not count hinders nothing."""
        if self.counts is False:
            return True
        if self.low is None:
            return None
        if _at_least(self.own.low, self.own_top.high, share):
            return True
        return None if self.counts is None or _at_least(self.own.high, self.own_top.low, share) else False

    def grade_reaches(self, grades: Mapping[str, Grade], wanted: str) -> bool | None:
        """Whether it is marked with this grade or a better one, by hand or by its share."""
        names = list(grades)
        if self.counts is False or wanted == names[-1]:
            return True
        if is_marked_by_hand(self.place):
            mark = self.entered.get("grade")
            met = None if mark is None else names.index(mark) <= names.index(wanted)
        else:
            share = grades[wanted].from_
            met = None if share is None else self.reaches(share)
        return None if self.counts is None and met is False else met

    def grade(self, grades: Mapping[str, Grade]) -> str | None:
        """The mark of a row that counts, once it is known."""
        reached = [name for name in grades if self.grade_reaches(grades, name) is True]
        better = list(grades)[: list(grades).index(reached[0])] if reached else []
        open_ = any(self.grade_reaches(grades, name) is None for name in better)
        return reached[0] if self.counts and reached and not open_ else None


def read_rows(pack: Pack, kind: str, values: Mapping[str, Any]) -> dict[str, RowReading]:
    """The steps of the sum in print order. `values` are all columns of one subject's row after scoring."""
    places = rows_of(pack.scorecards.get(pack.subjects[kind].scorecard or ""))
    scored: dict[str, Scored] = {}
    for address in reversed(list(places)):
        place = places[address]
        if isinstance(place.row, Group):
            below = [(places[name].row, scored[name]) for name in place.children]
            worth = group_worth(rule_of(place.row), below)
        else:
            worth = _leaf(place, values)
        worth = worth and _as_counted(address, worth, values)
        scored[address] = Scored(worth, None, worth)
    return {
        address: _reading(place, places, scored[address].given, values) for address, place in places.items()
    }


def _leaf(place: Place, values: Mapping[str, Any]) -> Worth | None:
    """What the pack alone says of it; rows of plain points stand for themselves."""
    row = place.row
    span = _plain(place, values) if isinstance(row, PointsLeaf) else _open(place, values)
    most = row.max
    if most is None and isinstance(row, GradeLeaf):
        most = max(row.points.values(), default=None)
    return None if most is None else Worth(span, Span(most, most), most)


def _plain(place: Place, values: Mapping[str, Any]) -> Span:
    points = values.get(row_column("points", place.address))
    if points is not None or not isinstance(place.row, PointsLeaf):
        return Span(points or 0, points or 0)
    return Span(place.row.min, place.row.max)


def _open(place: Place, values: Mapping[str, Any]) -> Span:
    """Worked out only where there are no columns of its own to read."""
    if row_column("low", place.address) in values and row_column("high", place.address) in values:
        return NOTHING
    return leaf_worth(place.row, place.address, Sources(frozenset())) or NOTHING


def _as_counted(address: str, worth: Worth, values: Mapping[str, Any]) -> Worth:
    low = values.get(row_column("low", address), worth.points.low)
    high = values.get(row_column("high", address), worth.points.high)
    return replace(worth, points=Span(low, high))


def _reading(
    place: Place, places: Mapping[str, Place], worth: Worth | None, values: Mapping[str, Any]
) -> RowReading:
    address = place.address
    entered = {kind: values.get(row_column(kind, address)) for kind in ENTRIES}
    most = worth.most if worth else 0
    top = values.get(row_column("top", address), most)
    plain = isinstance(place.row, PointsLeaf) and place.row.not_applicable != "full"
    given = worth.points if worth else NOTHING
    return RowReading(
        place=place,
        entered={kind: value for kind, value in entered.items() if value is not None},
        low=None if worth is None else _number(given.low),
        high=None if worth is None else _number(given.high),
        top=top,
        counts=_counts(place, places, values),
        own=_plain(place, values) if plain else given,
        own_top=Span(most, most) if plain else Span(values.get(row_column("top:low", address), top), top),
    )


def _at_least(points: Amount, top: Amount, share: Share) -> bool:
    return _number(points) * share.under >= _number(top) * share.over


def _number(amount: Amount) -> int:
    if isinstance(amount, int):
        return amount
    raise ValueError("dòng này chưa được tính điểm")


def _counts(place: Place, places: Mapping[str, Place], values: Mapping[str, Any]) -> bool | None:
    """Kleene: the row and all above it exist, and it was not set aside."""
    aside = values.get(row_column("aside", place.address))
    if aside and leaves_out(place):
        return False
    known: bool | None = True
    above: Place | None = place
    while above is not None:
        exists = values.get(row_column("exists", above.address), True)
        if exists is False:
            return False
        known = known if exists else None
        above = places.get(above.parent)
    return known
