"""Each condition as a column: True met, False not met, null not yet known. Nothing is invented on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import narwhals as nw

from congtam.engine.conditions import facts, relations, sheet
from congtam.engine.conditions.bounds import every, some
from congtam.engine.ground import Ground
from congtam.engine.pack import conditions as say

Role = Literal["requirement", "trigger"]
"""A requirement must hold for a level; a trigger strikes when it holds."""

_OTHER: dict[Role, Role] = {"requirement": "trigger", "trigger": "requirement"}

_PLAIN: dict[type[say.Condition], Callable[[Ground, Any], nw.Expr]] = {
    say.Score: sheet.score,
    say.GroupScore: sheet.group_score,
    say.Grades: sheet.grades,
    say.Floor: sheet.floor,
    say.FactIs: facts.fact,
    say.Attested: facts.attested,
    say.Value: facts.value,
    say.Percent: facts.percent,
    say.RatedElsewhere: facts.rated_elsewhere,
    say.Choice: facts.choice,
    say.Since: facts.since,
}


def status(ground: Ground, condition: say.Condition, role: Role = "requirement") -> nw.Expr:
    """The condition with its `when` and `unless`: they ease a requirement and narrow a trigger."""
    bare = bare_status(ground, condition, role)
    if role == "requirement":
        if condition.unless:
            bare = bare | status(ground, condition.unless)
        return ~status(ground, condition.when) | bare if condition.when else bare
    if condition.unless:
        bare = bare & ~status(ground, condition.unless)
    return status(ground, condition.when) & bare if condition.when else bare


def bare_status(ground: Ground, condition: say.Condition, role: Role) -> nw.Expr:
    """The condition alone."""
    match condition:
        case say.AllOf():
            return every(status(ground, part, role) for part in condition.all)
        case say.AnyOf():
            return some(status(ground, part, role) for part in condition.any)
        case say.Not():
            return ~status(ground, condition.not_, _OTHER[role])
        case say.ShareOf():
            return relations.share(ground, condition, _when_nobody(condition.share.if_none, role))
        case say.CountOf():
            return relations.count(ground, condition, _when_nobody(condition.count.if_none, role))
        case _:
            return _PLAIN[type(condition)](ground, condition)


def _when_nobody(if_none: str, role: Role) -> bool | None:
    """Not applicable hinders nobody: a requirement is met, a trigger does not strike. None: it is asked."""
    return {"not_applicable": role == "requirement", "not_met": False}.get(if_none)
