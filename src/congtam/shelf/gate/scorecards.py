"""Scorecards: maxima that add up, leaves that can be filled, rows that can be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from congtam.engine.pack.criteria import (
    AnyRow,
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    Group,
    Leaf,
    PointsLeaf,
    RatioLeaf,
    Scorecard,
)
from congtam.engine.pack.quantities import points_text
from congtam.engine.population import row_column
from congtam.engine.scoring import row_ids
from congtam.shelf.addresses import Path
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.sums import RowsSum, group_sum, row_max, rows_sum


def check(exam: Exam) -> Iterator[Fault]:
    for key, card in exam.pack.scorecards.items():
        path: Path = ("scorecards", key)
        yield from _columns(exam, path, card)
        if card.max is not None and card.criteria:
            yield from _sum(exam, (*path, "max"), card.max, rows_sum(card.criteria), "bảng điểm")
        if card.clamp and card.clamp.least > card.clamp.most:
            yield exam.fault((*path, "clamp"), "cận dưới cao hơn cận trên:", "đổi chỗ least và most")
        yield from _rows(exam, (*path, "criteria"), card.criteria, card.step)


def _columns(exam: Exam, path: Path, card: Scorecard) -> Iterator[Fault]:
    """Each row needs a column of its own; dots are written as underscores there."""
    seen: dict[str, str] = {}
    for address in _addresses(card.criteria):
        column = row_column("points", address)
        if column in seen:
            message = f"hai tiêu chí “{seen[column]}” và “{address}” không phân biệt được"
            yield exam.fault((*path, "criteria"), message, "đổi number của một trong hai", text="")
        seen[column] = address


def _addresses(rows: tuple[AnyRow, ...], above: str = "") -> Iterator[str]:
    """All addresses as people write them, repeated ones too."""
    for name, row in zip(row_ids(rows), rows, strict=True):
        yield f"{above}{name}"
        if isinstance(row, Group):
            yield from _addresses(row.children, f"{above}{name}/")


def _rows(exam: Exam, path: Path, rows: Sequence[AnyRow], step: int) -> Iterator[Fault]:
    yield from _variants(exam, path, rows)
    for place, row in enumerate(rows):
        here = (*path, place)
        if isinstance(row, Group):
            yield from _group(exam, here, row, step)
        else:
            yield from _leaf(exam, here, row, step)


def _variants(exam: Exam, path: Path, rows: Sequence[AnyRow]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        if row.alternative is not None and row_max(row) != first.setdefault(row.alternative, row_max(row)):
            message = (
                f"các phương án “{row.alternative}” của cùng một tiêu chí phải có điểm tối đa bằng nhau:"
            )
            yield exam.fault((*path, place), message, "sửa max cho bằng nhau", text=row.text)


def _group(exam: Exam, path: Path, group: Group, step: int) -> Iterator[Fault]:
    if group.max is not None and group.children and group.role == "ordinary":
        yield from _sum(exam, (*path, "max"), group.max, group_sum(group), f"nhóm “{group.text}”")
    if group.max is None and not group.children and not _is_slot(exam, path):
        yield exam.fault(path, "nhóm không có điểm và không có tiêu chí nào:", "viết children, hoặc bỏ nhóm")
    yield from _rows(exam, (*path, "children"), group.children, group.step or step)


def _is_slot(exam: Exam, path: Path) -> bool:
    address = exam.address(path)
    return any(slot.at.startswith(address) for slot in exam.pack.slots.values())


def _sum(exam: Exam, path: Path, most: int, total: RowsSum, what: str) -> Iterator[Fault]:
    if not total.agrees_with(most):
        message = (
            f"{what} có tối đa {points_text(most)} điểm mà các tiêu chí bên dưới cộng lại được "
            f"{points_text(total.whole)} điểm"
        )
        yield exam.fault(path, message, "sửa max của nhóm hoặc của các tiêu chí cho khớp", text="")


def _leaf(exam: Exam, path: Path, row: Leaf, step: int) -> Iterator[Fault]:
    match row:
        case PointsLeaf():
            yield from _points(exam, path, row, row.step or step)
        case BandsLeaf():
            yield from _bands(exam, path, row, step)
        case DeductLeaf() | CountLeaf() if row.each <= 0:
            yield exam.fault(
                (*path, "each"), "điểm mỗi lần phải lớn hơn 0, không phải", "viết số điểm mỗi lần"
            )
        case RatioLeaf() if row.step <= 0:
            yield exam.fault(
                (*path, "step"), "bước điểm phải lớn hơn 0, không phải", "viết bước điểm, như 0,5"
            )
        case _:
            return


def _points(exam: Exam, path: Path, row: PointsLeaf, step: int) -> Iterator[Fault]:
    if step <= 0:
        yield exam.fault((*path, "step"), "bước điểm phải lớn hơn 0, không phải", "viết bước điểm, như 0,5")
    elif row.min >= row.max:
        message = f"điểm thấp nhất {points_text(row.min)} không thấp hơn điểm tối đa:"
        yield exam.fault((*path, "min"), message, "sửa min hoặc max", text=row.text)
    elif (row.max - row.min) % step:
        message = f"điểm tối đa {points_text(row.max)} không đạt được theo bước {points_text(step)}:"
        yield exam.fault((*path, "step"), message, "sửa step cho chia hết", text=row.text)


def _bands(exam: Exam, path: Path, row: BandsLeaf, step: int) -> Iterator[Fault]:
    """Bands side by side without gap or overlap, from where the lowest begins up to the row's maximum."""
    ordered = sorted(enumerate(row.bands), key=lambda each: (each[1].from_, each[1].to))
    for place, band in ordered:
        if band.from_ > band.to:
            yield exam.fault(
                (*path, "bands", place), "khung điểm có cận dưới cao hơn cận trên:", "đổi chỗ from và to"
            )
    for (_, lower), (place, upper) in pairwise(ordered):
        here = (*path, "bands", place)
        if upper.from_ <= lower.to:
            message = f"khung điểm chồng lên khung “{lower.label}” (đến {points_text(lower.to)}):"
            yield exam.fault(here, message, "sửa from cho cao hơn khung dưới", text=upper.label)
        elif upper.from_ - lower.to > step:
            message = (
                f"giữa khung “{lower.label}” (đến {points_text(lower.to)}) và khung này có khoảng trống:"
            )
            yield exam.fault(here, message, "sửa from cho liền với khung dưới", text=upper.label)
    if ordered[-1][1].to != row.max:
        message = f"khung cao nhất đến {points_text(ordered[-1][1].to)} mà tối đa là {points_text(row.max)}:"
        yield exam.fault((*path, "bands"), message, "sửa to hoặc max cho khớp", text=row.text)
