"""How many may have a level: a share of a base, never rounded up."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from congtam.engine.pack.base import Cited, Names, Part
from congtam.engine.pack.conditions import AnyCondition
from congtam.engine.pack.quantities import Portion


class Base(Part):
    """Of what the share is taken: exactly one base.

    `rated: L` counts those rated just L; then `promoted` must say whether those promoted above it leave that
    base (`leave`: the largest x with x <= p (n - x), n being the promoted and the rest together) or still
    count (`stay`).
    """

    rated: str | None = None
    rated_at_least: str | None = None
    all: Literal["rated", "units", "on_roll"] | None = None
    promoted: Literal["leave", "stay"] | None = None

    @model_validator(mode="after")
    def _one_base(self) -> Base:
        if sum(x is not None for x in (self.rated, self.rated_at_least, self.all)) != 1:
            raise ValueError("cơ số tỷ lệ cần đúng một trong rated, rated_at_least, all")
        if (self.rated is None) != (self.promoted is None):
            raise ValueError("promoted (leave hoặc stay) đi với rated và chỉ với rated")
        return self


class Entitlement(Part):
    """Places per unit by the unit's own level: rates strictly fall with the level, each unit's places are
    floored, what is left over is handed out inside its class of level, and the total stays under the
    quota."""

    by: str
    """Relation to the unit whose level decides."""
    rates: dict[str, Portion]


class Raise(Part):
    """A higher share that the authority may allow."""

    at_most: Portion
    when: AnyCondition
    cites: str
    clause: Names = ()
    document: str | None = None


class Quota(Cited):
    level: str
    at_most: Portion
    of: Base
    of_subjects: Names
    within: str
    """Column of the body whose subjects are counted together; `campaign` for the whole campaign."""
    by: Names = ()
    """Further columns that make groups of equals (title, managing level, kind of body)."""
    raised: Raise | None = None
    entitlement: Entitlement | None = None
    hard: bool = True
