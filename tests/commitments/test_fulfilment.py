"""How far targets came, as plain figures: exact, never rounded up, never guessed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congtam.campaigns.amounts import amount, percent, shown
from congtam.campaigns.fulfilment import Figure, facts, met, weighted

DUE, BEFORE, AFTER = date(2018, 6, 30), date(2018, 6, 1), date(2018, 7, 1)
MET = Figure(planned=100_00, done=100_00, is_settled=True, is_good=True)
MISSED = Figure(planned=100_00, done=99_99, is_settled=True)


def test_a_third_is_never_rounded_up() -> None:
    assert facts([MET, MISSED, MISSED])["targets_done"] == 33_33
    assert facts([MET, MET, MISSED])["targets_done"] == 66_66


def test_one_hundredth_short_is_not_met() -> None:
    assert facts([MISSED])["targets_done"] == 0
    assert facts([MET])["targets_done"] == 100_00


def test_the_rules_are_told_nothing_while_one_target_is_open() -> None:
    running = Figure(planned=100_00, done=100_00)
    assert facts([MET, running])["targets_done"] is None
    assert facts([])["targets_done"] is None


def test_late_exceeded_and_good_are_told_apart() -> None:
    late = Figure(100_00, 100_00, DUE, AFTER, is_settled=True, is_good=True)
    early = Figure(100_00, 130_00, DUE, BEFORE, is_settled=True, is_good=True)
    bad = Figure(100_00, 100_00, DUE, BEFORE, is_settled=True)
    told = facts([late, early, bad, MISSED])
    assert (told["tasks_late"], told["tasks_above_requirement"]) == (25_00, 25_00)
    assert (told["tasks_on_time_with_quality"], told["targets_done"]) == (25_00, 75_00)


@pytest.mark.parametrize(
    ("missed", "says"),
    [((True, True), True), ((False, False), False), ((True, False), None)],
)
def test_what_was_partly_beyond_their_power_is_left_to_people(
    missed: tuple[bool, ...], says: bool | None
) -> None:
    figures = [Figure(100_00, 0, is_settled=True, is_excused=one) for one in missed]
    assert facts([MET, *figures])["force_majeure"] is says


@given(
    some.lists(
        some.tuples(some.integers(1, 10**6), some.integers(0, 10**6), some.integers(1, 500)), min_size=1
    )
)
def test_weighted_tasks_are_exact(tasks: list[tuple[int, int, int]]) -> None:
    found = weighted([Figure(planned, done, weight=weight) for planned, done, weight in tasks])
    assert found is not None
    wanted = sum(Fraction(w * min(d, p), p) for p, d, w in tasks) / sum(w for _p, _d, w in tasks)
    part, whole = found
    assert 0 <= wanted - Fraction(part, whole) < Fraction(1, 10_000)
    assert whole <= 10**9


def test_a_task_nobody_reported_leaves_the_row_open() -> None:
    assert weighted([Figure(100_00, None, weight=1_00), Figure(100_00, 1, weight=1_00)]) is None


def test_targets_nobody_weighed_are_equal_and_some_without_weight_leave_the_row_open() -> None:
    half = Figure(100_00, 50_00)
    assert weighted([Figure(100_00, 100_00), half]) == (3, 4)
    assert weighted([Figure(100_00, 100_00, weight=1_00), half]) is None
    assert weighted([]) is None


def test_how_many_were_met_waits_until_all_are_settled() -> None:
    missed = Figure(100_00, 50_00, is_settled=True, is_excused=True)
    assert met([MET, missed]) == (1, 2)
    assert met([replace(MET, is_settled=False), missed]) is None


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("95,5", 95_50), ("1.234,5", 1234_50), ("100%", 100_00), (" 7 ", 7_00), ("0,05", 5)],
)
def test_amounts_are_read_with_a_decimal_comma(typed: str, hundredths: int) -> None:
    assert amount(typed) == hundredths


@pytest.mark.parametrize("typed", ["", "95.5", "chín", "1,234", "-3", "1.23,4", "9" * 200_000, "٣", "1e3"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    assert amount(typed) is None


@given(some.integers(0, 10**15))
def test_what_is_shown_is_read_back(hundredths: int) -> None:
    assert amount(shown(hundredths)) == hundredths


@given(some.integers(0, 10**9), some.integers(1, 10**9), some.integers(0, 200_00))
def test_a_share_under_a_bound_stays_under_it(part: int, whole: int, bound: int) -> None:
    assert (percent(part, whole) >= bound) == (part * 100_00 >= bound * whole)
