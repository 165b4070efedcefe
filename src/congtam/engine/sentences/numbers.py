"""Numbers, bounds, spans and lists as official Vietnamese writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from congtam.engine.pack.quantities import Span

UNITS = {"days": "ngày", "working days": "ngày làm việc", "weeks": "tuần", "months": "tháng", "years": "năm"}


def counted(number: int) -> str:
    """Whole numbers below ten carry a leading zero: 03 ngày, 12 ngày."""
    return f"{number:02d}" if 0 < number < 10 else str(number)


def span_text(span: Span) -> str:
    return f"{counted(span.length)} {UNITS[span.unit]}"


def day_text(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def joined(parts: Iterable[str], last: str = "và") -> str:
    """a, b và c."""
    every = list(parts)
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def listed(names: Iterable[str]) -> str:
    """Names that may hold commas themselves are parted by semicolons."""
    every = list(names)
    return "; ".join(every) if len(every) > 1 and any(", " in name for name in every) else joined(every)


def quoted(text: str) -> str:
    return f"“{text}”"


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def bounds_text(bound: Any, show: Callable[[Any], str], unit: str = "", *, negated: bool = False) -> str:
    """`bound` has some of at_least, more_than, at_most, below, is_: "từ 70 đến dưới 90 điểm"."""
    given = {
        name: value
        for name in ("at_least", "more_than", "at_most", "below", "is_")
        if (value := getattr(bound, name, None)) is not None
    }
    if len(given) > 1:
        return f"{'ngoài khoảng ' if negated else ''}{_range_text(given, show)}{unit}"
    (name, value), *_ = given.items()
    return ONE_BOUND[_OPPOSITE[name] if negated else name].format(f"{show(value)}{unit}")


ONE_BOUND = {
    "at_least": "từ {} trở lên",
    "more_than": "trên {}",
    "at_most": "không quá {}",
    "below": "dưới {}",
    "is_": "đúng {}",
    "is_not": "khác {}",
}
_OPPOSITE = {
    "at_least": "below",
    "below": "at_least",
    "more_than": "at_most",
    "at_most": "more_than",
    "is_": "is_not",
}


def _range_text(given: dict[str, Any], show: Callable[[Any], str]) -> str:
    low = f"từ {show(given['at_least'])}" if "at_least" in given else f"trên {show(given['more_than'])}"
    high = f"đến {show(given['at_most'])}" if "at_most" in given else f"đến dưới {show(given['below'])}"
    return f"{low} {high}"
