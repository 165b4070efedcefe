"""Caps after the frames: not above a level of one's own, or not above what others have."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from congtam.engine.conditions.bounds import every, some
from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack.subjects import Cap


def stages(ground: Ground) -> Iterator[dict[str, nw.Expr]]:
    """One stage of columns per cap, each upon the one before: `may:<level>`, `cap:<id>` and `binds:<id>`."""
    for name, cap in ground.subject.caps.items():
        yield _stage(ground, name, cap)


def cap_status(ground: Ground, cap: Cap) -> nw.Expr:
    """Whether the cap applies to the subject at all."""
    applies = status(ground, cap.when, "trigger") if cap.when else nw.lit(True)
    return applies & ~status(ground, cap.unless) if cap.unless else applies


def _stage(ground: Ground, name: str, cap: Cap) -> dict[str, nw.Expr]:
    levels = list(ground.pack.levels)
    applies = cap_status(ground, cap)
    may_reach, sure_reach = _limit(ground, cap)
    columns: dict[str, nw.Expr] = {f"cap:{name}": applies}
    lowered: list[nw.Expr] = []
    for place, level in enumerate(levels):
        had = nw.col(f"may:{level}")
        held_down = some(nw.col(f"may:{above}") for above in levels[:place])
        limit_may_be_here = may_reach[level] & (~sure_reach[levels[place - 1]] if place else nw.lit(True))
        capped = (had & may_reach[level]) | (held_down & limit_may_be_here)
        columns[f"may:{level}"] = (had & ~applies.fill_null(False)) | (capped & applies.fill_null(True))
        lowered.append(had & ~may_reach[level])
    columns[f"binds:{name}"] = applies & some(lowered)
    return columns


def _limit(ground: Ground, cap: Cap) -> tuple[dict[str, nw.Expr], dict[str, nw.Expr]]:
    """For each level: may the limit be at or above it, is it surely."""
    levels = list(ground.pack.levels)
    if cap.at_most:
        allowed = levels[levels.index(cap.at_most) :]
        known = {level: nw.lit(level in allowed) for level in levels}
        return known, known
    may = {level: every(_reach(ground, of, "may", level) for of in cap.not_above) for level in levels}
    sure = {level: every(_reach(ground, of, "sure", level) for of in cap.not_above) for level in levels}
    return may, sure


def _reach(ground: Ground, relation: str, how: str, level: str) -> nw.Expr:
    """Nobody linked: no limit. Nobody said who is linked: any limit is possible."""
    if level == list(ground.pack.levels)[-1]:
        return nw.lit(True)
    entered = ground.column(f"links:{relation}", nw.Int64)
    found = ground.column(f"rel:{relation}:{how}_reach:{level}", nw.Boolean)
    unknown = nw.lit(how == "may")
    return (
        nw.when(entered.is_null())
        .then(unknown)
        .when(entered == 0)
        .then(nw.lit(True))
        .otherwise(found.fill_null(True))
    )
