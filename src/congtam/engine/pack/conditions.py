"""The closed vocabulary of conditions. No code and no expression strings: each can be read back as a
sentence.

Every condition is written under one keyword (`{score: {at_least: 90}}`). `when` and `unless` may stand beside
it: in a requirement "when W, R unless U" holds if W is false, or R, or U; in a list of disqualifiers ("thuộc
một trong các trường hợp") "T, when W, unless U" strikes if T and W and not U. `not` turns one into the other.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from congtam.engine.pack.base import Names, Part
from congtam.engine.pack.quantities import Period, Points, Portion, Span, Whole


class Condition(Part):
    """What all conditions share. Addresses and clauses may be left out only inside another condition."""

    cites: str | None = None
    clause: Names = ()
    document: str | None = None
    proposed: str | None = None
    note: str | None = None
    when: AnyCondition | None = None
    unless: AnyCondition | None = None


class _Bounded(Part):
    """Exactly one bound, or a lower and an upper one."""

    @model_validator(mode="after")
    def _has_a_bound(self) -> _Bounded:
        if not any(
            getattr(self, name, None) is not None
            for name in ("at_least", "more_than", "at_most", "below", "is_")
        ):
            raise ValueError("thiếu cận: cần at_least, more_than, at_most, below hoặc is")
        return self


class PointsBound(_Bounded):
    at_least: Points | None = None
    more_than: Points | None = None
    at_most: Points | None = None
    below: Points | None = None


class ShareBound(_Bounded):
    at_least: Portion | None = None
    more_than: Portion | None = None
    at_most: Portion | None = None
    below: Portion | None = None
    is_: Portion | None = Field(None, alias="is")


class NumberBound(_Bounded):
    at_least: Whole | None = None
    more_than: Whole | None = None
    at_most: Whole | None = None
    below: Whole | None = None
    is_: Whole | None = Field(None, alias="is")


class Score(Condition):
    """Total points of the subject's scorecard."""

    score: PointsBound


class GroupScoreBound(PointsBound):
    of: str


class GroupScore(Condition):
    """Points of one row of the scorecard."""

    group_score: GroupScoreBound


class GradesNeeded(Part):
    of: Names = ()
    """Criterion or group addresses; a group stands for all rows in it marked `criterion`. Empty: all
    criteria."""
    at_least: str
    rest: str | None = None
    """Grade that all criteria outside `of` must reach."""


class Grades(Condition):
    grades: GradesNeeded


class FloorNeeded(Part):
    at_least: Portion
    """Share of each criterion's own maximum."""
    of: Names = ()
    may_miss: Whole = 0


class Floor(Condition):
    """No criterion (or at most `may_miss`) below a share of its maximum."""

    floor: FloorNeeded


class Related(Part):
    """Which related subjects count as hits: by level, or by a yes/no fact of theirs."""

    of: str
    rated: str | None = None
    rated_at_least: str | None = None
    rated_at_most: str | None = None
    fact: str | None = None
    if_none: Annotated[str, Field(pattern="^(not_applicable|ask|not_met)$")] = "ask"
    """What follows when there is nobody to count: the condition does not apply (and so does not hinder), it
    is asked of a person, or it is not met. Share and count over nobody are never 0 and never full."""

    @model_validator(mode="after")
    def _one_hit(self) -> Related:
        if sum(x is not None for x in (self.rated, self.rated_at_least, self.rated_at_most, self.fact)) != 1:
            raise ValueError("cần đúng một trong rated, rated_at_least, rated_at_most, fact")
        return self


class ShareNeeded(Related, ShareBound):
    pass


class ShareOf(Condition):
    share: ShareNeeded


class CountNeeded(Related, NumberBound):
    pass


class CountOf(Condition):
    count: CountNeeded


class FactIs(Condition):
    """A yes/no fact of the subject."""

    fact: str


class Attested(Condition):
    """A human judgement, recorded with who and why; never assumed."""

    attested: str


class ValueNeeded(NumberBound):
    of: str


class Value(Condition):
    """A whole-number fact."""

    value: ValueNeeded


class PercentNeeded(ShareBound):
    of: str


class Percent(Condition):
    """A percentage fact, as the share of targets done."""

    percent: PercentNeeded


class RatedNeeded(Part):
    of: str
    at_least: str | None = None
    at_most: str | None = None
    is_: str | None = Field(None, alias="is")


class RatedElsewhere(Condition):
    """A fact that is itself a level, as a civil servant's professional rating."""

    rated: RatedNeeded


class ChoiceNeeded(Part):
    of: str
    among: Names


class Choice(Condition):
    """A fact with named values, as the kind of a unit."""

    choice: ChoiceNeeded


class SinceNeeded(Part):
    """How long since a date (until the rating date, or until another date fact)."""

    of: str
    until: str | None = None
    under: Period | None = None
    at_least: Period | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> SinceNeeded:
        if (self.under is None) == (self.at_least is None):
            raise ValueError("cần đúng một trong under, at_least")
        return self

    @property
    def span(self) -> Span:
        return self.under or self.at_least or Span(0, "days")


class Since(Condition):
    since: SinceNeeded


class AllOf(Condition):
    all: tuple[AnyCondition, ...] = Field(min_length=1)


class AnyOf(Condition):
    any: tuple[AnyCondition, ...] = Field(min_length=1)


class Not(Condition):
    not_: AnyCondition = Field(alias="not")


KEYWORDS: dict[str, type[Condition]] = {
    "score": Score,
    "group_score": GroupScore,
    "grades": Grades,
    "floor": Floor,
    "share": ShareOf,
    "count": CountOf,
    "fact": FactIs,
    "attested": Attested,
    "value": Value,
    "percent": Percent,
    "rated": RatedElsewhere,
    "choice": Choice,
    "since": Since,
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
}


def keyword(value: Any) -> str | None:
    """The keyword under which a condition is written, from raw data or from the model."""
    if isinstance(value, Condition):
        return next(word for word, kind in KEYWORDS.items() if type(value) is kind)
    if isinstance(value, dict):
        return next((word for word in KEYWORDS if word in value), None)
    return None


AnyCondition = Annotated[
    Annotated[Score, Tag("score")]
    | Annotated[GroupScore, Tag("group_score")]
    | Annotated[Grades, Tag("grades")]
    | Annotated[Floor, Tag("floor")]
    | Annotated[ShareOf, Tag("share")]
    | Annotated[CountOf, Tag("count")]
    | Annotated[FactIs, Tag("fact")]
    | Annotated[Attested, Tag("attested")]
    | Annotated[Value, Tag("value")]
    | Annotated[Percent, Tag("percent")]
    | Annotated[RatedElsewhere, Tag("rated")]
    | Annotated[Choice, Tag("choice")]
    | Annotated[Since, Tag("since")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(
        keyword,
        custom_error_type="unknown_condition",
        custom_error_message="không nhận ra điều kiện; dùng một trong: " + ", ".join(KEYWORDS),
    ),
]

_ALL: tuple[type[Condition], ...] = (Condition, *KEYWORDS.values())
for _kind in _ALL:
    _kind.model_rebuild()
