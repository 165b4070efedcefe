"""What stands on the rows of a scorecard, against what each kind of row takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from congtam.engine.entries.points import points_problems
from congtam.engine.entries.problems import Problem, one_of, shortened
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import (
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    Leaf,
    OptionsLeaf,
    PointsLeaf,
    RatioLeaf,
    Row,
    Scorecard,
    YesNoLeaf,
)
from congtam.engine.population import Entry
from congtam.engine.scoring import Place, is_marked_by_hand

Finding = tuple[str, str]
"""What is wrong, and the remedy."""

TAKES: Mapping[str, tuple[str, Callable[[Place], bool]]] = {
    "points": ("điểm", lambda place: isinstance(place.row, PointsLeaf | BandsLeaf | OptionsLeaf)),
    "grades": ("cấp độ ghi tay", is_marked_by_hand),
    "options": ("phương án", lambda place: isinstance(place.row, OptionsLeaf | BandsLeaf)),
    "answers": ("câu trả lời có hoặc không", lambda place: isinstance(place.row, YesNoLeaf)),
    "times": ("số lần", lambda place: isinstance(place.row, DeductLeaf | CountLeaf)),
    "parts": ("phần đạt trên tổng số", lambda place: _takes_parts(place.row)),
    "aside": (
        "dấu không áp dụng",
        lambda place: isinstance(place.row, Leaf) and bool(place.row.not_applicable),
    ),
}
"""By field of an entry: what is entered there, in words, and which rows take it."""


def sheet_problems(
    pack: Pack, card: Scorecard | None, rows: Mapping[str, Place], entry: Entry
) -> Iterator[Problem]:
    for field in TAKES:
        entered = getattr(entry, field)
        values = dict.fromkeys(sorted(entered), True) if isinstance(entered, frozenset) else entered
        for name, value in values.items():
            for what, remedy in _findings(pack, card, rows, entry, field, name, value):
                yield Problem(entry.id, f"{field}[{name}]", what, remedy)


def _findings(
    pack: Pack,
    card: Scorecard | None,
    rows: Mapping[str, Place],
    entry: Entry,
    field: str,
    name: str,
    value: Any,
) -> Iterator[Finding]:
    place = rows.get(name)
    word, fits = TAKES[field]
    if place is None:
        remedy = "sửa địa chỉ theo bảng điểm của gói" if rows else "bỏ mục này: đối tượng không có bảng điểm"
        yield f"bảng điểm không có tiêu chí “{name}”", remedy
    elif not fits(place):
        taken = [takes for takes, accepts in TAKES.values() if accepts(place)]
        remedy = (
            f"tiêu chí này nhận {' hoặc '.join(taken)}" if taken else "bỏ mục này: điểm được tính từ nơi khác"
        )
        yield f"tiêu chí {shortened(place.row.text)} không nhận {word}", remedy
    else:
        yield from _value_findings(pack, card, place, entry, field, value)


def _value_findings(
    pack: Pack, card: Scorecard | None, place: Place, entry: Entry, field: str, value: Any
) -> Iterator[Finding]:
    match field:
        case "points":
            yield from points_problems(
                place, card.step if card else 1, value, entry.options.get(place.address)
            )
        case "grades" if value not in pack.grades:
            yield f"gói không có cấp độ “{value}”", one_of(pack.grades)
        case "options":
            yield from _option_findings(place.row, value)
        case "times" if value < 0:
            yield f"số lần {value} là số âm", "nhập 0 hoặc một số dương"
        case "parts":
            yield from _part_findings(place.row, *value)


def _option_findings(row: Row, value: str) -> Iterator[Finding]:
    known = row.options if isinstance(row, OptionsLeaf) else row.bands if isinstance(row, BandsLeaf) else ()
    if value not in [option.id for option in known]:
        yield (
            f"tiêu chí {shortened(row.text)} không có phương án “{value}”",
            one_of(option.id for option in known),
        )
    elif isinstance(row, OptionsLeaf) and any(option.id == value and option.when for option in row.options):
        yield f"phương án “{value}” do số liệu quyết định, người chấm không chọn được", "bỏ lựa chọn này"


def _part_findings(row: Row, part: int, whole: int) -> Iterator[Finding]:
    if part < 0 or whole < 0:
        yield f"{part}/{whole} có số âm", "nhập hai số không âm"
    elif part > whole:
        yield (
            f"{part}/{whole}: phần đạt lớn hơn tổng số của {shortened(row.text)}",
            f"nhập phần đạt từ 0 đến {whole}",
        )


def _takes_parts(row: Row) -> bool:
    return isinstance(row, RatioLeaf) or row.figure is not None
