"""Which column of a sheet is what: guessed from its headings, corrected by the person who knows the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from congtam.people.names import plain
from congtam.people.roster.columns import Column, strength_of
from congtam.people.roster.headings import LOOKED_AT, headings_at, is_heading, joined, numbering_rows
from congtam.people.roster.sheets import Sheet


@dataclass(frozen=True)
class Layout:
    """A sheet that is not used has no columns. `first_row` is the number of the first row of data."""

    sheet: str
    first_row: int
    columns: dict[int, str]
    headings: dict[int, str]

    def kept(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "first_row": self.first_row,
            "columns": {str(number): key for number, key in self.columns.items()},
            "headings": {str(number): text for number, text in self.headings.items()},
        }


def from_kept(kept: dict[str, Any]) -> Layout:
    return Layout(
        kept["sheet"],
        kept["first_row"],
        {int(number): key for number, key in kept["columns"].items()},
        {int(number): text for number, text in kept["headings"].items()},
    )


def guess(sheet: Sheet, columns: Sequence[Column]) -> Layout:
    """The row among the first ones whose headings are known best; fewer than two known make no list."""
    best: tuple[int, int, dict[int, str], dict[int, str]] = (0, 0, {}, {})
    for top in range(min(LOOKED_AT, len(sheet.rows))):
        headings = joined(headings_at(sheet, top, 1))
        if not all(map(is_heading, headings.values())):
            continue
        found = assigned(headings, columns)
        if len(found) > best[0]:
            best = (len(found), top, found, headings)
    points, top, found, headings = best
    if points < 2:
        return Layout(sheet.name, 1, {}, {})
    first = sheet.rows[top].number + 1
    return Layout(sheet.name, first + numbering_rows(sheet, first), found, headings)


def assigned(headings: dict[int, str], columns: Sequence[Column]) -> dict[int, str]:
    """Each key to the column that fits it best, each column to one key."""
    fits = sorted(
        (
            (strength, -number, column.key)
            for number, heading in headings.items()
            for column in columns
            if (strength := fit(heading, column))
        ),
        reverse=True,
    )
    taken: dict[int, str] = {}
    for _strength, number, key in fits:
        if -number not in taken and key not in taken.values():
            taken[-number] = key
    return dict(sorted(taken.items()))


def fit(heading: str, column: Column) -> int:
    words = " ".join(plain(heading).replace("(", " ").replace(")", " ").replace(":", " ").split())
    return max(strength_of(words, name) for name in (plain(str(column.label)), *column.headings))
