"""Marks: by the share of a row's maximum with inclusive bounds, by hand, and for rows that do not count."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import Share
from congtam.engine.scoring import criteria_in, read_rows, rows_of
from tests.engine.scoring.sheets import pack_with, scores_of, table

CHILDREN = [
    {"number": "a", "text": "a", "max": "0,5", "criterion": "true"},
    {"number": "b", "text": "b", "max": "3", "criterion": "true", "only_for": {"fact": "school"}},
    {"number": "c", "text": "c", "kind": "grade", "criterion": "true"},
    {"number": "d", "text": "d", "max": "2", "grade_scale": "true"},
]
PACK = pack_with([{"number": "I", "text": "I", "max": "5,5", "children": CHILDREN}])


def ranks(columns: dict[str, Any], address: str, pack: Pack = PACK) -> list[tuple[int, int]]:
    """The lowest and the highest mark each subject may have there, 0 for the lowest grade."""
    low, high = scores_of(pack, columns).grade(address)
    return [(row["low"], row["high"]) for row in table(pack, columns, {"low": low, "high": high})]


def facts(count: int, school: bool | None = True) -> dict[str, Any]:
    return {"fact:school": [school] * count}


@pytest.mark.parametrize(("points", "rank"), [(45, 2), (44, 1), (35, 1), (34, 0), (0, 0)])
def test_lower_bounds_are_inclusive(points: int, rank: int) -> None:
    assert ranks({"points:I/a": [points], **facts(1)}, "I/a") == [(rank, rank)]


def test_a_row_without_points_may_have_any_mark() -> None:
    assert ranks({"points:I/a": [None], **facts(1)}, "I/a") == [(0, 2)]


def test_marks_by_hand_come_from_nothing_else() -> None:
    columns = {"grade:I/c": ["tot", None], "grade:I/d": [None, "kem"], "points:I/d": [200, 200], **facts(2)}
    assert ranks(columns, "I/c") == [(1, 1), (0, 2)]
    assert ranks(columns, "I/d") == [(0, 2), (0, 0)]


def test_a_row_that_does_not_count_hinders_nothing() -> None:
    columns = {"points:I/b": [0, 0, 300], "fact:school": [False, None, None]}
    assert ranks(columns, "I/b") == [(3, 3), (0, 3), (2, 3)]


def test_a_group_is_marked_by_its_sum() -> None:
    pack = pack_with(
        [
            {
                "number": "I",
                "text": "I",
                "max": "10",
                "children": [{"number": x, "text": x, "max": "5"} for x in "ab"],
            }
        ]
    )
    columns = {"points:I/a": [500, 500], "points:I/b": [400, None]}
    assert ranks(columns, "I", pack) == [(2, 2), (0, 2)]


def test_addresses_stand_for_the_criteria_in_them() -> None:
    places = rows_of(PACK.scorecards["phieu"])
    assert criteria_in(places, "I") == criteria_in(places, "") == ("I/a", "I/b", "I/c")
    assert criteria_in(places, "I/a") == ("I/a",)
    assert criteria_in(places, "I/d") == ("I/d",)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 300)), min_size=1, max_size=30),
    st.integers(0, 100),
)
def test_floors_are_exact(points: list[int | None], percent: int) -> None:
    columns = {"points:I/b": points, **facts(len(points))}
    share = Share(percent, 100)
    rows = table(PACK, columns, {"reached": scores_of(PACK, columns).reaches("I/b", share)})
    assert [row["reached"] for row in rows] == [wanted(value, percent) for value in points]


def wanted(points: int | None, percent: int) -> bool | None:
    if points is None:
        return True if percent == 0 else None
    return points * 100 >= 300 * percent


def test_a_floor_is_open_only_where_it_hangs_on_what_is_missing() -> None:
    columns = {"points:I/b": [100, 100, 290, 290], "fact:school": [True, None, None, False]}
    rows = table(PACK, columns, {"reached": scores_of(PACK, columns).reaches("I/b", Share(1, 2))})
    assert [row["reached"] for row in rows] == [False, None, True, True]


def test_criteria_of_a_group_that_is_not_there_hinder_nothing() -> None:
    variants = [
        {
            "number": name,
            "text": name,
            "max": "10",
            "alternative": "loại",
            "only_for": {"fact": name},
            "children": [{"number": "1", "text": "1", "max": "10", "criterion": "true"}],
        }
        for name in ("party", "front")
    ]
    pack = pack_with([{"number": "b", "text": "b", "max": "10", "children": variants}])
    columns: dict[str, Any] = {
        "points:b/party/1": [950, None],
        "fact:party": [True, None],
        "fact:front": [False, True],
    }
    scores = scores_of(pack, columns)
    names = criteria_in(scores.places, "b")
    rows = table(pack, columns, {name: scores.grade_reaches(name, "xuat_sac") for name in names})
    assert [(row["b/party/1"], row["b/front/1"]) for row in rows] == [(True, True), (True, None)]


def test_a_row_set_aside_with_its_full_points_reaches_every_floor() -> None:
    pack = pack_with([{"number": "1", "text": "1", "max": "10", "not_applicable": "full"}])
    columns: dict[str, Any] = {"points:1": [None, 500, 500], "aside:1": [True, False, None]}
    rows = table(pack, columns, {"reached": scores_of(pack, columns).reaches("1", Share(85, 100))})
    assert [row["reached"] for row in rows] == [True, False, False]


@settings(deadline=None, max_examples=30)
@given(
    st.sampled_from([None, "xuat_sac", "tot", "kem"]),
    st.one_of(st.none(), st.integers(0, 300)),
    st.sampled_from([None, True, False]),
)
def test_marks_read_back_as_the_columns_say(
    mark: str | None, points: int | None, school: bool | None
) -> None:
    columns = {"grade:I/c": [mark], "points:I/b": [points], "fact:school": [school]}
    scores = scores_of(PACK, columns)
    asked = [(row, grade) for row in ("I/a", "I/b", "I/c", "I/d", "I") for grade in PACK.grades]
    extra = {f"{row} {grade}": scores.grade_reaches(row, grade) for row, grade in asked}
    found = table(PACK, columns, extra)[0]
    readings = read_rows(PACK, "cell", found)
    for row, grade in asked:
        assert readings[row].grade_reaches(PACK.grades, grade) == found[f"{row} {grade}"], (row, grade)
    assert readings["I/c"].grade(PACK.grades) == mark
