"""Long deeds by name: a plain function that a screen marks, found again by the process that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Outcome:
    """What people read when it is done, where they go, and what was found, where that is shown."""

    said: str = ""
    page: str = ""
    found: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LongDeed:
    """`alone`: outside of a transaction, since it only reads, for long, while others write."""

    do: Callable[..., Outcome]
    alone: bool = False

    @property
    def name(self) -> str:
        return f"{self.do.__module__}.{self.do.__qualname__}"


def long(do: Callable[..., Outcome]) -> LongDeed:
    """Marks `do(*, by, **details)`: details are numbers, texts and lists. It may refuse; it runs in one
    transaction, so nothing of it is kept unless all of it is."""
    return LongDeed(do)


def deed_named(name: str) -> LongDeed:
    found = import_string(name)
    if not isinstance(found, LongDeed):
        raise TypeError(f"{name} is no long deed")
    return found


def long_reading(do: Callable[..., Outcome]) -> LongDeed:
    """As `long`, for work that changes no row but its own word in the journal: nobody waits for it."""
    return LongDeed(do, alone=True)
