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


def in_force(ground: Ground) -> dict[str, nw.Expr]:
    """Decided, else proposed, else voted, else what the rules leave possible. The excluded have no level."""
    recorded = [ground.column(name, nw.Int64) for name in reversed(STAGES[1:])]
    stage = nw.lit(0)
    for place, rank in enumerate(reversed(recorded), start=1):
        stage = nw.when(~rank.is_null()).then(nw.lit(place)).otherwise(stage)
    columns = {"stage": stage}
    for level in ground.pack.levels:
        held = nw.col(f"may:{level}")
        for rank in reversed(recorded):
            held = nw.when(~rank.is_null()).then(rank == ground.pack.rank(level)).otherwise(held)
        columns[f"force:{level}"] = held & nw.col("is_rated").fill_null(True)
    return columns
