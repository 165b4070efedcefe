"""Example wards as their files describe them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter
from ruamel.yaml import YAML

WARDS = Path(__file__).parent / "wards"
SMALL, LARGE = "huong-xuan", "large"

Day = Annotated[date, BeforeValidator(lambda text: datetime.strptime(text, "%d/%m/%Y").date())]  # noqa: DTZ007
Shape = TypeVar("Shape")
Span = tuple[int, int]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Who(Strict):
    """Whom a seat suits; `first` asks the holder of that title in the cell before anybody else."""

    ages: Span = (18, 99)
    women: bool | None = None
    first: str = ""


class Seat(Strict):
    title: str
    wording: str = ""
    who: Who = Who()


class Body(Strict):
    key: str
    kind: str
    name: str
    short: str = ""
    variety: str = ""
    under: str = ""


class Near(Strict):
    """A unit beside each cell of a kind."""

    kind: str
    name: str
    variety: str = ""
    short: str = ""
    under: str = ""
    employs: bool = False
    seats: list[Seat] = []


class CellKind(Strict):
    named: str
    women: int
    ages: Span
    older: int
    work: dict[str, int]
    exempt_from: int = 200
    around: list[Near]


class Committee(Strict):
    members: int
    seats: list[Seat]


class Kinds(Strict):
    retires_at: dict[str, int]
    committees: list[Committee]
    committee_ages: Span
    probation_months: int
    newly_admitted_months: int
    kinds: dict[str, CellKind]


class Cells(Strict):
    """One cell, or one for each of the first `places`, `each` times numbered."""

    kind: str
    name: str
    members: Span
    places: int = 0
    each: int = 0


class Merged(Strict):
    kind: str
    name: str
    into: str
    members: int
    years_ago: int
    paper: str


class Standings(Strict):
    probationary: int
    newly_admitted: int
    suspended: int
    moved: int
    left: dict[str, int]


class Away(Strict):
    kind: str
    months: int
    count: int
    women: bool | None = None
    ages: Span = (18, 80)


class Measure(Strict):
    side: str
    paper: str
    form: str
    count: int
    years_ago: int = 0
    self_detected: bool = False
    remedied: bool = False
    lifted_after: int = 0
    employed: bool = False


class Ratings(Strict):
    years: int
    entered: int
    results: dict[str, int]


class Held(Strict):
    """A post; `place` is the key of a body, or the name of a unit beside a cell."""

    place: str = Field(alias="in")
    title: str
    wording: str = ""
    main: bool = False


class Way(Strict):
    """An account, and the part that its holder plays."""

    username: str
    part: str
    role: str = ""


class Named(Strict):
    """A person with a part of their own; what is not said is drawn."""

    cell: str
    born: int
    work: str
    name: str = ""
    women: bool | None = None
    managed_at: str = ""
    posts: list[Held] = []
    supervises: list[str] = []
    account: Way | None = None


class Outsider(Strict):
    """Somebody who is no member here: of the superior organisation, or of nobody's roll."""

    name: str
    women: bool
    of: str
    account: Way


class Superior(Strict):
    code: str
    name: str


class Described(Strict):
    code: str
    name: str
    seat: str
    superior: Superior
    since: Day
    cards: str
    members: int
    places: list[str] = []
    cells: list[Cells]
    merged: Merged | None = None
    standings: Standings
    leaves: list[Away]
    disciplines: list[Measure]
    ratings: Ratings
    persons: list[Named]
    outside: list[Outsider]


class Names(Strict):
    middles: dict[str, int]
    givens: dict[str, int]


class Parts(Strict):
    """What names are put together from, by sex and by generation."""

    families: dict[str, int]
    men: dict[str, Names]
    women: dict[str, Names]


@cache
def described(ward: str) -> Described:
    return shaped(Described, ward)


@cache
def kinds() -> Kinds:
    return shaped(Kinds, "kinds")


@cache
def bodies() -> list[Body]:
    return shaped(list[Body], "bodies")


@cache
def parts() -> Parts:
    return shaped(Parts, "names")


def shaped(shape: type[Shape], name: str) -> Shape:
    read: Any = YAML(typ="safe", pure=True).load((WARDS / f"{name}.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(shape).validate_python(read)
