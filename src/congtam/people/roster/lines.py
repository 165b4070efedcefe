"""A row once it is understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from congtam.people.names import plain
from congtam.people.roster.sheets import Place
from congtam.people.roster.values import Day

MOST_LETTERS = 400
"""Longer is no name."""


@dataclass(frozen=True)
class MemberLine:
    """Empty text and None: the file says nothing about it."""

    place: Place
    full_name: str
    born: Day | None = None
    card_number: str = ""
    admitted_on: date | None = None
    official_on: date | None = None
    cell: str = ""
    standing: str = ""
    party_post: str = ""
    employment: str = ""
    phone: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, compare=False)
    """How faults name the columns of its sheet."""
    by_days: str = ""
    """The standing that the days tell where the file does not say it, also days known only in part."""

    def at(self, column: str) -> Place:
        return Place(self.place.sheet, self.place.row, self.columns.get(column, column))


@dataclass(frozen=True)
class UnitLine:
    place: Place
    name: str
    kind: str
    variety: str = ""
    parent: str = ""
    beside: str = ""
    short_name: str = ""
    since: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict, compare=False)

    def at(self, column: str) -> Place:
        return Place(self.place.sheet, self.place.row, self.columns.get(column, column))


@dataclass
class Parsed:
    members: list[MemberLine] = field(default_factory=list)
    units: list[UnitLine] = field(default_factory=list)


@dataclass(frozen=True)
class Options:
    """What the person says about the whole file."""

    day: date
    """As of which day the list holds: memberships that are new begin then."""
    create_cells: bool = False
    """Whether cells named in the list and not there yet are founded, under the base organisation."""
    different_people: bool = False
    """Whether somebody has looked at the names nearly alike and says they are different people."""


STARTS = ("chi bo ", "cb ", "tdp ", "to dan pho ")


@lru_cache(maxsize=4096)
def unit_key(name: str) -> str:
    """Names of units are compared without marks, and with or without the words everybody leaves out."""
    words = plain(name[:MOST_LETTERS]).replace("–", "-").replace("cb.", "cb ")
    words = " ".join(words.split())
    for start in STARTS:
        words = words.removeprefix(start)
    return words
