"""Who is reviewed and rated, and by which frames: levels, disqualifiers, caps, exclusions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from congtam.engine.pack.base import Cited, Names
from congtam.engine.pack.conditions import AnyCondition
from congtam.engine.pack.quantities import Flag


class Cap(Cited):
    """Not above a level of its own (`at_most`), or not above the lowest of related subjects (`not_above`
    relations)."""

    at_most: str | None = None
    not_above: Names = ()
    when: AnyCondition | None = None
    unless: AnyCondition | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Cap:
        if bool(self.at_most) == bool(self.not_above):
            raise ValueError("trần xếp loại cần đúng một trong at_most, not_above")
        return self


class Exclusion(Cited):
    """Sets a subject aside: reviewed or not, rated or not. The excluded are in no base."""

    when: AnyCondition
    reviewed: Flag
    rated: Flag


class Subject(Cited):
    """One kind of subject.

    `levels` gives the frame of each level (all conditions hold); the lowest level needs none. No `levels` at
    all: the documents give no way from the sheet to a level, and none is computed. `scope` names the column
    of the body inside which such subjects are compared and counted (the base organisation).
    """

    label: str
    kind: Literal["organisation", "collective", "member", "leader"]
    when: AnyCondition | None = None
    """Which units or persons are such subjects, over their facts."""
    reviewed: Flag = True
    rated: Flag = True
    scorecard: str | None = None
    levels: dict[str, tuple[AnyCondition, ...]] = {}
    lowest_if: tuple[AnyCondition, ...] = ()
    relief: AnyCondition | None = None
    """When this holds, a disqualifier does not strike by itself: the authority decides, with the reason
    recorded."""
    caps: dict[str, Cap] = {}
    exclusions: dict[str, Exclusion] = {}
    main_post: Cited | None = None
    """Voted on in several forums with different results: the level at the main, highest post counts, the
    others are kept and shown. Without this rule such a subject has no voted level."""
    no_level_because: str | None = Field(None)
    """Said to the user when there are no frames."""
