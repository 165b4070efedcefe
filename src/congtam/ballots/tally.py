"""Sums of ballots. Nothing smaller than a sum ever leaves the count."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Step = TypeVar("Step")
Progress = Callable[[int, int], None]
REPORT_EVERY = 10


@dataclass(frozen=True)
class Sums:
    """`lines[i][c]` ballots chose c on line i, `lines[i][0]` left it blank: together all the ballots."""

    ballots: int
    lines: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        uneven = [
            place for place, line in enumerate(self.lines, 1) if sum(line) != self.ballots or min(line) < 0
        ]
        if uneven:
            raise ValueError(f"line {uneven[0]} does not add up to {self.ballots} ballots")

    def __add__(self, other: "Sums") -> "Sums":
        lines = zip(self.lines, other.lines, strict=True)
        return Sums(
            self.ballots + other.ballots,
            tuple(tuple(a + b for a, b in zip(*pair, strict=True)) for pair in lines),
        )


def count(ballots: Iterable[bytes], lines: int, choices: int) -> Sums:
    table = [[0] * (choices + 1) for _ in range(lines)]
    number = 0
    for ticks in ballots:
        number += 1
        for row, tick in zip(table, ticks, strict=True):
            row[tick] += 1
    return Sums(number, tuple(map(tuple, table)))


def reported(steps: Sequence[Step], progress: Progress | None) -> Iterable[Step]:
    """The same steps, telling now and then how many are done."""
    for done, step in enumerate(steps, 1):
        yield step
        if progress and (done % REPORT_EVERY == 0 or done == len(steps)):
            progress(done, len(steps))
