"""How papers are written, by their day: the guidance on party papers changed once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from congtam.papers.paper import Block, Line


@dataclass(frozen=True)
class Profile:
    """`ends` closes the text of a paper."""

    name: str
    since: date
    ends: str


PROFILES = (
    Profile("hd36", date(2018, 4, 3), "./."),
    Profile("hd05", date(2026, 5, 27), "."),
)


def profile_on(day: date) -> Profile:
    """The one in force; before the first, the first."""
    return max((one for one in PROFILES if one.since <= day), key=lambda one: one.since, default=PROFILES[0])


def ended(blocks: list[Block], day: date) -> tuple[Block, ...]:
    """The last sentence closes the text in the way of its time."""
    last = blocks[-1]
    if isinstance(last, Line):
        blocks = [*blocks[:-1], Line(f"{last.text.rstrip('.')}{profile_on(day).ends}", last.lead)]
    return tuple(blocks)
