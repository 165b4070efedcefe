"""From the conditions of a kind of subject to the set of levels the rules leave possible.

A level is possible where its frame can hold, no disqualifier surely strikes, and every better frame can fail.
A condition that two frames share cannot fail in the better one while it holds in the lower one, so it does
not widen the set.
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from congtam.engine.conditions.bounds import UNKNOWN, every, some
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


STAGES = 3


def stage(ground: Ground, number: int) -> dict[str, nw.Expr]:
    """One stage upon the other: `struck` (a disqualifier strikes), the ends of each frame, `may:<level>`."""
    levels, subject = list(ground.pack.levels), ground.subject
    if not subject.levels:
        every_level: dict[str, nw.Expr] = {f"may:{level}": nw.lit(True) for level in levels}
        return every_level | {"struck": nw.lit(False)} if number == 0 else {}
    framed = [level for level in levels[:-1] if level in subject.levels]
    match number:
        case 0:
            return {"struck": _struck(subject)}
        case 1:
            return _ends(subject, framed)
        case _:
            return _possible(subject, levels, framed)


def _possible(subject: Subject, levels: list[str], framed: list[str]) -> dict[str, nw.Expr]:
    columns = {f"may:{level}": nw.lit(False) for level in levels[:-1]}
    for place, level in enumerate(framed):
        fails = [_may_fail(subject, better, level) for better in framed[:place]]
        columns[f"may:{level}"] = every([nw.col(f"holds:{level}"), *fails])
    none_holds = every(nw.col(f"fails:{level}") for level in framed)
    columns[f"may:{levels[-1]}"] = nw.col("struck").fill_null(True) | none_holds
    return columns


def _ends(subject: Subject, framed: list[str]) -> dict[str, nw.Expr]:
    """For each frame, whether it may hold (no disqualifier strikes for sure) and whether it may fail."""
    not_struck = ~nw.col("struck").fill_null(False)
    columns: dict[str, nw.Expr] = {}
    for level in framed:
        frame = every(nw.col(f"step:{level}:{place}") for place in range(len(subject.levels[level])))
        columns[f"holds:{level}"] = frame.fill_null(True) & not_struck
        columns[f"fails:{level}"] = ~frame.fill_null(False)
    return columns


def _struck(subject: Subject) -> nw.Expr:
    """With relief a disqualifier does not strike by itself: the authority decides, so the outcome stays
    open."""
    struck = some(nw.col(f"step:lowest:{place}") for place in range(len(subject.lowest_if)))
    if not subject.relief:
        return struck
    open_ = struck.fill_null(True) & nw.col("step:relief").fill_null(True)
    return nw.when(open_).then(UNKNOWN).otherwise(struck)


def _may_fail(subject: Subject, better: str, level: str) -> nw.Expr:
    """Whether the better frame may fail while this one holds: by a condition that they do not share."""
    held = {_identity(condition) for condition in subject.levels[level]}
    own = [place for place, c in enumerate(subject.levels[better]) if _identity(c) not in held]
    if len(own) == len(subject.levels[better]):
        return nw.col(f"fails:{better}")
    return ~every(nw.col(f"step:{better}:{place}") for place in own).fill_null(False)


def _identity(condition: Condition) -> str:
    """What the condition asks, without where it stands."""
    return condition.model_dump_json(exclude={"cites", "clause", "document", "proposed", "note"})
