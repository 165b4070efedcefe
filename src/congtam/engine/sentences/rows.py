"""Rows of a scorecard as sentences: how many points, and how they are given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from congtam.engine.pack.criteria import (
    AnyRow,
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    FromLevelLeaf,
    FromShareLeaf,
    GradeLeaf,
    Group,
    Leaf,
    OptionsLeaf,
    PointsLeaf,
    RatioLeaf,
    WeightedLeaf,
    YesNoLeaf,
)
from congtam.engine.pack.quantities import points_text
from congtam.engine.sentences.conditions import case, clause
from congtam.engine.sentences.numbers import bounds_text, joined, quoted
from congtam.engine.sentences.words import Words, title


def row(words: Words, part: AnyRow) -> str:
    number = f"{part.number.strip()} " if part.number.strip() not in {"", "-"} else ""
    text = f"{number}{quoted(title(part.text))}: {KINDS[type(part)](words, part)}"
    if part.only_for:
        text += f"; chỉ chấm đối với {case(words, part.only_for)}"
    return text + _remarks(part) + _beside(words, part)


def _remarks(part: AnyRow) -> str:
    remarks = ""
    if isinstance(part, Leaf):
        remarks = ASIDE[part.not_applicable] + EVIDENCE[part.evidence]
    if part.grade_scale and not isinstance(part, GradeLeaf):
        remarks += "; ghi thêm cấp độ"
    return remarks


def _beside(words: Words, part: AnyRow) -> str:
    """What is shown beside the mark and binds nobody."""
    text = ""
    if part.figure:
        bound = part.figure.at_least or part.figure.more_than
        asked = f" ({bounds_text(part.figure, str)})" if bound else ""
        text += f"; kèm số liệu: {part.figure.part} trên {part.figure.whole}{asked}"
    for condition in part.beside:
        text += f"; xem cùng: {clause(words, condition)}"
    return text


ASIDE = {
    None: "",
    "full": "; không áp dụng thì cho điểm tối đa",
    "dropped": "; không áp dụng thì bỏ ra và quy đổi phần còn lại",
    "excluded": "; không áp dụng thì bỏ ra và giảm điểm tối đa tương ứng",
}
EVIDENCE = {
    "optional": "",
    "always": "; phải có thuyết minh, minh chứng",
    "below_max": "; chấm dưới điểm tối đa phải có thuyết minh, minh chứng",
    "at_max": "; chấm điểm tối đa phải có thuyết minh, minh chứng",
}
ROUNDING = {"nearest": "làm tròn đến", "down": "làm tròn xuống theo bước", "up": "làm tròn lên theo bước"}


def _points(hundredths: int) -> str:
    return f"{points_text(hundredths)} điểm"


def _group(_: Words, part: Group) -> str:
    how = "trung bình cộng" if part.total == "mean" else "tổng"
    text = f"{how} điểm các dòng bên dưới" if part.children else "chưa có tiêu chí bên dưới"
    if part.role != "ordinary":
        text = f"{'điểm thưởng' if part.role == 'bonus' else 'điểm trừ'}, {text}"
    if part.max is not None:
        text += f", tối đa {_points(part.max)}"
    if part.rescale:
        text += ", quy đổi khi có dòng bỏ ra"
    return f"{text}, {ROUNDING[part.rounding]} {_points(part.step)}" if part.step else text


def _plain(_: Words, part: PointsLeaf) -> str:
    text = (
        f"từ {points_text(part.min)} đến {_points(part.max)}" if part.min else f"tối đa {_points(part.max)}"
    )
    return f"{text}, theo bước {points_text(part.step)}" if part.step else text


def _yes_no(_: Words, part: YesNoLeaf) -> str:
    return f"có thì được {_points(part.max)}, không thì 0 điểm"


def _bands(_: Words, part: BandsLeaf) -> str:
    def band(low: int, high: int) -> str:
        return _points(low) if low == high else f"từ {points_text(low)} đến {_points(high)}"

    return "chọn một khung: " + "; ".join(f"{each.label} {band(each.from_, each.to)}" for each in part.bands)


def _options(words: Words, part: OptionsLeaf) -> str:
    def option(each: Any) -> str:
        chosen = f" khi {clause(words, each.when)}" if each.when else ""
        zero = ", mục trên được 0 điểm" if each.zeroes_parent else ""
        return f"{each.id}{chosen}: tối đa {_points(each.max)}{zero}"

    return "chọn một phương án: " + "; ".join(option(each) for each in part.options)


def _deduct(_: Words, part: DeductLeaf) -> str:
    return f"{_points(part.max)}, mỗi lần trừ {_points(part.each)}, trừ hết thì 0 điểm"


def _count(_: Words, part: CountLeaf) -> str:
    return f"mỗi lần được {_points(part.each)}, tối đa {_points(part.max)}"


def _ratio(_: Words, part: RatioLeaf) -> str:
    weighted = isinstance(part, WeightedLeaf)
    what = "tỷ lệ hoàn thành có trọng số" if weighted else "tỷ lệ đạt trên tổng số"
    return f"{what} nhân {_points(part.max)}, {ROUNDING[part.rounding]} {_points(part.step)}"


def _grade(words: Words, part: GradeLeaf) -> str:
    if not part.points:
        return f"chọn một cấp độ: {joined((words.grade(key) for key in words.pack.grades), 'hoặc')}"
    return "chọn một cấp độ: " + "; ".join(
        f"{words.grade(key)} {_points(value)}" for key, value in part.points.items()
    )


def _from_level(words: Words, part: FromLevelLeaf) -> str:
    worth = "; ".join(f"{words.level(key)} {_points(value)}" for key, value in part.points.items())
    return f"theo mức xếp loại của {words.relation(part.of)}: {worth}"


def _from_share(words: Words, part: FromShareLeaf) -> str:
    worth = "; ".join(f"từ {band.at_least} {_points(band.points)}" for band in part.bands)
    level = words.level_from(part.rated_at_least)
    return f"theo tỷ lệ {words.relation(part.of)} được xếp loại {level}: {worth}"


KINDS: dict[type[Any], Callable[[Words, Any], str]] = {
    Group: _group,
    PointsLeaf: _plain,
    YesNoLeaf: _yes_no,
    BandsLeaf: _bands,
    OptionsLeaf: _options,
    DeductLeaf: _deduct,
    CountLeaf: _count,
    RatioLeaf: _ratio,
    WeightedLeaf: _ratio,
    GradeLeaf: _grade,
    FromLevelLeaf: _from_level,
    FromShareLeaf: _from_share,
}
