"""Conditions over related subjects: shares and counts."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.conditions.bounds import UNKNOWN, Ratio, share_within, within
from congtam.engine.ground import Ground
from congtam.engine.pack import conditions as say
from congtam.engine.related import Counted, Question, counted, question


def share(ground: Ground, condition: say.ShareOf, when_nobody: bool | None) -> nw.Expr:
    if f"links:{condition.share.of}" not in ground.present:
        return UNKNOWN
    asked = question(condition.share)
    of = counted(ground, asked)
    low = Ratio(of.sure_hits, of.sure_hits + of.possible_misses)
    high = Ratio(of.possible_hits, of.possible_hits + of.sure_misses)
    return _unless_nobody(asked, of, when_nobody, share_within(low, high, condition.share))


def count(ground: Ground, condition: say.CountOf, when_nobody: bool | None) -> nw.Expr:
    if f"links:{condition.count.of}" not in ground.present:
        return UNKNOWN
    asked = question(condition.count)
    of = counted(ground, asked)
    status = within(of.sure_hits, of.possible_hits, condition.count)
    return _unless_nobody(asked, of, when_nobody, status)


def _unless_nobody(asked: Question, of: Counted, when_nobody: bool | None, status: nw.Expr) -> nw.Expr:
    """Not known while nobody said who the related subjects are; nobody to count is never 0 % and never 100 %.
    Where it is not known of anybody whether they are rated at all, both answers must agree."""
    settled = nw.when(of.entered.is_null()).then(UNKNOWN)
    settled = settled.when(of.nobody).then(nw.lit(when_nobody, dtype=nw.Boolean))
    if asked.test != "fact" and when_nobody is not True:
        nobody_surely = of.sure_hits + of.sure_misses == 0
        settled = settled.when(nobody_surely).then(UNKNOWN if when_nobody is None else status & UNKNOWN)
    return settled.otherwise(status)
