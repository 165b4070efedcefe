"""What a group is worth: the exact sum or mean of its rows, bonus and deduction beside them, scaled and
rounded where said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congtam.engine.pack.criteria import AnyRow, Group, Rounding, Scorecard
from congtam.engine.scoring.amounts import (
    Amount,
    Span,
    choose,
    column,
    largest,
    negative,
    rounded,
    smallest,
    spanwise,
    times,
    total,
)
from congtam.engine.scoring.worth import Scored, Worth


@dataclass(frozen=True)
class Rule:
    """How the rows under a group or under the whole scorecard make one number."""

    max: int | None
    mean: bool = False
    rescale: bool = False
    step: int = 1
    rounding: Rounding = "nearest"


def rule_of(group: Group) -> Rule:
    return Rule(group.max, group.total == "mean", group.rescale, group.step or 1, group.rounding)


def rule_of_card(card: Scorecard) -> Rule:
    return Rule(card.max, step=card.round_total_to or 1, rounding=card.rounding)


def group_worth(rule: Rule, rows: Sequence[tuple[AnyRow, Scored]]) -> Worth | None:
    """None when nothing under it carries points and it has no maximum. A group with a maximum and no rows
    is an open slot: anything up to that maximum."""
    ordinary = _of_role(rows, "ordinary")
    given = [scored.given for _, scored in ordinary if scored.given is not None]
    if not given:
        return None if rule.max is None else Worth(Span(0, rule.max), Span(rule.max, rule.max), rule.max)
    base = _mean(rule, given) if rule.mean else _sum(rule, ordinary)
    points = base.points
    for row, scored in _of_role(rows, "bonus") + _of_role(rows, "deduction"):
        if scored.given is not None:
            points = _beside(points, scored.given.points, taken_off=getattr(row, "role", "") == "deduction")
    return Worth(_zeroed(points, rows), base.top, base.most, base.dropped)


def _sum(rule: Rule, rows: Sequence[tuple[AnyRow, Scored]]) -> Worth:
    worths = list(_once_per_alternative(rows))
    most = sum(worth.most for worth in worths)
    limit = most if rule.max is None else rule.max
    top = _added(worth.top for worth in worths)
    if top.is_certain and isinstance(top.low, int):
        top = Span(limit, limit)
    points, dropped = _added(worth.points for worth in worths), _added(worth.dropped for worth in worths)
    if limit < most:
        points, top = _capped(points, limit), _capped(top, limit)
    if rule.rescale and not dropped.is_nothing:
        return _rescaled(rule, points, top, dropped, limit)
    return Worth(_rounded(points, 1, rule), top, limit, dropped)


def _rescaled(rule: Rule, points: Span, top: Span, dropped: Span, limit: int) -> Worth:
    """Points x (maximum in force + dropped) / maximum in force. With every row dropped nothing is known."""
    due = _added((top, dropped))

    def scaled(amount: Amount, over: Amount, gone: Amount) -> Amount:
        safe = largest((over, 1))
        return rounded(times(amount, total((over, gone))), safe, rule.step, rule.rounding)

    low = scaled(points.low, top.high, dropped.low)
    high = smallest((scaled(points.high, top.low, dropped.high), due.high))
    nothing_left = column(top.high) == 0
    return Worth(Span(choose(nothing_left, 0, low), choose(nothing_left, due.high, high)), due, limit)


def _mean(rule: Rule, worths: Sequence[Worth]) -> Worth:
    """The mean over the rows that are there; with none of them there, the group is not there either."""
    most = max(worth.most for worth in worths)
    limit = most if rule.max is None else min(rule.max, most)
    there = [_there(worth) for worth in worths]
    count = _added(there)
    if count.is_certain and isinstance(count.low, int):
        fixed = rule.max if rule.max is not None else most
        points = _rounded(_added(worth.points for worth in worths), len(worths), rule)
        return Worth(points, Span(fixed, fixed), fixed)
    added = _added(worth.points for worth in worths)
    low = rounded(added.low, largest((count.high, 1)), rule.step, rule.rounding)
    high = rounded(added.high, largest((count.low, 1)), rule.step, rule.rounding)
    top = spanwise(lambda amounts: times(smallest((amounts[0], 1)), limit), [count])
    return Worth(Span(low, smallest((high, top.high))), top, limit)


def _there(worth: Worth) -> Span:
    """1 where the row has a maximum in force, 0 where it is left out."""
    return spanwise(lambda amounts: _one_if_positive(amounts[0]), [worth.top])


def _once_per_alternative(rows: Sequence[tuple[AnyRow, Scored]]) -> Iterable[Worth]:
    variants: dict[str, list[Worth]] = {}
    for row, scored in rows:
        if scored.given is None:
            continue
        if row.alternative is None:
            yield scored.given
        else:
            variants.setdefault(row.alternative, []).append(scored.given)
    yield from map(_one_of, variants.values())


def _one_of(worths: Sequence[Worth]) -> Worth:
    """Variants that exclude each other: at most one of them gives anything."""

    def either(spans: Sequence[Span]) -> Span:
        return spanwise(largest, spans)

    return Worth(
        either([worth.points for worth in worths]),
        either([worth.top for worth in worths]),
        max(worth.most for worth in worths),
        either([worth.dropped for worth in worths]),
    )


def _zeroed(points: Span, rows: Sequence[tuple[AnyRow, Scored]]) -> Span:
    for _, scored in rows:
        if scored.zeroes is not None:
            certain, possible = scored.zeroes.fill_null(value=False), scored.zeroes.fill_null(value=True)
            low = choose(possible, choose(certain, 0, smallest((points.low, 0))), points.low)
            points = Span(low, choose(certain, 0, points.high))
    return points


def _of_role(rows: Sequence[tuple[AnyRow, Scored]], role: str) -> list[tuple[AnyRow, Scored]]:
    return [(row, scored) for row, scored in rows if getattr(row, "role", "ordinary") == role]


def _beside(points: Span, other: Span, *, taken_off: bool) -> Span:
    if taken_off:
        other = Span(negative(other.high), negative(other.low))
    return _added((points, other))


def _added(spans: Iterable[Span]) -> Span:
    return spanwise(total, spans)


def _capped(span: Span, limit: int) -> Span:
    return spanwise(lambda amounts: smallest((amounts[0], limit)), [span])


def _rounded(span: Span, over: int, rule: Rule) -> Span:
    return spanwise(lambda amounts: rounded(amounts[0], over, rule.step, rule.rounding), [span])


def _one_if_positive(amount: Amount) -> Amount:
    return int(amount > 0) if isinstance(amount, int) else choose(amount > 0, 1, 0)
