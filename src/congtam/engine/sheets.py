"""Giving the scorecards what they read from outside: conditions of rows, levels and counts of related
subjects."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack.conditions import Condition
from congtam.engine.related import Question, counted, may_be
from congtam.engine.scoring.columns import Scores, score_columns
from congtam.engine.scoring.sources import Sources


def scores_of(ground: Ground) -> Scores:
    """How the kind's sheet is counted, on the columns its table has by now."""

    def asked(condition: Condition) -> nw.Expr:
        return status(ground, condition, "trigger")

    def level(relation: str, of: str) -> nw.Expr:
        return may_be(ground, relation, of)

    def share(relation: str, least: str) -> tuple[nw.Expr, nw.Expr, nw.Expr]:
        of = counted(ground, Question(relation, "rated_at_least", least))
        everyone = nw.when(of.entered.is_null()).then(nw.lit(None, dtype=nw.Int64))
        return of.sure_hits, of.possible_hits, everyone.otherwise(of.sure_hits + of.possible_misses)

    return score_columns(
        ground.pack, ground.kind, Sources(ground.present, asked, level, share, ground.complete)
    )
