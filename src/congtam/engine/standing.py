"""Where a subject stands: set aside or not, and the level in force with its stage."""

from __future__ import annotations

from functools import reduce

import narwhals as nw

from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground

STAGES = ("rules", "voted", "proposed", "decided")
"""Anything but decided is provisional."""


def exclusion_columns(ground: Ground) -> dict[str, nw.Expr]:
    """`aside:<id>` per exclusion, and whether the subject takes part in review and in rating."""
    subject = ground.subject
    struck = {name: status(ground, rule.when, "trigger") for name, rule in subject.exclusions.items()}

    def takes_part(by_default: bool, which: list[str]) -> nw.Expr:
        return reduce(lambda left, name: left & ~struck[name], which, nw.lit(by_default))

    from_review = [name for name, rule in subject.exclusions.items() if not rule.reviewed]
    from_rating = [name for name, rule in subject.exclusions.items() if not rule.rated]
    return {f"aside:{name}": expr for name, expr in struck.items()} | {
        "is_reviewed": takes_part(subject.reviewed, from_review),
        "is_rated": takes_part(subject.rated, from_rating),
    }


def unknown(ground: Ground) -> dict[str, nw.Expr]:
    """Of a subject not rated yet every level is possible, and nobody knows whether it is rated at all."""
    columns = {f"may:{level}": nw.lit(True) for level in ground.pack.levels}
    return columns | {"is_rated": nw.lit(None, dtype=nw.Boolean)}


def in_force(ground: Ground) -> dict[str, nw.Expr]:
    """Decided, else proposed, else voted, else what the rules leave possible. The excluded have no level."""
    columns = stage_column(ground)
    takes_part = nw.col("is_rated").fill_null(True)
    for level in ground.pack.levels:
        held = nw.col(f"may:{level}")
        for _, name in _recorded(ground):
            rank = nw.col(name)
            held = nw.when(rank.is_null()).then(held).otherwise(rank == ground.pack.rank(level))
        columns[f"force:{level}"] = held & takes_part
    return columns


def stage_column(ground: Ground) -> dict[str, nw.Expr]:
    return {"stage": _stage(_recorded(ground))}


def _recorded(ground: Ground) -> list[tuple[int, str]]:
    return [(stage, name) for stage, name in enumerate(STAGES) if name in ground.present]


def _stage(recorded: list[tuple[int, str]]) -> nw.Expr:
    stage = nw.lit(0, nw.Int64)
    for place, name in recorded:
        stage = nw.when(nw.col(name).is_null()).then(stage).otherwise(nw.lit(place, nw.Int64))
    return stage
