"""Where a long deed says how far it is, whether or not anybody listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int, str], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def step(done: int, of: int, says: str) -> None:
    """`done` of `of` steps are behind; `says` is what begins now."""
    if listener := _listener.get():
        listener(done, of, says)


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
