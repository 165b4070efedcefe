"""What stands in a table of equals: points and evidence of one person, in words. A blank is never a 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import RowReading
from congtam.sheets.layout import Line
from congtam.sheets.queries.abreast import Abreast
from congtam.sheets.queries.summary import Spread
from congtam.web.results.columns import Standing

HUNDRED = 100


@dataclass(frozen=True)
class Figure:
    """`is_said`: words in place of a number."""

    text: str
    is_said: bool = False


@dataclass(frozen=True)
class Cell:
    """One criterion of one person. `rated` is empty where no rater has given anything that may be seen."""

    name: str
    own: Figure
    rated: str
    pieces: int
    proof: str


@dataclass(frozen=True)
class Column:
    """One person."""

    standing: Standing
    own: Figure
    top: str
    percent: str
    rated: Figure
    others: int
    pieces: int
    sheet: int | None


def column(standing: Standing, beside: Abreast) -> Column:
    total = beside.own.total if beside.own else None
    top: int | None = beside.own.row.get("score:top") if beside.own else None
    return Column(
        standing,
        own_total(beside, total, top),
        points_text(top) if top and total and not is_open(total, top) else "",
        percent(total, top),
        rated_total(beside),
        beside.others,
        sum(beside.evidence.values()),
        beside.own.sheet.pk if beside.own else None,
    )


def own_total(beside: Abreast, total: tuple[int, int] | None, top: int | None) -> Figure:
    if beside.own is None or is_open(total, top):
        return not_given(is_open=beside.is_own_open)
    if total is None:
        return Figure(_("phiếu không cộng điểm"), is_said=True)
    return Figure("–".join(points_text(end) for end in sorted(set(total))))


def is_open(total: tuple[int, int] | None, top: int | None) -> bool:
    """Anything from nothing to all."""
    return bool(total and top and total[0] <= 0 and total[1] >= top)


def percent(total: tuple[int, int] | None, top: int | None) -> str:
    """Whole percents, rounded down: nobody is told more than they have."""
    if total is None or not top or is_open(total, top):
        return ""
    return "–".join(str(end * HUNDRED // top) for end in sorted(set(total))) + "%"


def rated_total(beside: Abreast) -> Figure:
    if not beside.others:
        return not_given(is_open=beside.is_rated_open)
    mean = beside.total.mean if beside.total else None
    return Figure(points_text(mean)) if mean is not None else Figure(_("phiếu không cộng điểm"), is_said=True)


def not_given(*, is_open: bool) -> Figure:
    return Figure(_("chưa chấm") if is_open else _("chưa mở"), is_said=True)


def cell(pack: Pack, line: Line, beside: Abreast) -> Cell:
    row, pieces = beside.rows[line.address], beside.evidence.get(line.address, 0)
    sheet = beside.own.sheet.pk if beside.own else None
    proof = reverse("sheets:evidence", args=(sheet, line.number)) if sheet and pieces else ""
    return Cell(beside.dossier.name, own_mark(pack, line, beside), rated(pack, row), pieces, proof)


def own_mark(pack: Pack, line: Line, beside: Abreast) -> Figure:
    reading, row = beside.readings.get(line.address), beside.rows[line.address]
    if reading is None:
        return not_given(is_open=beside.is_own_open)
    if reading.counts is False or reading.entered.get("aside"):
        return Figure(_("không áp dụng"), is_said=True)
    if row.own_grade in pack.grades:
        return Figure(pack.grades[row.own_grade].label)
    if row.own is not None:
        return Figure(points_text(row.own))
    return Figure(_("chưa chấm") if is_asked(line, reading) else "", is_said=True)


def is_asked(line: Line, reading: RowReading) -> bool:
    """A heading takes neither points nor a grade."""
    return bool(line.fields) or reading.low is not None


def rated(pack: Pack, row: Spread) -> str:
    if row.counts_of_grades:
        return ", ".join(f"{label(pack, grade)} {count}" for grade, count in row.counts_of_grades)
    return points_text(row.mean) if row.mean is not None else ""


def label(pack: Pack, grade: str) -> str:
    grades: Mapping[str, object] = pack.grades
    return pack.grades[grade].label if grade in grades else grade
