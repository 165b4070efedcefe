"""From the conditions of a kind of subject to the set of levels the rules leave possible.

A level is possible where its frame can hold, no disqualifier surely strikes, and every better frame can fail.
A condition that two frames share cannot fail in the better one while it holds in the lower one, so it does
not widen the set.
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from congtam.engine.conditions.bounds import every, some
from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.subjects import Subject


def steps(subject: Subject) -> Iterator[tuple[str, str, Condition]]:
    """(column, address below the subject, condition) for every condition of frames and disqualifiers."""
    for level, conditions in subject.levels.items():
        for place, condition in enumerate(conditions):
            yield f"step:{level}:{place}", f"levels.{level}[{place}]", condition
    for place, condition in enumerate(subject.lowest_if):
        yield f"step:lowest:{place}", f"lowest_if[{place}]", condition
    if subject.relief:
        yield "step:relief", "relief", subject.relief


def step_status(ground: Ground, column: str, condition: Condition) -> nw.Expr:
    return status(ground, condition, "trigger" if column.startswith("step:lowest:") else "requirement")


def possible_levels(ground: Ground) -> dict[str, nw.Expr]:
    """`may:<level>` for every level, and `struck`: whether a disqualifier strikes."""
    levels, subject = list(ground.pack.levels), ground.subject
    if not subject.levels:
        return {f"may:{level}": nw.lit(True) for level in levels} | {"struck": nw.lit(False)}
    struck = _struck(subject)
    columns = {"struck": struck}
    for place, level in enumerate(levels[:-1]):
        better = [other for other in levels[:place] if other in subject.levels]
        columns[f"may:{level}"] = _frame_may_hold(subject, level, struck, better)
    frames = [level for level in levels[:-1] if level in subject.levels]
    none_holds = [some(_not_surely(subject, level)) for level in frames]
    columns[f"may:{levels[-1]}"] = struck.fill_null(True) | every(none_holds)
    return columns


def _struck(subject: Subject) -> nw.Expr:
    """With relief a disqualifier does not strike by itself: the authority decides, so the outcome stays
    open."""
    struck = some(nw.col(f"step:lowest:{place}") for place in range(len(subject.lowest_if)))
    if not subject.relief:
        return struck
    open_ = struck.fill_null(True) & nw.col("step:relief").fill_null(True)
    return nw.when(open_).then(nw.lit(None, dtype=nw.Boolean)).otherwise(struck)


def _frame_may_hold(subject: Subject, level: str, struck: nw.Expr, better: list[str]) -> nw.Expr:
    if level not in subject.levels:
        return nw.lit(False)
    shared = {_identity(condition) for condition in subject.levels[level]}
    holds = [nw.col(f"step:{level}:{i}").fill_null(True) for i in range(len(subject.levels[level]))]
    fails = [some(_not_surely(subject, other, shared)) for other in better]
    return every([*holds, *fails, ~struck.fill_null(False)])


def _not_surely(
    subject: Subject, level: str, shared: frozenset[str] | set[str] = frozenset()
) -> list[nw.Expr]:
    """One expression per condition of the frame that can fail by itself."""
    return [
        ~nw.col(f"step:{level}:{place}").fill_null(False)
        for place, condition in enumerate(subject.levels[level])
        if _identity(condition) not in shared
    ]


def _identity(condition: Condition) -> str:
    """What the condition asks, without where it stands."""
    return condition.model_dump_json(exclude={"cites", "clause", "document", "proposed", "note"})
