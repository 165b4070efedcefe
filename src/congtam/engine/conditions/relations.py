"""Conditions over related subjects: shares and counts."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.conditions.bounds import UNKNOWN, Ratio, share_within, within
from congtam.engine.ground import Ground
from congtam.engine.pack import conditions as say
from congtam.engine.related import Counted, counted, question


def share(ground: Ground, condition: say.ShareOf, when_nobody: nw.Expr) -> nw.Expr:
    if f"links:{condition.share.of}" not in ground.present:
        return UNKNOWN
    of = counted(ground, question(condition.share))
    low = Ratio(of.sure_hits, of.sure_hits + of.possible_misses)
    high = Ratio(of.possible_hits, of.possible_hits + of.sure_misses)
    return _unless_nobody(of, when_nobody, share_within(low, high, condition.share))


def count(ground: Ground, condition: say.CountOf, when_nobody: nw.Expr) -> nw.Expr:
    if f"links:{condition.count.of}" not in ground.present:
        return UNKNOWN
    of = counted(ground, question(condition.count))
    return _unless_nobody(of, when_nobody, within(of.sure_hits, of.possible_hits, condition.count))


def _unless_nobody(of: Counted, when_nobody: nw.Expr, status: nw.Expr) -> nw.Expr:
    """Not known while nobody said who the related subjects are; nobody to count is never 0 % and never 100
    %."""
    return nw.when(of.entered.is_null()).then(UNKNOWN).when(of.nobody).then(when_nobody).otherwise(status)
