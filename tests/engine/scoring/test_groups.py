"""Groups: exact sums and means, bonus and deduction, rows not there or set aside, rounding, clamps."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.scoring.sheets import pack_with, table, totals

HUNDREDTHS = st.integers(0, 10_000)


def row(number: str, maximum: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "text": f"Tiêu chí {number}", "max": maximum, **more}


def group(number: str, maximum: str | None, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"number": number, "text": f"Nhóm {number}", "max": maximum, "children": children, **more}


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(st.one_of(st.none(), HUNDREDTHS), min_size=3, max_size=3), min_size=1, max_size=30))
def test_sums_are_exact_on_every_hundredth(entries: list[list[int | None]]) -> None:
    pack = pack_with([group("I", "200", row("a", "100"), row("b", "100")), row("II", "100")], max="300")
    columns = {name: [entry[place] for entry in entries] for place, name in enumerate(NAMES)}
    wanted = [
        (sum(x or 0 for x in entry), sum(10_000 if x is None else x for x in entry)) for entry in entries
    ]
    assert totals(pack, columns) == wanted


NAMES = ("points:I/a", "points:I/b", "points:II")


def test_every_group_keeps_its_pair() -> None:
    pack = pack_with([group("I", "10", row("1.1", "4"), row("1.2", "6")), row("II", "5")])
    found = table(pack, {"points:I/1_1": [250], "points:I/1_2": [None], "points:II": [50]})[0]
    assert (found["low:I"], found["high:I"]) == (250, 850)
    assert (found["score:low"], found["score:high"], found["score:top"]) == (300, 900, 1500)


def test_rows_keep_their_places_whatever_their_number() -> None:
    pack = pack_with([group("I", "3", row("", "1"), row("-", "1"), row("c", "1"))])
    assert totals(pack, {"points:I/#1": [10], "points:I/#2": [20], "points:I/c": [40]}) == [(70, 70)]


def test_two_rows_of_one_number_are_refused() -> None:
    pack = pack_with([row("1", "1"), row("1", "1")])
    with pytest.raises(ValueError, match="hai dòng cùng địa chỉ “1”"):
        totals(pack, {"points:1": [10]})


def test_bonus_stands_beside_the_maximum_and_deduction_takes_off() -> None:
    pack = pack_with(
        [
            row("I", "100"),
            group("+", "10", row("a", "8"), row("b", "8"), role="bonus"),
            group("×", "20", row("a", "20", kind="count", each="5"), role="deduction"),
        ],
        clamp={"least": "0", "most": "110"},
    )
    columns = {
        "points:I": [10_000, 9000, 500, 9000],
        "points:+/a": [800, 800, 0, 0],
        "points:+/b": [800, None, 0, 0],
        "times:×/a": [0, 1, 9, None],
    }
    assert totals(pack, columns) == [(11_000, 11_000), (9300, 9500), (0, 0), (7000, 9000)]
    assert {found["score:top"] for found in table(pack, columns)} == {10_000}


def test_a_slot_that_nobody_filled_is_open_up_to_its_maximum() -> None:
    pack = pack_with([row("I", "60"), group("II", "40")], max="100")
    assert totals(pack, {"points:I": [5000]}) == [(5000, 9000)]


def test_a_mean_rounds_halves_up() -> None:
    pack = pack_with([group("I", "10", row("a", "10"), row("b", "10"), total="mean", step="0,5")])
    columns = {"points:I/a": [900, 800, None], "points:I/b": [850, 850, 1000]}
    assert totals(pack, columns) == [(900, 900), (850, 850), (500, 1000)]


def test_a_mean_leaves_out_what_was_set_aside() -> None:
    parts = [row(name, "10", not_applicable="dropped") for name in "abc"]
    pack = pack_with([group("I", "10", *parts, total="mean")])
    columns = {f"points:I/{name}": [900, 900] for name in "abc"} | {"points:I/c": [None, None]}
    asides = {"aside:I/c": [True, True], "aside:I/a": [False, True], "aside:I/b": [False, True]}
    rows = table(pack, columns | asides)
    assert [(found["score:low"], found["score:high"], found["score:top"]) for found in rows] == [
        (900, 900, 1000),
        (0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("effect", "low", "high", "top"),
    [("full", 900, 900, 1000), ("excluded", 500, 500, 600), ("dropped", 500, 500, 600)],
)
def test_what_setting_a_row_aside_does(effect: str, low: int, high: int, top: int) -> None:
    pack = pack_with([group("I", "10", row("a", "6"), row("b", "4", not_applicable=effect))])
    columns = {"points:I/a": [500, 500], "points:I/b": [100, 100], "aside:I/b": [True, None]}
    aside, counted = table(pack, columns)
    assert (aside["score:low"], aside["score:high"], aside["score:top"]) == (low, high, top)
    assert (counted["score:low"], counted["score:high"], counted["score:top"]) == (600, 600, 1000)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(*(st.tuples(st.one_of(st.none(), st.integers(0, 700)), st.booleans()) for _ in range(3))),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["0,01", "0,25", "0,5", "1"]),
)
def test_rescaling_is_exact_against_fractions(entries: list[Any], step: str) -> None:
    parts = [row(name, "7", not_applicable="dropped") for name in "abc"]
    pack = pack_with([group("I", "21", group("1", "21", *parts), rescale="true", step=step)])
    columns: dict[str, list[Any]] = {}
    for place, name in enumerate("abc"):
        columns[f"points:I/1/{name}"] = [entry[place][0] for entry in entries]
        columns[f"aside:I/1/{name}"] = [entry[place][1] for entry in entries]
    pieces = {"0,01": 1, "0,25": 25, "0,5": 50, "1": 100}[step]
    wanted = [(rescaled(entry, 0, pieces), rescaled(entry, 700, pieces)) for entry in entries]
    assert totals(pack, columns) == wanted


def rescaled(entry: list[tuple[int | None, bool]], missing: int, step: int) -> int:
    """Halves up, and never above the maximum; with every row dropped, anything up to it."""
    left = [missing if points is None else points for points, aside in entry if not aside]
    if not left:
        return 2100 if missing else 0
    steps = Fraction(sum(left) * 3, len(left)) / step + Fraction(1, 2)
    return min(steps.numerator // steps.denominator * step, 2100)


def test_a_row_only_for_some_is_nothing_to_the_others() -> None:
    pack = pack_with([row("I", "90"), row("II", "10", only_for={"fact": "school"})])
    columns = {"points:I": [8000] * 3, "points:II": [700] * 3, "fact:school": [True, False, None]}
    rows = table(pack, columns)
    assert [(found["score:low"], found["score:high"]) for found in rows] == [
        (8700, 8700),
        (8000, 8000),
        (8000, 8700),
    ]
    assert [found["score:top"] for found in rows] == [10_000, 9000, 10_000]


def test_variants_count_once() -> None:
    variants = [
        row("b1", "40", only_for={"fact": "party"}, alternative="b"),
        row("b2", "40", only_for={"fact": "front"}, alternative="b"),
    ]
    pack = pack_with([group("I", "100", row("a", "60"), *variants)], max="100")
    columns = {
        "points:I/a": [6000] * 4,
        "points:I/b1": [3000] * 4,
        "points:I/b2": [2000, None, None, 2000],
        "fact:party": [True, True, None, True],
        "fact:front": [False, None, None, True],
    }
    rows = table(pack, columns)
    assert [(found["score:low"], found["score:high"]) for found in rows] == [
        (9000, 9000),
        (9000, 9000),
        (6000, 10_000),
        (9000, 9000),
    ]
    assert {found["score:top"] for found in rows} == {10_000}


@pytest.mark.parametrize(("rounding", "total"), [("nearest", 50), ("down", 0), ("up", 50)])
def test_the_total_rounds_where_the_card_says(rounding: str, total: int) -> None:
    pack = pack_with([row("I", "1"), row("II", "1")], round_total_to="0,5", rounding=rounding)
    assert totals(pack, {"points:I": [20], "points:II": [5]}) == [(total, total)]


def test_a_total_entered_by_itself_counts_first() -> None:
    pack = pack_with([row("I", "100")])
    assert totals(pack, {"points:I": [8000, 8000], "score": [8500, None]}) == [(8500, 8500), (8000, 8000)]


def test_order_of_subjects_does_not_matter() -> None:
    pack = pack_with(
        [group("I", "10", row("a", "6"), row("b", "4", not_applicable="dropped"), rescale="true")]
    )
    columns: dict[str, list[Any]] = {
        "points:I/a": [100, None, 500],
        "points:I/b": [None, 300, 0],
        "aside:I/b": [True, False, None],
    }
    turned = {name: list(reversed(values)) for name, values in columns.items()}
    assert totals(pack, turned) == list(reversed(totals(pack, columns)))


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_more_points_never_lower_anything(data: st.DataObject) -> None:
    parts = [row("a", "7", not_applicable="dropped"), row("b", "7", not_applicable="excluded"), row("c", "7")]
    pack = pack_with(
        [
            group("I", "21", *parts, rescale="true", step="0,5"),
            group("II", "7", row("a", "7"), row("b", "7"), total="mean", step="0,25"),
            group("+", "5", row("a", "4"), row("b", "4"), role="bonus"),
        ],
        round_total_to="0,25",
    )
    names = ["I/a", "I/b", "I/c", "II/a", "II/b", "+/a", "+/b"]
    points = {name: data.draw(st.one_of(st.none(), st.integers(0, 400)), name) for name in names}
    more = data.draw(st.sampled_from(names))
    aside = {"aside:I/a": [data.draw(st.booleans())] * 2, "aside:I/b": [data.draw(st.booleans())] * 2}
    better = points | {more: 400 if points[more] is None else data.draw(st.integers(points[more] or 0, 400))}
    columns = {f"points:{name}": [points[name], better[name]] for name in names}
    (low, high), (better_low, better_high) = totals(pack, columns | aside)
    assert low is not None
    assert better_low is not None
    assert better_low >= low
    if points[more] is not None:
        assert high is not None
        assert better_high is not None
        assert better_high >= high
