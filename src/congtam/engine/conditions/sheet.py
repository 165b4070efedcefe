"""Conditions over the subject's scorecard: points, grades, floors."""

from __future__ import annotations

from collections.abc import Iterable

import narwhals as nw

from congtam.engine.conditions.bounds import every, holds_when, within
from congtam.engine.ground import Ground
from congtam.engine.pack import conditions as say
from congtam.engine.scoring import Scores, criteria_in
from congtam.engine.scoring.amounts import column
from congtam.engine.scoring.columns import TOTAL


def score(ground: Ground, condition: say.Score) -> nw.Expr:
    total = ground.scores.total if ground.scores else TOTAL
    return within(column(total.low), column(total.high), condition.score)


def group_score(ground: Ground, condition: say.GroupScore) -> nw.Expr:
    scores, of = _scores(ground), condition.group_score.of
    return within(scores.low(of), scores.high(of), condition.group_score)


def grades(ground: Ground, condition: say.Grades) -> nw.Expr:
    """Named criteria at one grade or better, all others at another."""
    asked, scores = condition.grades, _scores(ground)
    named = _criteria(scores, asked.of or ("",))
    parts = [scores.grade_reaches(row, asked.at_least) for row in named]
    if asked.rest:
        others = [row for row in _criteria(scores, ("",)) if row not in set(named)]
        parts += [scores.grade_reaches(row, asked.rest) for row in others]
    return every(parts)


def floor(ground: Ground, condition: say.Floor) -> nw.Expr:
    """Criteria below the share of their own maximum, counted; one that does not apply misses nothing."""
    asked, scores = condition.floor, _scores(ground)
    reached = [scores.reaches(row, asked.at_least) for row in _criteria(scores, asked.of or ("",))]
    if asked.may_miss == 0:
        return every(reached)
    surely = _count(~status.fill_null(value=True) for status in reached)
    possibly = _count(~status.fill_null(value=False) for status in reached)
    return holds_when(possibly <= asked.may_miss, surely <= asked.may_miss)


def _count(statuses: Iterable[nw.Expr]) -> nw.Expr:
    ones = [status.cast(nw.Int64) for status in statuses]
    return nw.sum_horizontal(*ones) if ones else nw.lit(0)


def _scores(ground: Ground) -> Scores:
    if ground.scores is None:
        raise ValueError(f"điều kiện hỏi phiếu điểm của {ground.kind} trước khi phiếu được cộng")
    return ground.scores


def _criteria(scores: Scores, addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(row for address in addresses for row in criteria_in(scores.places, address)))
