"""A scorecard as a form to be filled: its rows in print order, and what each of them takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from congtam.campaigns.queries.targets import is_told_by_targets
from congtam.engine.entries import TAKES
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import BandsLeaf, Leaf, OptionsLeaf, Scorecard
from congtam.engine.scoring import Place, rows_of

FIELDS_OF: dict[str, tuple[str, ...]] = {
    "points": ("points",),
    "grades": ("grade",),
    "options": ("option",),
    "answers": ("answer",),
    "times": ("times",),
    "parts": ("part", "whole"),
    "aside": ("aside",),
}
"""By the engine's name of what a row takes: the columns of its mark."""


@dataclass(frozen=True)
class Line:
    """One row. `number` is its place in print order, from 0: an address that fits into a form."""

    number: int
    place: Place
    fields: tuple[str, ...]

    @property
    def address(self) -> str:
        return self.place.address

    @property
    def choices(self) -> tuple[str, ...]:
        """Ids of its options or bands."""
        row = self.place.row
        if isinstance(row, OptionsLeaf):
            return tuple(option.id for option in row.options)
        return tuple(band.id for band in row.bands) if isinstance(row, BandsLeaf) else ()

    @property
    def is_chosen_by_data(self) -> bool:
        row = self.place.row
        return isinstance(row, OptionsLeaf) and any(option.when for option in row.options)

    @property
    def is_told_by_targets(self) -> bool:
        """Part and whole come from the register of targets."""
        return is_told_by_targets(self.place.row)

    @property
    def is_derived(self) -> bool:
        """Filled by itself, from the levels of others or from targets."""
        return isinstance(self.place.row, Leaf) and not set(self.fields) - {"aside"}


@dataclass(frozen=True)
class Layout:
    """`slots` are the places of the packed vector: one for each field of each row."""

    card: Scorecard | None
    lines: tuple[Line, ...]
    grades: tuple[str, ...]

    @property
    def step(self) -> int:
        return self.card.step if self.card else 1

    @cached_property
    def by_address(self) -> dict[str, Line]:
        return {line.address: line for line in self.lines}

    @cached_property
    def slots(self) -> tuple[tuple[Line, str], ...]:
        return tuple((line, field) for line in self.lines for field in line.fields)

    @cached_property
    def first_slot(self) -> dict[int, int]:
        """By row number."""
        found: dict[int, int] = {}
        for place, (line, _) in enumerate(self.slots):
            found.setdefault(line.number, place)
        return found

    def filled(self) -> Iterable[Line]:
        """Rows in which somebody enters something."""
        return (line for line in self.lines if line.fields)


def layout_of(pack: Pack, kind: str) -> Layout:
    card = pack.scorecards.get(pack.subjects[kind].scorecard or "") if kind in pack.subjects else None
    lines = tuple(
        Line(number, place, fields_of(place)) for number, place in enumerate(rows_of(card).values())
    )
    return Layout(card, lines, tuple(pack.grades))


def fields_of(place: Place) -> tuple[str, ...]:
    told = {"parts"} if is_told_by_targets(place.row) else set()
    taking = [name for name, (_, takes) in TAKES.items() if takes(place) and name not in told]
    taken = [field for name in taking for field in FIELDS_OF[name]]
    if "option" in taken and not is_picked_by_hand(place):
        taken.remove("option")
    return tuple(taken)


def is_picked_by_hand(place: Place) -> bool:
    """Of options that data choose, one that is left over needs nobody's choice either."""
    row = place.row
    if not isinstance(row, OptionsLeaf):
        return True
    left = [option for option in row.options if option.when is None]
    return len(left) > (1 if len(left) < len(row.options) else 0)
