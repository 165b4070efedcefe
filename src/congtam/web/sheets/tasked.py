"""Targets behind a row that the register fills: each with its weight and how far it came, then the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.amounts import HUNDRED_PERCENT, shown
from congtam.campaigns.fulfilment import met, weighted, weights
from congtam.campaigns.queries.targets import Given
from congtam.engine.pack.criteria import WeightedLeaf
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import RowReading
from congtam.sheets.layout import Line
from congtam.web.sheets import words


@dataclass(frozen=True)
class Task:
    """`percent` is empty while nobody has reported; `counts` where less of it comes into the sum."""

    text: str
    weight: str
    percent: str
    counts: str
    excuse: str
    is_unchecked: bool


@dataclass(frozen=True)
class Tasked:
    """`says` is the sum in one sentence, or what is missing for it."""

    tasks: tuple[Task, ...]
    says: str


def tasked(line: Line, reading: RowReading, given: Sequence[Given]) -> Tasked:
    figures = [one.figure for one in given]
    tasks = tuple(map(task_of, given))
    part = weighted(figures) if isinstance(line.place.row, WeightedLeaf) else met(figures)
    if part is None:
        return Tasked(tasks, lacking(line, given))
    said = summed(line, reading, part) if isinstance(line.place.row, WeightedLeaf) else counted(part)
    return Tasked(tasks, said)


def task_of(one: Given) -> Task:
    percent, target = one.figure.percent, one.target
    return Task(
        text=target.text,
        weight="" if target.weight is None else shown(target.weight),
        percent="" if percent is None else f"{shown(percent)}%",
        counts=f"{shown(HUNDRED_PERCENT)}%" if (percent or 0) > HUNDRED_PERCENT else "",
        excuse=target.excuse,
        is_unchecked=one.last is not None and not one.last.is_checked,
    )


def lacking(line: Line, given: Sequence[Given]) -> str:
    if not given:
        return _("Chưa giao chỉ tiêu nào nên chưa có số liệu; để ngỏ, không phải 0.")
    if isinstance(line.place.row, WeightedLeaf):
        if weights([one.figure for one in given]) is None:
            without = sum(one.target.weight is None for one in given)
            return ngettext(
                "Còn %(n)d chỉ tiêu chưa ghi trọng số trong khi các chỉ tiêu khác đã ghi; chưa tính được.",
                "Còn %(n)d chỉ tiêu chưa ghi trọng số trong khi các chỉ tiêu khác đã ghi; chưa tính được.",
                without,
            ) % {"n": without}
        open_ones = sum(one.figure.done is None for one in given)
        said = ngettext(
            "Còn %(n)d chỉ tiêu chưa có báo cáo nên chưa tính được; để ngỏ, không phải 0.",
            "Còn %(n)d chỉ tiêu chưa có báo cáo nên chưa tính được; để ngỏ, không phải 0.",
            open_ones,
        )
        return said % {"n": open_ones}
    open_ones = sum(not one.figure.is_settled for one in given)
    said = ngettext(
        "Còn %(n)d chỉ tiêu chưa có kết quả cuối được xác nhận; để ngỏ, không phải 0.",
        "Còn %(n)d chỉ tiêu chưa có kết quả cuối được xác nhận; để ngỏ, không phải 0.",
        open_ones,
    )
    return said % {"n": open_ones}


def summed(line: Line, reading: RowReading, part: tuple[int, int]) -> str:
    """62,5% × 70 = 43,75 điểm. The share is cut to hundredths of a percent; the points are exact."""
    share = shown(part[0] * HUNDRED_PERCENT // part[1])
    return _("Bình quân theo trọng số %(share)s%% × %(most)s = %(points)s điểm.") % {
        "share": share,
        "most": words.most_shown(line.place.row),
        "points": points_text(reading.own.low or 0),
    }


def counted(part: tuple[int, int]) -> str:
    done, whole = part
    return _("Hoàn thành %(done)d trên %(whole)d chỉ tiêu, %(share)s.") % {
        "done": done,
        "whole": whole,
        "share": words.figure_percent(done, whole),
    }
