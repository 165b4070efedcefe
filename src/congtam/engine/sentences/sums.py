"""The steps of one subject's sum: what stands on each row, how it was counted, what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import CountLeaf, DeductLeaf, Group, OptionsLeaf
from congtam.engine.pack.quantities import points_text
from congtam.engine.population import row_column
from congtam.engine.scoring import Place, RowReading, read_rows
from congtam.engine.sentences.words import Words


def sum_sentences(pack: Pack, kind: str, row: Mapping[str, Any]) -> dict[str, str]:
    """By row address, in print order; `row` holds all columns of the subject after scoring. The total
    stands last, at the empty address."""
    words, readings = Words(pack, kind), read_rows(pack, kind, row)
    found = {address: _step(words, reading, readings, row) for address, reading in readings.items()}
    tops = [reading for reading in readings.values() if not reading.place.parent]
    low, high, top = (row.get(f"score:{name}") for name in ("low", "high", "top"))
    if low is None or high is None:
        return found | {"": "tổng điểm: chưa có điểm"}
    how = "nhập sẵn, " if row.get("score") is not None else _added(tops, low, high)
    out_of = f"/{points_text(top)}" if top else ""
    return found | {"": f"tổng điểm: {how}{points_between(low, high)}{out_of} điểm"}


def points_between(low: int, high: int) -> str:
    return points_text(low) if low == high else f"{points_text(low)}–{points_text(high)}"


def _step(
    words: Words, reading: RowReading, readings: Mapping[str, RowReading], row: Mapping[str, Any]
) -> str:
    if reading.counts is False:
        return "không áp dụng" if reading.entered.get("aside") else "không thuộc đối tượng của tiêu chí này"
    doubt = "" if reading.counts else "chưa rõ có thuộc đối tượng không; "
    if reading.low is None or reading.high is None:
        return doubt + _mark(words, reading)
    how = _how(words, reading, row)
    if isinstance(reading.place.row, Group):
        below = [readings[name] for name in reading.place.children]
        is_mean = reading.place.row.total == "mean"
        how = "trung bình cộng: " if is_mean else _added(below, reading.low, reading.high)
    return f"{doubt}{how}{points_between(reading.low, reading.high)}/{points_text(reading.top)} điểm"


def _added(rows: list[RowReading], low: int, high: int) -> str:
    """The rows' points one by one; where more than their sum is at work, that is said."""
    counted = [reading for reading in rows if reading.low is not None and reading.counts is not False]
    parts = [(reading, _sign(reading.place)) for reading in counted]
    text = ""
    for reading, sign in parts:
        joint = ("" if sign > 0 else "−") if not text else (" + " if sign > 0 else " − ")
        text += joint + points_between(reading.low or 0, reading.high or 0)
    sums = [_total(parts, least=True), _total(parts, least=False)]
    if sums == [low, high]:
        return f"{text} = " if len(parts) > 1 else ""
    return f"{text}, sau khi quy đổi, làm tròn hoặc giới hạn: " if parts else ""


def _total(parts: list[tuple[RowReading, int]], *, least: bool) -> int:
    return sum(
        sign * ((reading.low if (sign > 0) == least else reading.high) or 0) for reading, sign in parts
    )


def _sign(place: Place) -> int:
    return -1 if isinstance(place.row, Group) and place.row.role == "deduction" else 1


def _mark(words: Words, reading: RowReading) -> str:
    if isinstance(reading.place.row, Group):
        return "không chấm điểm ở dòng này"
    grade = reading.entered.get("grade")
    return f"cấp độ {words.grade(grade)}" if grade else "chưa ghi cấp độ"


def _how(words: Words, reading: RowReading, row: Mapping[str, Any]) -> str:
    """What was entered, when the points do not say it themselves."""
    said = _entered(words, reading) or _option(reading, row)
    if said:
        return f"{said}: "
    return "" if reading.entered or reading.low == reading.high else "chưa chấm: "


def _entered(words: Words, reading: RowReading) -> str | None:
    match reading.entered:
        case {"aside": True}:
            return "không áp dụng, cho điểm tối đa"
        case {"times": int(times)} if isinstance(reading.place.row, DeductLeaf | CountLeaf):
            return f"{times} lần × {points_text(reading.place.row.each)} điểm"
        case {"part": part, "whole": whole}:
            return f"tỷ lệ {part}/{whole}"
        case {"yes": answer}:
            return "có" if answer else "không"
        case {"grade": grade} if "points" not in reading.entered:
            return f"cấp độ {words.grade(grade)}"
    return None


def _option(reading: RowReading, row: Mapping[str, Any]) -> str | None:
    chosen = _chosen(reading, row)
    return f"phương án {chosen}" if chosen else None


def _chosen(reading: RowReading, row: Mapping[str, Any]) -> str | None:
    leaf, address = reading.place.row, reading.place.address
    if isinstance(leaf, OptionsLeaf):
        known = [
            option.id for option in leaf.options if row.get(row_column("chosen", f"{address}:{option.id}"))
        ]
        return known[0] if known else None
    return reading.entered.get("option")
