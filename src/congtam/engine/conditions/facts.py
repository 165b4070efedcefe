"""Conditions over what a person entered about the subject."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.conditions.bounds import Ratio, share_within, within
from congtam.engine.ground import Ground
from congtam.engine.pack import conditions as say
from congtam.engine.pack.quantities import Span

OFFSETS = {"days": "d", "weeks": "w", "months": "mo", "years": "y"}
WHOLE_PERCENT = 10_000
"""A percent fact is kept in hundredths of a percent: this many are the whole."""


def fact(ground: Ground, condition: say.FactIs) -> nw.Expr:
    return ground.fact(condition.fact)


def attested(ground: Ground, condition: say.Attested) -> nw.Expr:
    return ground.fact(condition.attested)


def value(ground: Ground, condition: say.Value) -> nw.Expr:
    known = ground.fact(condition.value.of)
    return within(known, known, condition.value)


def percent(ground: Ground, condition: say.Percent) -> nw.Expr:
    known = ground.fact(condition.percent.of)
    ratio = Ratio(known, nw.lit(WHOLE_PERCENT))
    return share_within(ratio, ratio, condition.percent)


def rated_elsewhere(ground: Ground, condition: say.RatedElsewhere) -> nw.Expr:
    """A level named by a fact; levels stand best first."""
    levels, asked = list(ground.pack.levels), condition.rated
    if asked.is_ is not None:
        among = [asked.is_]
    elif asked.at_least is not None:
        among = levels[: levels.index(asked.at_least) + 1]
    else:
        among = levels[levels.index(str(asked.at_most)) :]
    known = ground.fact(asked.of)
    return known.is_in(among)


def choice(ground: Ground, condition: say.Choice) -> nw.Expr:
    known = ground.fact(condition.choice.of)
    return known.is_in(list(condition.choice.among))


def since(ground: Ground, condition: say.Since) -> nw.Expr:
    """A month is full on the same day of a later month, or on its last day where it has no such day."""
    asked = condition.since
    start = ground.fact(asked.of)
    end = ground.fact(asked.until) if asked.until else nw.col("date")
    full = later(start, asked.span) <= end
    return ~full if asked.under else full


def later(start: nw.Expr, span: Span) -> nw.Expr:
    """The day so long after another. Working days are counted outside columns, where days off are known."""
    return start.dt.offset_by(f"{span.length}{OFFSETS[span.unit]}")
