"""What rules ask about was changed: whoever keeps results of rules follows in the same transaction. They
stand on higher floors, so each names itself when the program starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.translation import override

from congtam.journal.actors import Actor
from congtam.people.deeds import DEEDS


@dataclass(frozen=True)
class Change:
    """`says`: what was changed, about whom. `units` and `persons`: only these, and whoever waits for them;
    both empty: anybody may be concerned."""

    organisation: int
    says: str
    by: Actor
    campaign: int | None = None
    units: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()


def registered(organisation: int, deed: str, name: str, by: Actor, person: int | None = None) -> Change:
    """Of the registers, in the words in which the journal has the deed."""
    with override("vi"):
        says = str(DEEDS.get(deed, deed))
    says = f"{says[:1].upper()}{says[1:]}: {name}" if name else says
    return Change(organisation, says, by, persons=frozenset({person} if person else ()))


Follower = Callable[[Change], None]
_FOLLOWERS: dict[str, Follower] = {}
_WITHIN: ContextVar[bool] = ContextVar("within", default=False)


def follow(name: str, follower: Follower) -> None:
    """Once, at the start."""
    _FOLLOWERS[name] = follower


def changed(change: Change) -> None:
    """Said at the end of the deed, inside its transaction."""
    if not _WITHIN.get():
        for follower in _FOLLOWERS.values():
            follower(change)


@contextmanager
def told_once(change: Change) -> Iterator[None]:
    """A deed made of many: its followers look once, when all of it is written."""
    token = _WITHIN.set(True)
    try:
        yield
    finally:
        _WITHIN.reset(token)
    changed(change)
