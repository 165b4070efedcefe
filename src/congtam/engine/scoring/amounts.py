"""Whole numbers that are either fixed by the pack or a column. What is fixed is worked out once, not once
per subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import narwhals as nw

from congtam.engine.pack.criteria import Rounding

Amount = int | nw.Expr
"""Columns among them are never null: what is not known is said by a low and a high amount."""


@dataclass(frozen=True)
class Span:
    """From the least to the most that a number can be with what is known; both equal when it is known."""

    low: Amount
    high: Amount

    @property
    def is_certain(self) -> bool:
        """Whether low and high are one and the same, for every subject."""
        if isinstance(self.low, int) and isinstance(self.high, int):
            return self.low == self.high
        return self.low is self.high

    @property
    def is_nothing(self) -> bool:
        return self.is_certain and isinstance(self.low, int) and self.low == 0


NOTHING = Span(0, 0)


def spanwise(combine: Callable[[list[Amount]], Amount], spans: Iterable[Span]) -> Span:
    """The lows combined and the highs combined, worked out once where they are the same."""
    every = list(spans)
    low = combine([span.low for span in every])
    if all(span.is_certain for span in every):
        return Span(low, low)
    return Span(low, combine([span.high for span in every]))


def column(amount: Amount) -> nw.Expr:
    return nw.lit(amount, nw.Int64()) if isinstance(amount, int) else amount


def total(amounts: Iterable[Amount]) -> Amount:
    """Their exact sum."""
    known, columns = _parted(amounts)
    if not columns:
        return sum(known)
    added = columns[0] if len(columns) == 1 else nw.sum_horizontal(*columns)
    return added + sum(known) if sum(known) else added


def largest(amounts: Iterable[Amount]) -> Amount:
    known, columns = _parted(amounts)
    if not columns:
        return max(known)
    every = [*columns, column(max(known))] if known else columns
    return every[0] if len(every) == 1 else nw.max_horizontal(*every)


def smallest(amounts: Iterable[Amount]) -> Amount:
    known, columns = _parted(amounts)
    if not columns:
        return min(known)
    every = [*columns, column(min(known))] if known else columns
    return every[0] if len(every) == 1 else nw.min_horizontal(*every)


def negative(amount: Amount) -> Amount:
    return -amount if isinstance(amount, int) else amount * -1


def times(amount: Amount, factor: Amount) -> Amount:
    """Their product, in 64 bits whatever the column's own width."""
    if isinstance(amount, int) and isinstance(factor, int):
        return amount * factor
    return column(amount).cast(nw.Int64()) * (factor if isinstance(factor, int) else factor.cast(nw.Int64()))


def between(amount: Amount, least: int, most: int) -> Amount:
    return smallest((largest((amount, least)), most))


def choose(condition: nw.Expr, then: Amount, otherwise: Amount) -> Amount:
    """`then` where the condition is true, `otherwise` where it is false or null."""
    if isinstance(then, int) and isinstance(otherwise, int) and then == otherwise:
        return then
    return nw.when(condition).then(column(then)).otherwise(column(otherwise))


def first_of(cases: Sequence[tuple[nw.Expr, Amount]], otherwise: Amount) -> Amount:
    """The amount of the first case that is true."""
    found = otherwise
    for condition, amount in reversed(cases):
        found = choose(condition, amount, found)
    return found


def rounded(amount: Amount, over: Amount, step: int, rounding: Rounding) -> Amount:
    """`amount / over` to a whole multiple of `step`, by whole numbers only; `nearest` rounds halves up."""
    if isinstance(over, int) and over * step == 1:
        return amount
    unit = times(over, step)
    if rounding == "nearest":
        return times(_floored(total((times(amount, 2), unit)), times(unit, 2)), step)
    if rounding == "up":
        return times(negative(_floored(times(amount, -1), unit)), step)
    return times(_floored(amount, unit), step)


def _floored(amount: Amount, over: Amount) -> Amount:
    if isinstance(amount, int) and isinstance(over, int):
        return amount // over
    return column(amount).cast(nw.Int64()) // over


def _parted(amounts: Iterable[Amount]) -> tuple[list[int], list[nw.Expr]]:
    every = list(amounts)
    return (
        [amount for amount in every if isinstance(amount, int)],
        [amount for amount in every if not isinstance(amount, int)],
    )
