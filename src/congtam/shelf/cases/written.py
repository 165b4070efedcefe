"""What a case file may say: its shape, before anything is read against a pack."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from congtam.engine.pack.base import Names, Part
from congtam.engine.pack.quantities import Day, Flag, Whole, points, whole

NO_LEVEL = "none"


def _range(value: Any) -> tuple[int, int]:
    """`90` or `85..95`, in hundredths of a point."""
    low, between, high = str(value).partition("..")
    return (points(low), points(high)) if between else (points(low), points(low))


def _count_range(value: Any) -> tuple[int, int]:
    """`5` or `[3, 5]`."""
    if isinstance(value, list | tuple):
        if len(value) != 2:
            raise ValueError("một khoảng phải có hai số, như [3, 5]")
        return whole(value[0]), whole(value[1])
    return whole(value), whole(value)


PointsRange = Annotated[tuple[int, int], BeforeValidator(_range)]
CountRange = Annotated[tuple[int, int], BeforeValidator(_count_range)]


class InForce(Part):
    level: Names
    stage: Literal["rules", "voted", "proposed", "decided"]


class Expected(Part):
    """What a case expects of one subject; what is not written is not asked."""

    level: Names | None = None
    by: Names = ()
    missing: Names | None = None
    score: PointsRange | None = None
    grades: dict[str, str] = {}
    beside: dict[str, tuple[Literal["true", "false", "none"], ...]] = {}
    """By row: the status of each condition shown beside it; `none` is not yet known."""
    rows: dict[str, PointsRange] = {}
    reviewed: Flag | None = None
    rated: Flag | None = None
    cap: str | None = None
    in_force: InForce | None = None
    raters: Names | None = None
    comments: Names | None = None
    forums: Names | None = None
    decides: str | None = None
    appraises: str | None = None
    proposes: str | None = None
    is_: Names | None = Field(None, alias="is")
    blocked: Names | None = None
    blocked_by: Names = ()


class ExpectedPlaces(Part):
    """What a case expects of one group of a quota."""

    places: CountRange | None = None
    over: Flag | None = None
    readings: dict[Literal["leave", "stay"], CountRange] = {}
    entitlements: dict[str, CountRange] = {}


def _or_none(value: Any) -> Any:
    return None if value == NO_LEVEL else value


class ExpectedBallot(Part):
    """What a case expects of one kind of vote: whom the base counts, and the votes needed when it is `of`."""

    base: Annotated[str | None, BeforeValidator(_or_none)]
    of: Whole
    needed: dict[str, Annotated[Whole | None, BeforeValidator(_or_none)]]


def _by_group(value: Any) -> Any:
    """One group may be written without its name."""
    known = ExpectedPlaces.model_fields
    return {"": value} if isinstance(value, dict) and value and all(key in known for key in value) else value


BODIES = ("raters", "comments", "forums", "decides", "appraises", "proposes")
"""What a case may expect of those who take part."""


class CaseShape(Part):
    id: str
    says: str = ""
    date: Day | None = None
    subjects: dict[str, dict[str, Any]]
    expect: dict[str, Expected] = {}
    quotas: dict[str, Annotated[dict[str, ExpectedPlaces], BeforeValidator(_by_group)]] = {}
    ballots: dict[str, ExpectedBallot] = {}
    events: dict[str, Day] = {}
    deadlines: dict[str, Day] = {}
    agenda: Names = ()
    """Subjects in the order in which one meeting reviews them."""
    refused: str | None = None


class FileShape(Part):
    """A file of cases, or (for rating) of subjects alone."""

    pack: str
    date: Day
    amendments: Names | None = None
    overlays: Names = ()
    given: dict[str, dict[str, Any]] = {}
    cases: tuple[CaseShape, ...] = ()
    subjects: dict[str, dict[str, Any]] = {}
