"""Exact quantities: points in hundredths, shares as fractions, spans of time. No binary floats anywhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, PlainSerializer

POINT = 100
"""One point is this many units: points are kept as whole hundredths."""

_POINTS = re.compile(r"(-?)(\d{1,7})(?:[.,](\d{1,2}))?")
_PERCENT = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?\s*%")
_FRACTION = re.compile(r"(\d{1,4})/(\d{1,4})")
_SPAN = re.compile(r"(\d{1,4}) (working days|days|weeks|months|years)|(\d{1,4}) (day|week|month|year)")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_VN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class Share(NamedTuple):
    """An exact fraction, compared by cross-multiplication: 90% is 90/100, "trên 1/2" is 1/2."""

    over: int
    under: int

    def __str__(self) -> str:
        if self.under == 100:
            return f"{self.over}%"
        if self.under == 10_000:
            return f"{points_text(self.over)}%"
        return f"{self.over}/{self.under}"


class Span(NamedTuple):
    """A length of time as the law counts it."""

    length: int
    unit: Literal["days", "working days", "weeks", "months", "years"]


def points(value: Any) -> int:
    """`90`, `0,5` or `0.25` as whole hundredths of a point; a third decimal place is refused."""
    if isinstance(value, bool | float):
        raise ValueError(f"điểm phải viết bằng chữ số thập phân chính xác, không phải {value!r}")
    found = _POINTS.fullmatch(str(value).strip())
    if not found:
        raise ValueError(f"“{value}” không phải số điểm; viết như 90 hoặc 0,5 (tối đa hai chữ số lẻ)")
    sign, whole, decimals = found.groups()
    hundredths = int(whole) * POINT + int((decimals or "0").ljust(2, "0"))
    return -hundredths if sign else hundredths


def points_text(hundredths: int) -> str:
    """Hundredths as Vietnamese text with a decimal comma: 1250 -> 12,5."""
    sign, rest = ("-" if hundredths < 0 else ""), abs(hundredths)
    whole, decimals = divmod(rest, POINT)
    return f"{sign}{whole}" + (f",{decimals:02d}".rstrip("0") if decimals else "")


def share(value: Any) -> Share:
    """`90%`, `12,5%` or `2/3` as an exact fraction."""
    if isinstance(value, Share):
        return value
    text = str(value).strip()
    if found := _PERCENT.fullmatch(text):
        whole, decimals = found.groups()
        return (
            Share(int(whole) * 100 + int(decimals.ljust(2, "0")), 10_000)
            if decimals
            else Share(int(whole), 100)
        )
    if (found := _FRACTION.fullmatch(text)) and int(found[2]):
        return Share(int(found[1]), int(found[2]))
    raise ValueError(f"“{value}” không phải tỷ lệ; viết như 90%, 12,5% hoặc 2/3")


def span(value: Any) -> Span:
    """`6 months`, `3 days`, `3 working days`."""
    if isinstance(value, Span):
        return value
    found = _SPAN.fullmatch(str(value).strip())
    if not found:
        raise ValueError(f"“{value}” không phải khoảng thời gian; viết như 6 months, 3 days, 3 working days")
    length, unit = (found[1], found[2]) if found[1] else (found[3], f"{found[4]}s")
    return Span(int(length), unit)  # type: ignore[arg-type]


def day(value: Any) -> date:
    """`2018-11-24` or `24/11/2018`."""
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_VN.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise ValueError(f"không có ngày “{text}” trong lịch") from None
    raise ValueError(f"“{value}” không phải ngày; viết như 24/11/2018 hoặc 2018-11-24")


def whole(value: Any) -> int:
    """A whole number written in plain digits: `1_000`, `1e3` and `0o17` are refused."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if re.fullmatch(r"-?\d{1,15}", str(value).strip()):
        return int(value)
    raise ValueError(f"“{value}” không phải số nguyên")


def flag(value: Any) -> bool:
    """`true` or `false`, nothing else."""
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise ValueError(f"“{value}” phải là true hoặc false")


Points = Annotated[int, BeforeValidator(points), PlainSerializer(points_text)]
Portion = Annotated[Share, BeforeValidator(share), PlainSerializer(str)]
Period = Annotated[Span, BeforeValidator(span), PlainSerializer(lambda s: f"{s.length} {s.unit}")]
Day = Annotated[date, BeforeValidator(day), PlainSerializer(str)]
Whole = Annotated[int, BeforeValidator(whole)]
Flag = Annotated[bool, BeforeValidator(flag)]
