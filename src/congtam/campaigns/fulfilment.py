"""How far the targets of one subject came, and which facts follow. Plain figures, no database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congtam.campaigns.amounts import HUNDRED_PERCENT, percent

LARGEST_WHOLE = 10**9


@dataclass(frozen=True)
class Figure:
    """One target in hundredths; `done` None: nobody has reported. `is_settled`: the last report is final and
    was checked by the superior, or it is excused."""

    planned: int
    done: int | None = None
    due_on: date | None = None
    reached_on: date | None = None
    weight: int | None = None
    is_settled: bool = False
    is_good: bool = False
    is_excused: bool = False

    @property
    def is_met(self) -> bool:
        return self.done is not None and self.done >= self.planned

    @property
    def is_late(self) -> bool:
        """Finished after its day. What was never finished is not late but missed."""
        return self.is_met and bool(self.due_on and self.reached_on and self.reached_on > self.due_on)

    @property
    def is_exceeded(self) -> bool:
        return self.done is not None and self.done > self.planned

    @property
    def percent(self) -> int | None:
        return None if self.done is None else percent(self.done, self.planned)


SHARES: dict[str, Callable[[Figure], bool]] = {
    "targets_done": lambda one: one.is_met,
    "tasks_on_time_with_quality": lambda one: one.is_met and one.is_good and not one.is_late,
    "tasks_above_requirement": lambda one: one.is_exceeded,
    "tasks_late": lambda one: one.is_late,
}
"""Facts of packs that are a share of all targets, and which targets count."""

EXCUSED = "force_majeure"
FACTS = (*SHARES, EXCUSED)


def facts(figures: Sequence[Figure]) -> dict[str, int | bool | None]:
    """None where the register cannot tell: there are no targets, or one is not settled yet."""
    if not figures or not all(one.is_settled for one in figures):
        return dict.fromkeys(FACTS)
    told: dict[str, int | bool | None] = {
        name: percent(sum(map(counts, figures)), len(figures)) for name, counts in SHARES.items()
    }
    return {**told, EXCUSED: excused(figures)}


def met(figures: Sequence[Figure]) -> tuple[int, int] | None:
    """How many were met, of how many; None where the register cannot tell, as for the facts above."""
    if not figures or not all(one.is_settled for one in figures):
        return None
    return sum(one.is_met for one in figures), len(figures)


def excused(figures: Iterable[Figure]) -> bool | None:
    """Whether what was missed was beyond their power. Some of it was, some was not: people have to say."""
    missed = {one.is_excused for one in figures if not one.is_met}
    return None if len(missed) == 2 else missed == {True}


def weights(figures: Sequence[Figure]) -> list[int] | None:
    """Where nobody weighed anything all are equal; None where only some of them were weighed."""
    if all(one.weight is None for one in figures):
        return [1] * len(figures)
    return None if any(one.weight is None for one in figures) else [one.weight or 0 for one in figures]


def weighted(figures: Sequence[Figure]) -> tuple[int, int] | None:
    """Part and whole for a row of weighted tasks: exact, unless the whole would grow beyond all columns.
    More than was asked in one task makes up for nothing in another; what nobody reported is no 0."""
    weighed = weights(figures)
    known = [(one, weight) for one, weight in zip(figures, weighed or (), strict=False) if weight]
    if not known or any(one.done is None for one, _ in known):
        return None
    part = sum(Fraction(weight * min(one.done or 0, one.planned), one.planned) for one, weight in known)
    share = Fraction(part) / sum(weight for _, weight in known)
    if share.denominator > LARGEST_WHOLE:
        return share.numerator * HUNDRED_PERCENT // share.denominator, HUNDRED_PERCENT
    return share.numerator, share.denominator
