"""Walking through conditions: all parts of one, and what they ask of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from congtam.engine.pack import conditions as say
from congtam.engine.related import Question, question


def parts(condition: say.Condition) -> Iterator[say.Condition]:
    """The condition and everything inside or beside it."""
    yield condition
    inner: list[say.Condition | None] = [condition.when, condition.unless]
    match condition:
        case say.AllOf():
            inner += condition.all
        case say.AnyOf():
            inner += condition.any
        case say.Not():
            inner.append(condition.not_)
    for part in inner:
        if part is not None:
            yield from parts(part)


def questions(conditions: Iterable[say.Condition]) -> Iterator[Question]:
    """What is asked of related subjects."""
    for condition in conditions:
        for part in parts(condition):
            if isinstance(part, say.ShareOf):
                yield question(part.share)
            elif isinstance(part, say.CountOf):
                yield question(part.count)


def needs_sheet(condition: say.Condition) -> bool:
    return any(
        isinstance(part, say.Score | say.GroupScore | say.Grades | say.Floor) for part in parts(condition)
    )
