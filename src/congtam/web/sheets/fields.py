"""The controls of one row: what is typed, picked or ticked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import BandsLeaf, CountLeaf, DeductLeaf, OptionsLeaf
from congtam.engine.pack.quantities import points_text
from congtam.sheets.layout import Line
from congtam.sheets.values import Values
from congtam.web.sheets import words
from congtam.web.sheets.typed import prefix_of

ORDER = ("option", "grade", "answer", "points", "times", "part", "whole", "aside")
SHAPES = {"points": "points", "aside": "tick"}
LONGEST_SHOWN = 200
"""Of what could not be read: a page is not filled with what somebody pasted by mistake."""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """`shape` says which control: points, whole, radios, tick."""

    name: str
    id: str
    shape: str
    label: str
    value: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()


def fields_shown(line: Line, pack: Pack, values: Values, typed: Mapping[str, str] | None) -> list[Field]:
    """With what was typed and could not be written, else with what stands there."""
    shown = {
        name: typed.get(name, "")[:LONGEST_SHOWN] if typed else values.typed(name) for name in line.fields
    }
    return [field_shown(line, pack, name, shown[name]) for name in sorted(line.fields, key=ORDER.index)]


def field_shown(line: Line, pack: Pack, name: str, value: str) -> Field:
    key = prefix_of(line)
    choices = tuple(Choice(one, label, one == value) for one, label in choices_for(line, pack, name))
    shape = "radios" if choices else SHAPES.get(name, "whole")
    most = words.most_shown(line.place.row)
    unit = {"points": f"/ {most}" if most else "", "times": each_time(line)}.get(name, "")
    return Field(f"{key}.{name}", f"{key}-{name}", shape, label_of(line, name), value, unit, choices)


def choices_for(line: Line, pack: Pack, name: str) -> Sequence[tuple[str, str]]:
    """Nothing among them is chosen beforehand."""
    if name == "grade":
        return [(key, grade.label) for key, grade in pack.grades.items()]
    if name == "answer":
        return [("yes", _("Có")), ("no", _("Không"))]
    return options_by_hand(line) if name == "option" else []


def options_by_hand(line: Line) -> list[tuple[str, str]]:
    row = line.place.row
    if isinstance(row, OptionsLeaf):
        return [
            (one.id, f"{one.id}) {one.text} ({words.between(one.min, one.max)})")
            for one in row.options
            if one.when is None
        ]
    if isinstance(row, BandsLeaf):
        return [(one.id, f"{one.label} ({words.between(one.from_, one.to)})") for one in row.bands]
    return []


def label_of(line: Line, name: str) -> str:
    """A figure is called as the document calls it."""
    row = line.place.row
    if row.figure and name in {"part", "whole"}:
        return {"part": row.figure.part, "whole": row.figure.whole}[name]
    return {
        "points": _("Điểm"),
        "grade": _("Cấp độ"),
        "option": _("Chọn một"),
        "answer": _("Trả lời"),
        "times": _("Số lần"),
        "part": _("Phần đạt"),
        "whole": _("Tổng số"),
        "aside": _("Không áp dụng"),
    }[name]


def each_time(line: Line) -> str:
    row = line.place.row
    if isinstance(row, DeductLeaf):
        return _("mỗi lần trừ %(points)s") % {"points": points_text(row.each)}
    if isinstance(row, CountLeaf):
        return _("mỗi lần cộng %(points)s") % {"points": points_text(row.each)}
    return ""
