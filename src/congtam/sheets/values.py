"""What somebody typed on a row, read into exact values; what cannot be read is said in one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext as _

from congtam.engine.pack.quantities import POINT, points_text
from congtam.people.texts import composed
from congtam.sheets.layout import Line

LONGEST = 5_000
"""Letters of an evidence text: two pages."""
MOST = 2_000_000_000
"""What the packed vector can hold."""
TYPED_POINTS = re.compile(r"([0-9]{0,7})(?:[.,]([0-9]{1,2}))?")
TYPED_WHOLE = re.compile(r"[0-9]{1,10}")
ANSWERS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Values:
    """The columns of one mark; None is "nothing entered"."""

    points: int | None = None
    grade: str = ""
    option: str = ""
    answer: bool | None = None
    times: int | None = None
    part: int | None = None
    whole: int | None = None
    aside: bool = False

    @classmethod
    def of(cls, row: Any) -> Values:
        """Of a mark, or of whatever has its columns."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(cls)})

    @property
    def is_empty(self) -> bool:
        return self == Values()

    def typed(self, field: str) -> str:
        """As it stands in the form."""
        value = getattr(self, field)
        if field == "answer":
            return {None: "", True: "yes", False: "no"}[value]
        if field == "aside":
            return "on" if value else ""
        if value is None:
            return ""
        return points_text(value) if field == "points" else str(value)


class Unreadable(ValueError):
    """What was typed is no value of that field; the text says what to type instead."""


def read(line: Line, typed: Mapping[str, str]) -> Values:
    """`typed` by field; a field of the row that is not there was left empty."""
    found: dict[str, Any] = {}
    for field in line.fields:
        text = " ".join(typed.get(field, "").split())
        if text:
            found[field] = READERS[field](line, text)
    return Values(**found)


def points(_line: Line, text: str) -> int:
    found = TYPED_POINTS.fullmatch(text)
    if not found or not (found[1] or found[2]):
        raise Unreadable(
            _("“%(text)s” không phải số điểm; hãy gõ một số như 1 hoặc 0,5.") % {"text": shortened(text)}
        )
    return int(found[1] or "0") * POINT + int((found[2] or "0").ljust(2, "0"))


def whole_number(_line: Line, text: str) -> int:
    if not TYPED_WHOLE.fullmatch(text) or int(text) > MOST:
        raise Unreadable(
            _("“%(text)s” không phải số đếm; hãy gõ một số nguyên như 0 hoặc 12.") % {"text": shortened(text)}
        )
    return int(text)


def choice(line: Line, text: str) -> str:
    if text not in line.choices:
        raise Unreadable(
            _("Không có phương án “%(text)s”; hãy chọn một phương án có trên phiếu.")
            % {"text": shortened(text)}
        )
    return text


def grade(_line: Line, text: str) -> str:
    return text[:30]


def answer(_line: Line, text: str) -> bool:
    if text not in ANSWERS:
        raise Unreadable(
            _("“%(text)s” không phải câu trả lời; hãy chọn Có hoặc Không.") % {"text": shortened(text)}
        )
    return ANSWERS[text]


READERS: dict[str, Any] = {
    "points": points,
    "grade": grade,
    "option": choice,
    "answer": answer,
    "times": whole_number,
    "part": whole_number,
    "whole": whole_number,
    "aside": lambda _line, _text: True,
}


def shortened(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:27].rstrip()}…"


def read_evidence(text: str) -> str:
    """Letters put together as they are read, without the blanks around them."""
    kept = composed(text)
    if len(kept) > LONGEST:
        raise Unreadable(
            _(
                "Minh chứng dài %(length)s ký tự, quá mức %(longest)s ký tự. "
                "Hãy rút gọn, hoặc đính kèm thành tệp."
            )
            % {"length": grouped(len(kept)), "longest": grouped(LONGEST)}
        )
    return kept


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
