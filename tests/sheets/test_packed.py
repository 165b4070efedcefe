"""The packed vector says what the marks say, for every kind of row."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from congtam.engine.pack import Pack
from congtam.sheets.layout import Layout, Line, layout_of
from congtam.sheets.packed import packed, replaced, unpacked
from congtam.sheets.values import Values
from tests.engine.scoring.sheets import pack_with

ROWS: list[dict[str, Any]] = [
    {"number": "1", "text": "điểm", "max": 10},
    {"number": "2", "text": "có không", "kind": "yes_no", "max": 2},
    {
        "number": "3",
        "text": "khung",
        "kind": "bands",
        "max": 5,
        "bands": [
            {"id": "a", "label": "tốt", "from": 4, "to": 5},
            {"id": "b", "label": "kém", "from": 0, "to": 1},
        ],
    },
    {
        "number": "4",
        "text": "phương án",
        "kind": "options",
        "max": 5,
        "options": [{"id": "x", "text": "x", "max": 5}, {"id": "y", "text": "y", "max": 2}],
    },
    {"number": "5", "text": "trừ", "kind": "deduct", "max": 5, "each": 1, "not_applicable": "full"},
    {"number": "6", "text": "tỷ lệ", "kind": "ratio", "max": 10, "step": "0,5"},
    {"number": "7", "text": "cấp độ", "kind": "grade"},
    {"number": "8", "text": "nhóm", "children": [{"text": "trong", "max": 3}]},
]
PACK: Pack = pack_with(ROWS)
LAYOUT: Layout = layout_of(PACK, "cell")


def values_of(line: Line) -> st.SearchStrategy[Values]:
    kinds = {
        "points": st.none() | st.integers(0, 1000),
        "grade": st.sampled_from(["", *LAYOUT.grades]),
        "option": st.sampled_from(["", *line.choices]),
        "answer": st.none() | st.booleans(),
        "times": st.none() | st.integers(0, 50),
        "part": st.none() | st.integers(0, 50),
        "whole": st.none() | st.integers(50, 100),
        "aside": st.booleans(),
    }
    return st.builds(Values, **{field: kinds[field] for field in line.fields})


SHEETS = st.fixed_dictionaries({}, optional={line.address: values_of(line) for line in LAYOUT.filled()})


@settings(deadline=None)
@given(SHEETS)
def test_nothing_is_lost_in_the_vector(marks: dict[str, Values]) -> None:
    assert unpacked(LAYOUT, packed(LAYOUT, marks)) == {
        address: values for address, values in marks.items() if not values.is_empty
    }


@settings(deadline=None)
@given(SHEETS, SHEETS)
def test_writing_some_rows_anew_is_packing_anew(before: dict[str, Values], after: dict[str, Values]) -> None:
    assert replaced(LAYOUT, packed(LAYOUT, before), after) == packed(LAYOUT, before | after)


def test_every_kind_of_row_takes_what_it_needs() -> None:
    taken = {line.address: line.fields for line in LAYOUT.lines}
    assert taken == {
        "1": ("points",),
        "2": ("answer",),
        "3": ("points", "option"),
        "4": ("points", "option"),
        "5": ("times", "aside"),
        "6": ("part", "whole"),
        "7": ("grade",),
        "8": (),
        "8/#1": ("points",),
    }
