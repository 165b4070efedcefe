"""Worlds that many tests begin with: built in earnest once in a process, then put back row by row.

A builder marked `built_once` is spared only where it is known exactly what it would find: an empty database,
or what other such builders have just left there. Once anything else was written, it builds in earnest.
"""

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from io import BytesIO
from typing import Any, ParamSpec, TypeVar

from django.db import connection, connections
from django.utils.translation import get_language

from congtam.people.models import Organisation
from tests import rows

Said = ParamSpec("Said")
Made = TypeVar("Made")
Steps = tuple[Hashable, ...]

READS = ("SELECT", "RELEASE SAVEPOINT")
MARKS, GOES_BACK = "SAVEPOINT ", "ROLLBACK TO SAVEPOINT "


@dataclass(frozen=True)
class World:
    """All that stood there after a builder, what of it the builder did, and its cast and result."""

    everything: rows.Rows
    changes: list[rows.Change]
    kind: type[Any]
    objects: bytes


class Known:
    """The builders that made the database what it is since it was empty; None when nobody can say."""

    steps: Steps | None = None
    cast: Any = None
    watched: Any = None

    def __init__(self) -> None:
        self.marked: dict[str, Steps | None] = {}

    def watch(self) -> None:
        """Looks at every statement of the connection in use, until the next test begins."""
        here = connections["default"]
        if self.watched is not here:
            self.forget()
            here.execute_wrappers.insert(0, self.look)
            self.watched = here

    def look(self, execute: Callable[..., Any], sql: str, *told: Any) -> Any:
        if sql.startswith(MARKS):
            self.marked[sql.removeprefix(MARKS)] = self.steps
        elif sql.startswith(GOES_BACK):
            self.steps = self.marked.get(sql.removeprefix(GOES_BACK))
        elif not sql.lstrip().startswith(READS):
            self.steps = None
        return execute(sql, *told)

    def forget(self) -> None:
        if self.watched:
            self.watched.execute_wrappers.remove(self.look)
        self.steps = self.cast = self.watched = None
        self.marked.clear()


KNOWN = Known()
WORLDS: dict[tuple[str, Steps], World] = {}


def built_once(build: Callable[Said, Made]) -> Callable[Said, Made]:
    """For a builder whose arguments are a cast and plain values, and which writes to tables alone."""

    @wraps(build)
    def put_back_or_build(*args: Said.args, **named: Said.kwargs) -> Made:
        steps = steps_with(build, args, named)
        if steps is None:
            return build(*args, **named)
        if (connection.vendor, steps) not in WORLDS:
            made = recorded(steps, lambda: build(*args, **named))
        else:
            made = put_back(WORLDS[connection.vendor, steps])
        KNOWN.steps = steps
        return made

    return put_back_or_build


def steps_with(build: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Steps | None:
    KNOWN.watch()
    if KNOWN.steps is None and not Organisation.objects.exists():
        KNOWN.steps = ()
    if KNOWN.steps == ():
        KNOWN.cast = None
    plain = tuple("the cast" if KNOWN.cast and one is KNOWN.cast else one for one in args)
    said = (build.__module__, build.__qualname__, plain, *sorted(named.items()), get_language())
    return None if KNOWN.steps is None or not is_plain(said) else (*KNOWN.steps, said)


def is_plain(said: Hashable) -> bool:
    try:
        hash(said)
    except TypeError:  # a cast that is not the one whose world this is
        return False
    return True


def recorded(steps: Steps, build: Callable[[], Made]) -> Made:
    before = WORLDS[connection.vendor, steps[:-1]].everything if steps[:-1] else rows.everything()
    made = build()
    after = rows.everything()
    KNOWN.cast = KNOWN.cast or made
    WORLDS[connection.vendor, steps] = World(
        after, rows.changes(before, after), type(KNOWN.cast), packed(made)
    )
    return made


def packed(made: Any) -> bytes:
    """Each test gets objects of its own; what belongs to the cast stays the same object in both."""
    out = BytesIO()
    Packing(out).dump((vars(KNOWN.cast), made))
    return out.getvalue()


def put_back(world: World) -> Any:
    rows.make(world.changes)
    KNOWN.cast = KNOWN.cast or object.__new__(world.kind)
    attributes, made = Unpacking(BytesIO(world.objects)).load()
    vars(KNOWN.cast).update(attributes)
    return made


class Packing(pickle.Pickler):
    def persistent_id(self, one: Any) -> str | None:
        return "cast" if one is KNOWN.cast else None


class Unpacking(pickle.Unpickler):
    def persistent_load(self, _: str) -> Any:
        return KNOWN.cast
