"""Scorecards: a tree of criteria as deep as the document, with every kind of leaf the documents use."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from congtam.engine.pack.base import Names, Part
from congtam.engine.pack.conditions import AnyCondition
from congtam.engine.pack.quantities import Flag, Points, Portion

Rounding = Literal["nearest", "down", "up"]


class Figure(Part):
    """A measurable figure beside the points: a numerator and a denominator, and the share the text asks
    for."""

    part: str
    whole: str
    at_least: Portion | None = None
    more_than: Portion | None = None
    of_targets: Flag = False
    """Filled by itself from the register of targets: how many were met, of how many given."""


class Row(Part):
    """One row of a scorecard. Its address is its own id after its parent's: `TC1/1/1.1/#2`.

    The id is `number` without blanks when the document prints one, else `#` and the place among its siblings.
    """

    number: str = ""
    text: str
    cites: str | None = None
    clause: Names = ()
    document: str | None = None
    proposed: str | None = None
    note: str | None = None
    criterion: Flag = False
    """Counts as one "tiêu chí" for floors and grades."""
    only_for: AnyCondition | None = None
    """The row exists only for some units, roles or periods."""
    alternative: str | None = None
    """Rows of one parent with the same word exclude each other (variants by kind of subject): the sum counts
    them once."""
    guidance: dict[str, str] = {}
    """Text by sector or kind, shown beside the row to those it concerns."""
    guidance_by: str | None = None
    """The choice fact whose value picks the text."""
    figure: Figure | None = None
    beside: tuple[AnyCondition, ...] = ()
    """Worked out and shown beside the row's mark; they bind nobody."""
    grade_scale: Flag = False
    """The row is (also) marked with a grade by hand; else its grade follows from its points."""


class Group(Row):
    """A row whose points are the sum (or the mean) of the rows under it."""

    kind: Literal["group"] = "group"
    max: Points | None = None
    children: tuple[AnyRow, ...] = ()
    total: Literal["sum", "mean"] = "sum"
    role: Literal["ordinary", "bonus", "deduction"] = "ordinary"
    """Bonus adds outside the parent's maximum; deduction takes off. `max` caps either."""
    rescale: Flag = False
    """Rows set aside as not applicable are dropped and the rest is scaled up to `max`."""
    step: Points | None = None
    rounding: Rounding = "nearest"
    """Where the group rounds (a mean, a rescaled sum): to this step, halves up when `nearest`."""


class Leaf(Row):
    """A row that is filled. `not_applicable`: what setting it aside does; None: it may not be set aside."""

    max: Points | None = None
    not_applicable: Literal["full", "dropped", "excluded"] | None = None
    """full: gives its maximum; dropped: left out, and the group above with `rescale` scales up; excluded:
    left out, and every maximum above falls by it."""
    evidence: Literal["optional", "always", "below_max", "at_max"] = "optional"


class PointsLeaf(Leaf):
    """Points from `min` to `max` in steps."""

    kind: Literal["points"] = "points"
    max: Points
    min: Points = 0
    step: Points | None = None


class YesNoLeaf(Leaf):
    kind: Literal["yes_no"]
    max: Points


class Band(Part):
    id: str
    label: str
    from_: Points = Field(alias="from")
    to: Points


class BandsLeaf(Leaf):
    """Choose one band, give points inside it (a band of one value gives it by itself). The lowest may be
    above 0."""

    kind: Literal["bands"]
    max: Points
    bands: tuple[Band, ...] = Field(min_length=1)


class Option(Part):
    id: str
    text: str
    max: Points
    min: Points = 0
    zeroes_parent: Flag = False
    """Choosing it makes the whole row above worth 0."""
    when: AnyCondition | None = None
    """The option that data choose: the scorer cannot pick another."""
    clause: Names = ()


class OptionsLeaf(Leaf):
    """Choose exactly one of several options, each with its own maximum; the scorer may give less."""

    kind: Literal["options"]
    max: Points
    options: tuple[Option, ...] = Field(min_length=2)


class DeductLeaf(Leaf):
    """Starts at the maximum, loses points per occurrence, never below 0."""

    kind: Literal["deduct"]
    max: Points
    each: Points


class CountLeaf(Leaf):
    """Points per occurrence, up to the maximum."""

    kind: Literal["count"]
    max: Points
    each: Points


class RatioLeaf(Leaf):
    """part / whole x maximum, rounded to `step`. A whole of 0 is asked, never 0 and never full."""

    kind: Literal["ratio"]
    max: Points
    step: Points
    rounding: Rounding = "nearest"


class WeightedLeaf(RatioLeaf):
    """Tasks, each with a weight and a percentage done: the weighted share x maximum. Filled by itself from
    the register of targets, which gives part (sum of weight x percent done) and whole (sum of weight x
    100)."""

    kind: Literal["weighted"]  # type: ignore[assignment]


class GradeLeaf(Leaf):
    """One grade of the pack's scale. `points` says what each grade is worth, when it is worth points."""

    kind: Literal["grade"]
    points: dict[str, Points] = {}


class FromLevelLeaf(Leaf):
    """Points by the level of one related subject."""

    kind: Literal["from_level"]
    max: Points
    of: str
    points: dict[str, Points]


class ShareBand(Part):
    at_least: Portion
    points: Points


class FromShareLeaf(Leaf):
    """Points by the share of related subjects at or above a level; bands best first, the last at 0%."""

    kind: Literal["from_share"]
    max: Points
    of: str
    rated_at_least: str
    bands: tuple[ShareBand, ...] = Field(min_length=1)


LEAVES: dict[str, type[Leaf]] = {
    "points": PointsLeaf,
    "yes_no": YesNoLeaf,
    "bands": BandsLeaf,
    "options": OptionsLeaf,
    "deduct": DeductLeaf,
    "count": CountLeaf,
    "ratio": RatioLeaf,
    "weighted": WeightedLeaf,
    "grade": GradeLeaf,
    "from_level": FromLevelLeaf,
    "from_share": FromShareLeaf,
}


def row_kind(value: Any) -> str | None:
    """A row with children is a group; a row without a kind takes points."""
    if isinstance(value, Row):
        return str(getattr(value, "kind"))  # noqa: B009 - the union's members all have it
    if isinstance(value, dict):
        return "group" if "children" in value else str(value.get("kind", "points"))
    return None


AnyRow = Annotated[
    Annotated[Group, Tag("group")]
    | Annotated[PointsLeaf, Tag("points")]
    | Annotated[YesNoLeaf, Tag("yes_no")]
    | Annotated[BandsLeaf, Tag("bands")]
    | Annotated[OptionsLeaf, Tag("options")]
    | Annotated[DeductLeaf, Tag("deduct")]
    | Annotated[CountLeaf, Tag("count")]
    | Annotated[RatioLeaf, Tag("ratio")]
    | Annotated[WeightedLeaf, Tag("weighted")]
    | Annotated[GradeLeaf, Tag("grade")]
    | Annotated[FromLevelLeaf, Tag("from_level")]
    | Annotated[FromShareLeaf, Tag("from_share")],
    Discriminator(
        row_kind,
        custom_error_type="unknown_row",
        custom_error_message="không nhận ra loại tiêu chí; dùng một trong: group, " + ", ".join(LEAVES),
    ),
]


class Clamp(Part):
    least: Points
    most: Points


class Scorecard(Part):
    """A printed scorecard. `max` is None when marks are grades without points."""

    title: str
    cites: str | None = None
    clause: Names = ()
    document: str | None = None
    proposed: str | None = None
    max: Points | None = None
    criteria: tuple[AnyRow, ...]
    step: Points = 1
    """Points are given in steps of this, unless a row says otherwise."""
    round_total_to: Points | None = None
    rounding: Rounding = "nearest"
    clamp: Clamp | None = None
    head: tuple[str, ...] = ()
    """What the printed scorecard carries at its head."""


_ALL: tuple[type[Part], ...] = (Group, *LEAVES.values(), Scorecard)
for _row in _ALL:
    _row.model_rebuild()
