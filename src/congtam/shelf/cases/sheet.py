"""What stands on the rows of one sheet, read from text; whether the rows take it is the engine's to check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from congtam.engine.pack.criteria import (
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    OptionsLeaf,
    PointsLeaf,
    RatioLeaf,
    YesNoLeaf,
)
from congtam.engine.pack.quantities import flag, points, whole
from congtam.engine.scoring import Place, is_marked_by_hand
from congtam.shelf.cases.desk import Desk
from congtam.shelf.nodes import Node, Table, Text

Value = TypeVar("Value")

MOST, NONE, EVERY = "max", "none", "*"
_PART = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})")


@dataclass
class Filled:
    """The sheet as entered, by row address; points in hundredths."""

    points: dict[str, int] = field(default_factory=dict)
    grades: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    answers: dict[str, bool] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()

    @property
    def rows(self) -> set[str]:
        return set().union(
            self.points, self.grades, self.options, self.answers, self.times, self.parts, self.aside
        )


def read_sheet(desk: Desk, kind: str, subject: Table, address: str) -> Filled:
    """All that a subject's table says of its sheet."""

    rows = desk.rows.get(kind, {})

    def each(word: str, reader: Callable[[str], Value], remedy: str) -> Iterator[tuple[str, Value]]:
        for name, node in desk.table(subject.entries.get(word), f"{address}.{word}", rows):
            value = desk.read(node, f"{address}.{word}[{name}]", reader, remedy)
            if value is not None:
                yield name, value

    filled = Filled(
        grades=dict(each("grades", str, "viết một cấp độ")),
        options=dict(each("options", str, "chọn đúng một phương án")),
        answers=dict(each("answers", flag, "viết true hoặc false")),
        times=dict(each("times", whole, "viết số lần bằng chữ số")),
        parts=dict(each("parts", part_of_whole, "viết như 3/4")),
        aside=frozenset(desk.names(subject.entries.get("aside"), f"{address}.aside")),
    )
    _read_points(desk, kind, subject.entries.get("points"), f"{address}.points", filled)
    return filled


def part_of_whole(text: str) -> tuple[int, int]:
    """`3/4` as part and whole."""
    found = _PART.fullmatch(text.strip())
    if not found:
        raise ValueError("phần đạt trên tổng số phải là hai số nguyên")
    return int(found[1]), int(found[2])


def _read_points(desk: Desk, kind: str, node: Node | None, address: str, filled: Filled) -> None:
    """`max` and `none` may also be said of a group or, with `*`, of all rows that nothing else names."""
    rows = desk.rows.get(kind, {})
    said = dict(desk.table(node, address, (*rows, EVERY)))
    named = {*said, *filled.rows} - {EVERY}
    words = {name: value.value for name, value in said.items() if isinstance(value, Text)}
    for name, value in said.items():
        if words.get(name) not in (MOST, NONE):
            given = desk.read(value, f"{address}[{name}]", points, "viết số điểm như 0,5, hoặc max, none")
            if given is not None:
                filled.points[name] = given
        elif isinstance(node, Table) and name not in (*rows, EVERY):
            desk.unknown_key(node, name, address, rows)
    for row, place in rows.items():
        over = next((name for name in _row_and_above(row) if name in named), EVERY)
        if words.get(over) == MOST:
            _enter_most(desk, place, filled)


def _row_and_above(row: str) -> Iterator[str]:
    """The row's address and those of the groups over it, nearest first."""
    while row:
        yield row
        row = row.rpartition("/")[0]


def _enter_most(desk: Desk, place: Place, filled: Filled) -> None:
    """The best that people can enter on a row; rows that others decide are left alone."""
    row, name = place.row, place.address
    match row:
        case PointsLeaf() | BandsLeaf():
            filled.points[name] = row.max
        case YesNoLeaf():
            filled.answers[name] = True
        case OptionsLeaf():
            best = max(row.options, key=lambda option: option.max)
            filled.points[name] = row.max
            if best.when is None:
                filled.options[name] = best.id
        case DeductLeaf():
            filled.times[name] = 0
        case CountLeaf():
            filled.times[name] = -(-row.max // row.each)
        case RatioLeaf():
            filled.parts[name] = (1, 1)
        case _:
            pass
    if is_marked_by_hand(place) and desk.pack.grades:
        filled.grades[name] = next(iter(desk.pack.grades))
