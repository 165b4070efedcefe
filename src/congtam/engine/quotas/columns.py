"""What each subject counts for in a quota, and the places that follow from the counts of a group."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.conditions.bounds import some
from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack import Pack
from congtam.engine.pack.quotas import Quota
from congtam.engine.quotas.places import places

WHOLE_CAMPAIGN = "campaign"
DECIDED = 3


def member_columns(ground: Ground, quota: Quota) -> dict[str, nw.Expr]:
    """The subject's groups, and 0 or 1 for each count; those set aside are in no base but the whole roll."""
    levels = list(ground.pack.levels)
    in_base, outside = _base_levels(ground.pack, quota)
    rated = nw.col("is_rated")
    sure = rated.fill_null(False) & ~_may_be(outside)
    maybe = rated.fill_null(True) & _may_be(in_base)
    if quota.of.all == "on_roll":
        sure = maybe = nw.lit(True)
    taken = _may_be([quota.level])
    counts = {
        "sure_base": sure,
        "possible_base": maybe,
        "sure_taken": taken & ~_may_be([level for level in levels if level != quota.level]),
        "possible_taken": taken,
        "decided": nw.col("stage") == DECIDED,
        "raised": _raised(ground, quota),
    }
    groups = {column: _group(ground, column) for column in group_columns(quota)}
    return groups | {name: counted.cast(nw.Int64) for name, counted in counts.items()}


def sums() -> dict[str, nw.Expr]:
    """The counts of a group."""
    summed = ("sure_base", "possible_base", "sure_taken", "possible_taken", "decided")
    return {name: nw.col(name).sum() for name in summed} | {"raised": nw.col("raised").max()}


def group_columns(quota: Quota) -> list[str]:
    return [f"in:{name}" for name in (quota.within, *quota.by)]


def group_names(quota: Quota) -> dict[str, nw.Expr]:
    """No group and one without a name are the same."""
    return {column: nw.col(column).cast(nw.String).fill_null("") for column in group_columns(quota)}


def place_columns(quota: Quota) -> dict[str, nw.Expr]:
    columns: dict[str, nw.Expr] = {}
    for reading in ("leave", "stay"):
        for how in ("sure", "possible"):
            base, leave = nw.col(f"{how}_base"), reading == "leave"
            found = places(quota.at_most, base, promoted_leave=leave)
            if quota.raised:
                more = places(quota.raised.at_most, base, promoted_leave=leave)
                found = nw.when(nw.col("raised") > 0).then(more).otherwise(found)
            columns[place_column(how, reading)] = found
    return columns


def place_column(how: str, reading: str) -> str:
    return f"{how}_places:{reading}"


def chosen_reading(quota: Quota) -> str:
    return quota.of.promoted or "stay"


def _group(ground: Ground, column: str) -> nw.Expr:
    return nw.lit("") if column == f"in:{WHOLE_CAMPAIGN}" else ground.column(column, nw.String)


def _raised(ground: Ground, quota: Quota) -> nw.Expr:
    """Whether the subject gives its group the higher share."""
    if quota.raised is None:
        return nw.lit(False)
    return status(ground, quota.raised.when, "trigger").fill_null(False)


def _base_levels(pack: Pack, quota: Quota) -> tuple[list[str], list[str]]:
    """Levels that count in the base and levels that do not. With `rated: L` the promoted are counted together
    with L and taken off again in the arithmetic."""
    levels = list(pack.levels)
    if quota.of.all:
        return levels, []
    if quota.of.rated_at_least:
        inside = levels[: levels.index(quota.of.rated_at_least) + 1]
    else:
        inside = [quota.level, str(quota.of.rated)]
    return inside, [level for level in levels if level not in inside]


def _may_be(levels: list[str]) -> nw.Expr:
    return some(nw.col(f"force:{level}").fill_null(True) for level in levels)
