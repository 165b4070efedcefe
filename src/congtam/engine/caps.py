"""Caps after the frames: not above a level of one's own, or not above what others have."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.conditions.bounds import every, some
from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack.subjects import Cap
from congtam.engine.related import limit_column


def cap_status(ground: Ground, cap: Cap) -> nw.Expr:
    """Whether the cap applies to the subject at all."""
    applies = status(ground, cap.when, "trigger") if cap.when else nw.lit(True)
    return applies & ~status(ground, cap.unless) if cap.unless else applies


def limit(ground: Ground, name: str) -> dict[str, nw.Expr]:
    """`cap:<id>`, and for each level but the lowest: may the limit be at or above it, is it surely."""
    cap, levels = ground.subject.caps[name], list(ground.pack.levels)
    columns = {f"cap:{name}": cap_status(ground, cap)}
    for place, level in enumerate(levels[:-1]):
        for how in ("may", "sure"):
            if cap.at_most:
                reach = nw.lit(place >= levels.index(cap.at_most))
            else:
                reach = every(_reach(ground, of, how, level) for of in cap.not_above)
            columns[f"cap:{name}:{how}:{level}"] = reach
    return columns


def lowered(ground: Ground, name: str) -> dict[str, nw.Expr]:
    """`may:<level>` under the cap, and `binds:<id>`: whether it takes a level away."""
    levels, applies = list(ground.pack.levels), nw.col(f"cap:{name}")
    surely, possibly = applies.fill_null(False), applies.fill_null(True)
    may_reach = {level: nw.col(f"cap:{name}:may:{level}") for level in levels[:-1]}
    sure_reach = {level: nw.col(f"cap:{name}:sure:{level}") for level in levels[:-1]}
    columns: dict[str, nw.Expr] = {}
    lost: list[nw.Expr] = []
    for place, level in enumerate(levels):
        had, here = nw.col(f"may:{level}"), [may_reach[level]] if level in may_reach else []
        limited_to_here = [*here, *([~sure_reach[levels[place - 1]]] if place else [])]
        held_down = every([some(nw.col(f"may:{above}") for above in levels[:place]), *limited_to_here])
        columns[f"may:{level}"] = (had & ~surely) | (every([had, *here]) | held_down) & possibly
        lost += [had & ~may_reach[level]] if here else []
    columns[f"binds:{name}"] = applies & some(lost)
    return columns


def _reach(ground: Ground, relation: str, how: str, level: str) -> nw.Expr:
    """Nobody linked: no limit. Nobody said who is linked: any limit is possible."""
    entered = ground.column(f"links:{relation}", nw.Int64)
    highest = ground.column(limit_column(relation, how), nw.Int8)
    reached = (highest >= ground.pack.rank(level)).fill_null(True)
    return reached & ~entered.is_null() if how == "sure" else reached
