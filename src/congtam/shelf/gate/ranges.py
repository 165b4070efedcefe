"""What bounds allow, as ranges of exact numbers; bounds that contradict each other allow nothing."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from pydantic import BaseModel

from congtam.engine.pack.quantities import Share

Edge = tuple[Fraction, int]
"""A number and a side of it: (90, 0) is just below 90, (90, 1) just above. A range runs between two edges."""

NOTHING_BELOW: Edge = (Fraction(0), 0)
_LOWEST: Edge = (Fraction(-(10**12)), 0)
_HIGHEST: Edge = (Fraction(10**12), 1)


def edges_of(bound: BaseModel) -> tuple[Edge, Edge]:
    """The range that a bound leaves; a lower edge that is not below the upper one leaves nothing."""
    low, high = _LOWEST, _HIGHEST
    for name, make_low, side in (
        ("at_least", True, 0),
        ("more_than", True, 1),
        ("at_most", False, 1),
        ("below", False, 0),
    ):
        value = getattr(bound, name, None)
        if value is not None and make_low:
            low = max(low, (number(value), side))
        elif value is not None:
            high = min(high, (number(value), side))
    exact = getattr(bound, "is_", None)
    if exact is not None:
        low, high = max(low, (number(exact), 0)), min(high, (number(exact), 1))
    return low, high


def common(ranges: Iterable[tuple[Edge, Edge]]) -> tuple[Edge, Edge]:
    low, high = _LOWEST, _HIGHEST
    for below, above in ranges:
        low, high = max(low, below), min(high, above)
    return low, high


def is_empty(span: tuple[Edge, Edge]) -> bool:
    return span[0] >= span[1]


def number(value: int | Share) -> Fraction:
    return Fraction(value.over, value.under) if isinstance(value, Share) else Fraction(value)
