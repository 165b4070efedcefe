"""What each kind of leaf is worth, from the least to the most that its entries allow. What is not entered
stays open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import narwhals as nw

from congtam.engine.pack.criteria import (
    AnyRow,
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    FromLevelLeaf,
    FromShareLeaf,
    GradeLeaf,
    PointsLeaf,
    RatioLeaf,
    YesNoLeaf,
)
from congtam.engine.scoring.amounts import Amount, Span, between, choose, first_of, rounded, times, total
from congtam.engine.scoring.options import options_worth
from congtam.engine.scoring.sources import Sources


def leaf_worth(row: AnyRow, address: str, sources: Sources) -> Span | None:
    """None for a leaf that carries no points."""
    if isinstance(row, GradeLeaf) and not row.points:
        return None
    return KINDS[row.kind](row, address, sources)


def _points(row: PointsLeaf, address: str, sources: Sources) -> Span:
    entered = sources.entered("points", address)
    if entered is None:
        return Span(row.min, row.max)
    if sources.complete:
        return Span(entered, entered)
    return Span(entered.fill_null(row.min), entered.fill_null(row.max))


def _yes_no(row: YesNoLeaf, address: str, sources: Sources) -> Span:
    answer = sources.entered("yes", address)
    if answer is None:
        return Span(0, row.max)
    return Span(choose(answer, row.max, 0), choose(~answer, 0, row.max))


def _bands(row: BandsLeaf, address: str, sources: Sources) -> Span:
    """Points say all; a band alone leaves open what lies inside it."""
    chosen = sources.entered("option", address)
    least, most = min(band.from_ for band in row.bands), max(band.to for band in row.bands)
    inside = Span(least, most)
    if chosen is not None:
        inside = Span(
            first_of([(chosen == band.id, band.from_) for band in row.bands], least),
            first_of([(chosen == band.id, band.to) for band in row.bands], most),
        )
    points = sources.entered("points", address)
    return inside if points is None else _open_where(points.is_null(), points, inside)


def _deduct(row: DeductLeaf, address: str, sources: Sources) -> Span:
    happened = sources.entered("times", address)
    if happened is None:
        return Span(0, row.max)
    left = between(total((times(happened.fill_null(0), -row.each), row.max)), 0, row.max)
    return _open_where(happened.is_null(), left, Span(0, row.max))


def _count(row: CountLeaf, address: str, sources: Sources) -> Span:
    happened = sources.entered("times", address)
    if happened is None:
        return Span(0, row.max)
    return _open_where(
        happened.is_null(), between(times(happened.fill_null(0), row.each), 0, row.max), Span(0, row.max)
    )


def _ratio(row: RatioLeaf, address: str, sources: Sources) -> Span:
    """A whole of 0 says nothing: the points stay open."""
    part, whole = sources.entered("part", address), sources.entered("whole", address)
    if part is None or whole is None:
        return Span(0, row.max)
    known = ~part.is_null() & (whole > 0).fill_null(value=False)
    over = choose(known, whole, 1)
    worth = between(rounded(times(part.fill_null(0), row.max), over, row.step, row.rounding), 0, row.max)
    return _open_where(~known, worth, Span(0, row.max))


def _grade(row: GradeLeaf, address: str, sources: Sources) -> Span:
    least, most = min(row.points.values()), max(row.points.values())
    grade = sources.entered("grade", address)
    if grade is None:
        return Span(least, most)
    worth = [(grade == key, points) for key, points in row.points.items()]
    return Span(first_of(worth, least), first_of(worth, most))


def _from_level(row: FromLevelLeaf, address: str, sources: Sources) -> Span:  # noqa: ARG001 - one shape
    """Between the least and the most that any level still possible is worth."""
    rising = sorted(row.points.items(), key=lambda item: item[1])
    possible = [(sources.may_be(row.of, level).fill_null(value=True), points) for level, points in rising]
    return Span(first_of(possible, rising[0][1]), first_of(possible[::-1], rising[-1][1]))


def _from_share(row: FromShareLeaf, address: str, sources: Sources) -> Span:  # noqa: ARG001
    """Nobody to count, or nobody counted, leaves the points open."""
    hits_low, hits_high, whole = sources.related(row.of, row.rated_at_least)
    values = [band.points for band in row.bands]
    nobody = ~(whole > 0).fill_null(value=False)
    counted = whole.cast(nw.Int64())

    def reached(hits: nw.Expr) -> Amount:
        found = hits.cast(nw.Int64())
        asked = [
            (found * band.at_least.under >= counted * band.at_least.over, band.points) for band in row.bands
        ]
        return first_of(asked, values[-1])

    low, high = reached(hits_low), reached(hits_high)
    return Span(choose(nobody, min(values), low), choose(nobody, max(values), high))


def _open_where(unknown: nw.Expr, worth: Amount, inside: Span) -> Span:
    return Span(choose(unknown, inside.low, worth), choose(unknown, inside.high, worth))


KINDS: dict[str, Callable[[Any, str, Sources], Span]] = {
    "points": _points,
    "yes_no": _yes_no,
    "bands": _bands,
    "options": options_worth,
    "deduct": _deduct,
    "count": _count,
    "ratio": _ratio,
    "weighted": _ratio,
    "grade": _grade,
    "from_level": _from_level,
    "from_share": _from_share,
}
