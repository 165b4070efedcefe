"""A way in, as it is printed and handed over: the code is kept nowhere else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    part: str
    name: str
    username: str
    code: str
