"""Draws that are the same on every machine and every day: each is named by what it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Draws:
    """A draw leans on no other one: a new question changes no earlier answer."""

    seed: str

    def number(self, below: int, *about: Hashable) -> int:
        """From 0 up to `below`, without it."""
        text = "|".join(map(str, (self.seed, *about)))
        return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) % below

    def between(self, first: int, last: int, *about: Hashable) -> int:
        return first + self.number(last - first + 1, *about) if last > first else first

    def happens(self, percent: int, *about: Hashable) -> bool:
        return self.number(100, *about) < percent

    def one(self, things: Mapping[Thing, int], *about: Hashable) -> Thing:
        """One of several, each as likely as its number says."""
        left = self.number(sum(things.values()), *about)
        for thing, weight in things.items():
            if left < weight:
                return thing
            left -= weight
        raise ValueError("there is nothing to draw from")

    def shuffled(self, things: Sequence[Thing], *about: Hashable) -> list[Thing]:
        order = sorted(range(len(things)), key=lambda place: self.number(2**32, *about, place))
        return [things[place] for place in order]
