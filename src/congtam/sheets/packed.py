"""The marks of a sheet as one vector of whole numbers: derived, kept beside the rows, and read in their place
when a whole campaign is counted again."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Any

from congtam.sheets.layout import Layout, Line
from congtam.sheets.values import Values

NOTHING = -(2**31)
"""Nothing entered."""
COLUMN = {"points": "points", "times": "times", "part": "part", "whole": "whole"} | {
    "grade": "grade",
    "option": "option",
    "answer": "yes",
    "aside": "aside",
}
"""By field: how the engine calls the column of a row."""


def packed(layout: Layout, marks: Mapping[str, Values]) -> bytes:
    """`marks` by address."""
    nothing = Values()
    numbers = [
        as_number(layout, line, field, marks.get(line.address, nothing)) for line, field in layout.slots
    ]
    return struct.pack(f"<{len(numbers)}i", *numbers)


def replaced(layout: Layout, vector: bytes, changed: Mapping[str, Values]) -> bytes:
    """The vector with some rows written anew."""
    new = bytearray(vector or packed(layout, {}))
    for address, values in changed.items():
        line = layout.by_address[address]
        for place, field in enumerate(line.fields, start=layout.first_slot[line.number]):
            struct.pack_into("<i", new, 4 * place, as_number(layout, line, field, values))
    return bytes(new)


def unpacked(layout: Layout, vector: bytes) -> dict[str, Values]:
    """By address, rows with something entered."""
    numbers = struct.unpack(f"<{len(layout.slots)}i", vector or packed(layout, {}))
    found: dict[str, dict[str, Any]] = {}
    for (line, field), number in zip(layout.slots, numbers, strict=True):
        if number != NOTHING:
            found.setdefault(line.address, {})[field] = as_value(layout, line, field, number)
    return {address: Values(**values) for address, values in found.items()}


def as_number(layout: Layout, line: Line, field: str, values: Values) -> int:
    value = getattr(values, field)
    match field, value:
        case _, None | "":
            return NOTHING
        case "aside", False:
            return NOTHING
        case "grade", str(grade):
            return layout.grades.index(grade)
        case "option", str(option):
            return line.choices.index(option)
        case _:
            return int(value)


def as_value(layout: Layout, line: Line, field: str, number: int) -> Any:
    match field:
        case "grade":
            return layout.grades[number]
        case "option":
            return line.choices[number]
        case "answer" | "aside":
            return number == 1
        case _:
            return number


def rows_with(marks: Mapping[str, Values], field: str) -> Iterable[tuple[str, Any]]:
    """Address and value, where the field was entered."""
    for address, values in marks.items():
        value = getattr(values, field)
        if value not in (None, "") and value is not (False if field == "aside" else None):
            yield address, value
