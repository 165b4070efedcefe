"""A ward that has been drawn and is not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from congtam.demo.described import Named, Outsider, Seat


@dataclass(frozen=True)
class DrawnUnit:
    """`under` and `beside` are keys of other units."""

    key: str
    kind: str
    name: str
    short: str = ""
    variety: str = ""
    under: str = ""
    beside: str = ""
    code: str = ""
    employs: bool = False
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class DrawnCell:
    key: str
    place: str
    kind: str
    size: int


@dataclass(frozen=True)
class Spell:
    """A membership for a time."""

    cell: str
    standing: str
    since: date
    until: date | None = None
    ending: str = ""


@dataclass(frozen=True)
class DrawnPost:
    unit: str
    title: str
    wording: str
    since: date
    until: date | None = None
    main: bool = False
    managed_at: str = ""


@dataclass(frozen=True)
class DrawnLeave:
    kind: str
    since: date
    until: date | None


@dataclass(frozen=True)
class DrawnDiscipline:
    side: str
    form: str
    decision: str
    decided_on: date
    self_detected: bool
    remedied: bool
    lifted_on: date | None


@dataclass(frozen=True)
class DrawnRating:
    year: int
    result: str
    rated_by: str


@dataclass
class DrawnPerson:
    """Filled in step by step while the ward is drawn."""

    key: str
    name: str
    woman: bool
    born_on: date
    admitted_on: date
    official_on: date | None
    cell: str
    work: str
    card: str = ""
    phone: str = ""
    born_year_only: bool = False
    employer: str = ""
    working_since: date = date.min
    named: Named | None = None
    spells: list[Spell] = field(default_factory=list)
    posts: list[DrawnPost] = field(default_factory=list)
    leaves: list[DrawnLeave] = field(default_factory=list)
    disciplines: list[DrawnDiscipline] = field(default_factory=list)
    ratings: list[DrawnRating] = field(default_factory=list)

    def age(self, day: date) -> int:
        return day.year - self.born_on.year


@dataclass(frozen=True)
class DrawnWard:
    """`gone` are those who were members here once."""

    units: list[DrawnUnit]
    cells: list[DrawnCell]
    members: list[DrawnPerson]
    gone: list[DrawnPerson]
    outside: list[Outsider]
