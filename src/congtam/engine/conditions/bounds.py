"""Comparing exact numbers with a bound, also when they are only known to lie between two others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import ge, gt, le, lt

import narwhals as nw

from congtam.engine.pack.conditions import NumberBound, PointsBound, ShareBound
from congtam.engine.pack.quantities import Share

UNKNOWN = nw.lit(None, dtype=nw.Boolean)

Comparison = Callable[[nw.Expr, int], nw.Expr]
RISING: dict[str, Comparison] = {"at_least": ge, "more_than": gt}
"""Once such a bound holds it holds for every greater number; the others hold for every smaller one."""
FALLING: dict[str, Comparison] = {"at_most": le, "below": lt}


def holds_when(surely: nw.Expr, possibly: nw.Expr) -> nw.Expr:
    """True where it surely holds, False where it cannot, null (not yet known) between."""
    return surely | (possibly & UNKNOWN)


def every(parts: Iterable[nw.Expr]) -> nw.Expr:
    """All hold, by Kleene: one that fails settles it, one not known leaves the rest open. Of nothing:
    true."""
    given = list(parts)
    if len(given) > 1:
        return nw.all_horizontal(*given, ignore_nulls=False)
    return given[0] if given else nw.lit(True)


def some(parts: Iterable[nw.Expr]) -> nw.Expr:
    """At least one holds, by Kleene. Of nothing: false."""
    given = list(parts)
    if len(given) > 1:
        return nw.any_horizontal(*given, ignore_nulls=False)
    return given[0] if given else nw.lit(False)


def within(low: nw.Expr, high: nw.Expr, bound: PointsBound | NumberBound) -> nw.Expr:
    """A number between `low` and `high` against whole-number bounds; `low` is `high` where it is known."""
    parts: list[nw.Expr] = []
    for comparisons, worse, better in ((RISING, low, high), (FALLING, high, low)):
        for name, compare in comparisons.items():
            if (limit := getattr(bound, name)) is not None:
                surely = compare(worse, limit)
                parts.append(surely if low is high else holds_when(surely, compare(better, limit)))
    if isinstance(bound, NumberBound) and bound.is_ is not None:
        exactly = (low == bound.is_) & (high == bound.is_)
        parts.append(holds_when(exactly, (low <= bound.is_) & (high >= bound.is_)))
    return every(parts)


class Ratio:
    """A part of a whole, each as an expression: compared by cross-multiplication, never divided."""

    def __init__(self, part: nw.Expr, whole: nw.Expr) -> None:
        self.part, self.whole = part, whole

    def reaches(self, share: Share) -> nw.Expr:
        return self.part * share.under >= self.whole * share.over

    def exceeds(self, share: Share) -> nw.Expr:
        return self.part * share.under > self.whole * share.over


def share_within(low: Ratio, high: Ratio, bound: ShareBound) -> nw.Expr:
    """A share between `low` and `high` against bounds written as exact fractions."""
    parts: list[nw.Expr] = []
    if bound.at_least is not None:
        parts.append(holds_when(low.reaches(bound.at_least), high.reaches(bound.at_least)))
    if bound.more_than is not None:
        parts.append(holds_when(low.exceeds(bound.more_than), high.exceeds(bound.more_than)))
    if bound.at_most is not None:
        parts.append(holds_when(~high.exceeds(bound.at_most), ~low.exceeds(bound.at_most)))
    if bound.below is not None:
        parts.append(holds_when(~high.reaches(bound.below), ~low.reaches(bound.below)))
    if bound.is_ is not None:
        exactly = low.reaches(bound.is_) & ~high.exceeds(bound.is_)
        parts.append(holds_when(exactly, high.reaches(bound.is_) & ~low.exceeds(bound.is_)))
    return every(parts)
