"""Marks of rows: by hand, or by the share of the row's maximum that its points reach."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from congtam.engine.pack.criteria import GradeLeaf, PointsLeaf
from congtam.engine.pack.pack import Grade
from congtam.engine.pack.quantities import Share
from congtam.engine.scoring.amounts import Amount, Span, choose, column, times, total
from congtam.engine.scoring.rows import Place
from congtam.engine.scoring.sources import Sources
from congtam.engine.scoring.worth import Scored, Worth

UNKNOWN = nw.lit(None, nw.Boolean())


def reaches(place: Place, scored: Scored, share: Share, sources: Sources) -> nw.Expr:
    """Status: the row has at least this share of its maximum. A row that does not count hinders nothing:
    true."""
    if isinstance(place.row, PointsLeaf) and place.row.not_applicable != "full":
        status = _entered_reaches(place.row, sources.entered("points", place.address), share)
    else:
        status = UNKNOWN if scored.own is None else _share_reached(scored.own, share)
    return status if scored.counts is None else ~scored.counts | status


def grade_reaches(
    place: Place, scored: Scored, grade: str, grades: Mapping[str, Grade], sources: Sources
) -> nw.Expr:
    """Status: the row is marked with this grade or a better one. Grades stand best first; every mark
    reaches the lowest."""
    names = list(grades)
    if grade == names[-1]:
        return nw.lit(value=True)
    if is_marked_by_hand(place):
        status = _marked(sources.entered("grade", place.address), names[: names.index(grade) + 1])
        return status if scored.counts is None else ~scored.counts | status
    share = grades[grade].from_
    if share is None:
        return UNKNOWN if scored.counts is None else ~scored.counts | UNKNOWN
    return reaches(place, scored, share, sources)


def grade_ranks(place: Place, scored: Scored, grades: Mapping[str, Grade], sources: Sources) -> Span:
    """The lowest and the highest mark the row may have, 0 for the lowest grade; a row that does not count
    stands one above the best, so that it hinders nothing."""
    statuses = [grade_reaches(place, scored, grade, grades, sources) for grade in list(grades)[:-1]]
    low = total(choose(status.fill_null(value=False), 1, 0) for status in statuses)
    high = total(choose(status.fill_null(value=True), 1, 0) for status in statuses)
    if scored.counts is None:
        return Span(low, high)
    beyond: Amount = len(grades)
    return Span(
        choose(~scored.counts, beyond, low), choose(scored.counts.fill_null(value=False), high, beyond)
    )


def is_marked_by_hand(place: Place) -> bool:
    return isinstance(place.row, GradeLeaf) or place.row.grade_scale


def _entered_reaches(row: PointsLeaf, entered: nw.Expr | None, share: Share) -> nw.Expr:
    """Points of one leaf are known or not: null compares to null, unless even the least or the most settles
    it."""
    needed = -(-share.over * row.max // share.under)
    if row.min >= needed or row.max < needed:
        return nw.lit(value=row.min >= needed)
    return UNKNOWN if entered is None else entered >= needed


def _share_reached(own: Worth, share: Share) -> nw.Expr:
    """Cross-multiplied; a maximum that the pack fixes makes it one comparison with a number of points."""
    sure = _at_least(own.points.low, own.top.high, share)
    if own.points.is_certain and own.top.is_certain:
        return sure
    return sure | (_at_least(own.points.high, own.top.low, share) & UNKNOWN)


def _at_least(points: Amount, top: Amount, share: Share) -> nw.Expr:
    if isinstance(top, int):
        return column(points) >= -(-share.over * top // share.under)
    return column(times(points, share.under)) >= column(times(top, share.over))


def _marked(grade: nw.Expr | None, among: list[str]) -> nw.Expr:
    if grade is None:
        return UNKNOWN
    status = grade == among[0]
    for other in among[1:]:
        status = status | (grade == other)
    return status
