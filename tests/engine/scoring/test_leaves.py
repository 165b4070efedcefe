"""Each kind of leaf: its exact worth, and how far it stays open when something was not entered."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.scoring.sheets import pack_with, spans, table, totals


def test_points_not_entered_stay_between_minimum_and_maximum() -> None:
    leaf = {"max": "10", "min": "2"}
    assert spans(leaf, {"points:1": [None, 0, 750]}) == [(200, 1000), (0, 0), (750, 750)]


def test_without_any_entry_the_whole_row_is_open() -> None:
    assert spans({"max": "10", "min": "2"}, {"id": [1]}) == [(200, 1000)]


def test_yes_no() -> None:
    leaf = {"kind": "yes_no", "max": "1,5"}
    assert spans(leaf, {"yes:1": [True, False, None]}) == [(150, 150), (0, 0), (0, 150)]


def test_bands_by_points_by_band_or_by_neither() -> None:
    bands = [
        {"id": "a", "label": "Tốt", "from": "8", "to": "10"},
        {"id": "b", "label": "Khá", "from": "5", "to": "7,5"},
        {"id": "c", "label": "Đạt", "from": "3", "to": "3"},
    ]
    leaf = {"kind": "bands", "max": "10", "bands": bands}
    columns = {"option:1": ["a", "b", "c", None, None], "points:1": [850, None, None, 600, None]}
    assert spans(leaf, columns) == [(850, 850), (500, 750), (300, 300), (600, 600), (300, 1000)]


def test_deductions_never_go_below_zero() -> None:
    leaf = {"kind": "deduct", "max": "2", "each": "0,5"}
    assert spans(leaf, {"times:1": [0, 3, 4, 9, None]}) == [(200, 200), (50, 50), (0, 0), (0, 0), (0, 200)]


def test_a_count_stops_at_the_maximum() -> None:
    leaf = {"kind": "count", "max": "2", "each": "0,75"}
    assert spans(leaf, {"times:1": [0, 2, 3, None]}) == [(0, 0), (150, 150), (200, 200), (0, 200)]


@pytest.mark.parametrize(("part", "whole"), [(None, 5), (3, None), (3, 0), (None, None)])
def test_a_ratio_of_nothing_is_asked(part: int | None, whole: int | None) -> None:
    leaf = {"kind": "ratio", "max": "10", "step": "0,5"}
    assert spans(leaf, {"part:1": [part], "whole:1": [whole]}) == [(0, 1000)]


def test_more_than_the_whole_gives_the_maximum() -> None:
    leaf = {"kind": "weighted", "max": "10", "step": "0,5"}
    assert spans(leaf, {"part:1": [7], "whole:1": [5]}) == [(1000, 1000)]


def rounded(exact: Fraction, step: int, rounding: str) -> int:
    steps = exact / step
    whole = steps.numerator // steps.denominator
    if rounding == "down" or steps == whole:
        return whole * step
    if rounding == "up":
        return (whole + 1) * step
    return (whole + (steps - whole >= Fraction(1, 2))) * step


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400)), min_size=1, max_size=20),
    st.sampled_from([1, 5, 10, 25, 50, 100]),
    st.sampled_from(["nearest", "down", "up"]),
    st.integers(1, 4000),
)
def test_ratios_are_exact_against_fractions(
    pairs: list[tuple[int, int]], step: int, rounding: str, maximum: int
) -> None:
    leaf = {
        "kind": "ratio",
        "max": f"{maximum // 100},{maximum % 100:02d}",
        "step": f"0,{step:02d}",
        "rounding": rounding,
    }
    if step == 100:
        leaf["step"] = "1"
    found = spans(leaf, {"part:1": [part for part, _ in pairs], "whole:1": [whole for _, whole in pairs]})
    wanted = [min(rounded(Fraction(part * maximum, whole), step, rounding), maximum) for part, whole in pairs]
    assert found == [(points, points) for points in wanted]


def test_a_grade_worth_points() -> None:
    leaf = {"kind": "grade", "points": {"xuat_sac": "10", "tot": "8", "kem": "2"}}
    assert spans(leaf, {"grade:1": ["tot", "kem", None]}) == [(800, 800), (200, 200), (200, 1000)]


def test_grades_without_points_give_no_total() -> None:
    assert totals(
        pack_with([{"number": "1", "text": "Phẩm chất", "kind": "grade"}]), {"grade:1": ["tot"]}
    ) == [(None, None)]


def test_points_from_a_level_lie_between_the_levels_still_possible() -> None:
    points = {"HTXSNV": "1", "HTTNV": "0,8", "HTNV": "0,5", "KHTNV": "0"}
    leaf = {"kind": "from_level", "max": "1", "of": "peer", "points": points}
    columns = {
        "rel:peer:HTXSNV": [True, True, None, False],
        "rel:peer:HTTNV": [False, True, None, False],
        "rel:peer:HTNV": [False, False, None, True],
        "rel:peer:KHTNV": [False, False, None, False],
    }
    assert spans(leaf, columns) == [(100, 100), (80, 100), (0, 100), (50, 50)]


def test_points_from_a_share_by_cross_multiplication() -> None:
    bands = [
        {"at_least": "90%", "points": "20"},
        {"at_least": "2/3", "points": "15"},
        {"at_least": "0%", "points": "5"},
    ]
    leaf = {"kind": "from_share", "max": "20", "of": "units", "rated_at_least": "HTTNV", "bands": bands}
    columns = {
        "hits:low:units:HTTNV": [9, 2, 2, 0, 0],
        "hits:high:units:HTTNV": [9, 2, 3, 0, 0],
        "all:units:HTTNV": [10, 3, 3, 0, None],
    }
    assert spans(leaf, columns) == [(2000, 2000), (1500, 1500), (1500, 2000), (500, 2000), (500, 2000)]


OPTIONS = {
    "kind": "options",
    "max": "20",
    "options": [
        {"id": "a", "text": "từ 90%", "max": "20", "when": {"fact": "over_90"}},
        {"id": "b", "text": "từ 80%", "max": "15", "when": {"fact": "over_80"}},
        {"id": "c", "text": "còn lại", "max": "5", "min": "1"},
    ],
}


@pytest.mark.parametrize(
    ("over_90", "over_80", "points", "span"),
    [
        (True, True, 1800, (1800, 1800)),
        (True, None, None, (0, 2000)),
        (False, True, 1600, (1500, 1500)),
        (False, False, None, (100, 500)),
        (None, True, 1600, (1500, 1600)),
        (None, None, None, (0, 2000)),
    ],
)
def test_data_choose_the_option(
    over_90: bool | None, over_80: bool | None, points: int | None, span: tuple[int, int]
) -> None:
    columns = {"fact:over_90": [over_90], "fact:over_80": [over_80], "points:1": [points], "option:1": ["a"]}
    assert spans(OPTIONS, columns) == [span]


def test_a_hand_picks_the_option_where_data_do_not() -> None:
    options = [{"id": "a", "text": "một", "max": "20"}, {"id": "b", "text": "hai", "max": "10", "min": "4"}]
    leaf = {"kind": "options", "max": "20", "options": options}
    columns = {"option:1": ["b", "b", None, None], "points:1": [700, None, 900, None]}
    assert spans(leaf, columns) == [(700, 700), (400, 1000), (900, 900), (0, 2000)]


def test_an_option_can_make_the_row_above_worthless() -> None:
    options = [
        {"id": "none", "text": "không", "max": "5"},
        {"id": "major", "text": "vi phạm", "max": "0", "zeroes_parent": "true"},
    ]
    children = [
        {"number": "a", "text": "a", "max": "10"},
        {"number": "b", "text": "b", "kind": "options", "max": "5", "options": options},
    ]
    pack = pack_with([{"number": "I", "text": "I", "max": "15", "children": children}])
    columns = {
        "points:I/a": [800] * 3,
        "option:I/b": ["none", "major", None],
        "points:I/b": [500, None, None],
    }
    assert totals(pack, columns) == [(1300, 1300), (0, 0), (0, 1300)]
    assert [row["low:I"] for row in table(pack, columns)] == [1300, 0, 0]
