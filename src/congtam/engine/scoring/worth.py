"""What a row gives to the row above it: its points, its maximum in force, and the maximum that was dropped
from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import narwhals as nw

from congtam.engine.scoring.amounts import NOTHING, Span, choose, largest, smallest


@dataclass(frozen=True)
class Worth:
    """`most` is the largest maximum that the pack allows; `dropped` is what a group above may scale up
    again."""

    points: Span
    top: Span
    most: int
    dropped: Span = NOTHING


@dataclass(frozen=True)
class Scored:
    """One row: its own worth as if it counted, whether it counts (None: always), and what it then gives to
    the row above. `zeroes` says that the row above is worth nothing because of this row."""

    own: Worth | None
    counts: nw.Expr | None
    given: Worth | None
    zeroes: nw.Expr | None = None


def where_it_exists(worth: Worth, exists: nw.Expr) -> Worth:
    """Nothing where it does not exist; where that is not known, anything between nothing and its worth."""
    known, possible = exists.fill_null(value=False), exists.fill_null(value=True)

    def between_nothing_and(span: Span) -> Span:
        if span.is_nothing:
            return NOTHING
        low = choose(possible, smallest((span.low, 0)), 0)
        high = choose(possible, largest((span.high, 0)), 0)
        return Span(choose(known, span.low, low), choose(known, span.high, high))

    return Worth(
        between_nothing_and(worth.points),
        between_nothing_and(worth.top),
        worth.most,
        between_nothing_and(worth.dropped),
    )


def where_set_aside(worth: Worth, aside: nw.Expr, effect: str) -> Worth:
    """full: its maximum; dropped: out, to be scaled up above; excluded: out, with its maximum."""
    if effect == "full":
        return replace(worth, points=_where(aside, worth.top, worth.points))
    out = replace(worth, points=_where(aside, NOTHING, worth.points), top=_where(aside, NOTHING, worth.top))
    return out if effect == "excluded" else replace(out, dropped=_where(aside, worth.top, NOTHING))


def _where(condition: nw.Expr, then: Span, otherwise: Span) -> Span:
    low = choose(condition, then.low, otherwise.low)
    if then.is_certain and otherwise.is_certain:
        return Span(low, low)
    return Span(low, choose(condition, then.high, otherwise.high))
