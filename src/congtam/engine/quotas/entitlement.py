"""Places shared out to units by the units' own levels: higher level, higher rate; the total stays under the
quota."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from congtam.engine.pack.quantities import Share


@dataclass(frozen=True)
class Unit:
    """A unit, its own level, and how many of its subjects are in the base."""

    id: str
    level: str
    base: int


@dataclass(frozen=True)
class Allocation:
    """What each unit gets, with the arithmetic shown. `tied` units are equal at the edge: a ranked vote
    settles them."""

    places: Mapping[str, int]
    exact: Mapping[str, Fraction]
    class_total: Mapping[str, int]
    tied: Mapping[str, tuple[tuple[str, ...], int]]
    total: int
    most: int

    @property
    def over(self) -> int:
        """How many places the rates give beyond the quota; the rates must then be lowered."""
        return max(0, self.total - self.most)


class RatesDoNotFall(ValueError):
    """A higher level must have a strictly higher rate."""


def allocate(units: Iterable[Unit], rates: Mapping[str, Share], most: int) -> Allocation:
    """Each unit's share floored; what its class of level still has goes to the largest remainders of that
    class."""
    _refuse_rates_that_do_not_fall(list(rates.values()))
    units = sorted(units, key=lambda unit: unit.id)
    exact = {
        u.id: Fraction(u.base * rates[u.level].over, rates[u.level].under) for u in units if u.level in rates
    }
    given = {id_: int(share) for id_, share in exact.items()}
    class_total: dict[str, int] = {}
    tied: dict[str, tuple[tuple[str, ...], int]] = {}
    for level in rates:
        inside = [unit.id for unit in units if unit.level == level]
        class_total[level] = int(sum((exact[id_] for id_ in inside), Fraction(0)))
        left = class_total[level] - sum(given[id_] for id_ in inside)
        if undecided := _hand_out(inside, exact, given, left):
            tied[level] = undecided
    total = sum(class_total.values())
    return Allocation(given, exact, class_total, tied, total, most)


def _hand_out(
    inside: list[str], exact: Mapping[str, Fraction], given: dict[str, int], left: int
) -> tuple[tuple[str, ...], int] | None:
    """One place each by the largest remainder; equals that do not all fit are left to people."""
    waiting = sorted(inside, key=lambda id_: given[id_] - exact[id_])
    while left > 0 and waiting:
        remainder = exact[waiting[0]] - given[waiting[0]]
        equals = [id_ for id_ in waiting if exact[id_] - given[id_] == remainder]
        if len(equals) > left:
            return tuple(equals), left
        for id_ in equals:
            given[id_] += 1
        left -= len(equals)
        waiting = [id_ for id_ in waiting if id_ not in equals]
    return None


def _refuse_rates_that_do_not_fall(rates: list[Share]) -> None:
    for higher, lower in pairwise(rates):
        if higher.over * lower.under <= lower.over * higher.under:
            raise RatesDoNotFall(f"tỷ lệ theo mức phải giảm dần: {higher} không cao hơn {lower}")
