"""One of several options, chosen by hand or by data, each with its own maximum."""

from __future__ import annotations

from functools import reduce
from operator import or_

import narwhals as nw

from congtam.engine.pack.criteria import Option, OptionsLeaf
from congtam.engine.population import row_column
from congtam.engine.scoring.amounts import Amount, Span, between, choose, column, largest, smallest
from congtam.engine.scoring.sources import Sources


def options_worth(row: OptionsLeaf, address: str, sources: Sources) -> Span:
    """Points count inside the bounds of the chosen option; while several are possible, from the least to
    the most of them.

    An option that data choose binds: points above its maximum count as that maximum ("chấm tối đa").
    """
    points = sources.entered("points", address)
    lows, highs = [], []
    for option in row.options:
        possible = _chosen(address, option).fill_null(value=True)
        inside = _inside(option, points)
        lows.append(nw.when(possible).then(column(inside.low)))
        highs.append(nw.when(possible).then(column(inside.high)))
    least, most = min(option.min for option in row.options), max(option.max for option in row.options)
    return Span(column(smallest(lows)).fill_null(least), column(largest(highs)).fill_null(most))


def zeroing(row: OptionsLeaf, address: str) -> nw.Expr | None:
    """Whether the row above is worth nothing because of the option chosen here; None when no option can do
    that."""
    found = [_chosen(address, option) for option in row.options if option.zeroes_parent]
    return reduce(or_, found) if found else None


def chosen_options(row: OptionsLeaf, address: str, sources: Sources) -> dict[str, nw.Expr]:
    """A column per option: chosen, not chosen, or not yet known. Of several that data allow the first
    printed counts; what data do not choose is left to the one option without `when`, or to the choice by
    hand among those."""
    by_data = [option for option in row.options if option.when is not None]
    none_before = nw.lit(value=True)
    statuses: dict[str, nw.Expr] = {}
    for option in by_data:
        assert option.when is not None  # noqa: S101 - chosen just above
        holds = sources.status(option.when)
        statuses[option.id] = holds & none_before
        none_before = none_before & ~holds
    by_hand = [option for option in row.options if option.when is None]
    picked = sources.entered("option", address)
    for option in by_hand:
        alone = by_data and len(by_hand) == 1
        mine = nw.lit(value=True) if alone else _picked(picked, option)
        statuses[option.id] = mine & none_before if by_data else mine
    return {chosen_column(address, option.id): statuses[option.id] for option in row.options}


def chosen_column(address: str, option: str) -> str:
    return row_column("chosen", f"{address}:{option}")


def _chosen(address: str, option: Option) -> nw.Expr:
    return nw.col(chosen_column(address, option.id))


def _picked(picked: nw.Expr | None, option: Option) -> nw.Expr:
    return nw.lit(None, nw.Boolean()) if picked is None else picked == option.id


def _inside(option: Option, points: nw.Expr | None) -> Span:
    if points is None:
        return Span(option.min, option.max)
    entered: Amount = between(points.fill_null(0), option.min, option.max)
    missing = points.is_null()
    return Span(choose(missing, option.min, entered), choose(missing, option.max, entered))
