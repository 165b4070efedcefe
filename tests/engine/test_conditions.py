"""Every kind of condition: met at its bound, not met just past it, not known while nothing was entered."""

from datetime import date
from typing import Any

import narwhals as nw
import pytest

from congtam.engine.population import Population
from tests.engine.worlds import frames, levels_of, pack_of, rated, world

NEEDED = [
    ({"fact": "good"}, {"fact:good": True}, {"fact:good": False}),
    ({"attested": "worth"}, {"fact:worth": True}, {"fact:worth": False}),
    ({"not": {"fact": "bad"}}, {"fact:bad": False}, {"fact:bad": True}),
    ({"value": {"of": "number", "at_least": "3"}}, {"fact:number": 3}, {"fact:number": 2}),
    ({"value": {"of": "number", "is": "3"}}, {"fact:number": 3}, {"fact:number": 4}),
    ({"value": {"of": "number", "more_than": "3"}}, {"fact:number": 4}, {"fact:number": 3}),
    ({"value": {"of": "number", "at_most": "3"}}, {"fact:number": 3}, {"fact:number": 4}),
    ({"percent": {"of": "done", "at_least": "50%"}}, {"fact:done": 5000}, {"fact:done": 4999}),
    ({"percent": {"of": "done", "below": "2/3"}}, {"fact:done": 6666}, {"fact:done": 6667}),
    ({"rated": {"of": "work", "at_least": "B"}}, {"fact:work": "B"}, {"fact:work": "C"}),
    ({"rated": {"of": "work", "at_most": "C"}}, {"fact:work": "C"}, {"fact:work": "B"}),
    ({"rated": {"of": "work", "is": "B"}}, {"fact:work": "B"}, {"fact:work": "A"}),
    ({"choice": {"of": "kind", "among": ["x"]}}, {"fact:kind": "x"}, {"fact:kind": "y"}),
    (
        {"since": {"of": "joined", "at_least": "6 months"}},
        {"fact:joined": date(2018, 6, 10)},
        {"fact:joined": date(2018, 6, 11)},
    ),
    (
        {"since": {"of": "joined", "under": "6 months"}},
        {"fact:joined": date(2018, 6, 11)},
        {"fact:joined": date(2018, 6, 10)},
    ),
    (
        {"any": [{"fact": "good"}, {"fact": "mended"}]},
        {"fact:good": False, "fact:mended": True},
        {"fact:good": False, "fact:mended": False},
    ),
    (
        {"all": [{"fact": "good"}, {"fact": "mended"}]},
        {"fact:good": True, "fact:mended": True},
        {"fact:good": True, "fact:mended": False},
    ),
]


@pytest.mark.parametrize(("condition", "met", "missed"), NEEDED)
def test_a_requirement_holds_just_so_far(condition: Any, met: Any, missed: Any) -> None:
    subject = {"levels": frames(A=[{**condition, "cites": "2"}])}
    assert levels_of(subject, score=9000, **met) == "A"
    assert levels_of(subject, score=9000, **missed) == "B"
    assert levels_of(subject, score=9000) == "AB"


@pytest.mark.parametrize(("condition", "met", "missed"), NEEDED)
def test_a_disqualifier_strikes_just_so_far(condition: Any, met: Any, missed: Any) -> None:
    subject = {"lowest_if": [{**condition, "cites": "2"}]}
    assert levels_of(subject, score=9000, **met) == "D"
    assert levels_of(subject, score=9000, **missed) == "A"
    assert levels_of(subject, score=9000) == "AD"


@pytest.mark.parametrize(
    ("good", "bad", "levels"),
    [(True, True, "A"), (False, True, "B"), (None, True, "AB"), (False, False, "A"), (None, False, "A")],
)
def test_when_eases_a_requirement(good: bool | None, bad: bool, levels: str) -> None:
    subject = {"levels": frames(A=[{"fact": "good", "when": {"fact": "bad"}, "cites": "2"}])}
    assert levels_of(subject, score=9000, **{"fact:good": good, "fact:bad": bad}) == levels


@pytest.mark.parametrize(
    ("bad", "mended", "levels"),
    [(True, True, "A"), (True, False, "D"), (True, None, "AD"), (False, None, "A"), (None, True, "A")],
)
def test_unless_narrows_a_disqualifier(bad: bool | None, mended: bool | None, levels: str) -> None:
    subject = {"lowest_if": [{"fact": "bad", "unless": {"fact": "mended"}, "cites": "2"}]}
    assert levels_of(subject, score=9000, **{"fact:bad": bad, "fact:mended": mended}) == levels


def test_a_month_ends_on_its_last_day_where_it_has_no_such_day() -> None:
    subject = {"levels": frames(A=[{"since": {"of": "joined", "at_least": "6 months"}, "cites": "2"}])}
    joined = {"fact:joined": date(2018, 8, 31)}
    assert levels_of(subject, score=9000, date=date(2019, 2, 28), **joined) == "A"
    assert levels_of(subject, score=9000, date=date(2019, 2, 27), **joined) == "B"


def test_narrow_whole_numbers_do_not_wrap_around() -> None:
    """100 % is 10,000 hundredths; times a hundred that is more than 16 bits hold."""
    subject = {"levels": frames(A=[{"percent": {"of": "done", "is": "100%"}, "cites": "2"}])}
    rows = world(member=[{"id": "an", "score": 9000, "fact:done": 10_000}])
    narrow = rows.subjects["member"].with_columns(nw.col("fact:done", "score").cast(nw.Int16))
    found = rated(pack_of({"member": subject}), Population({"member": narrow}, {}))
    assert found["an"].levels == ("A",)


def test_relief_leaves_a_struck_subject_to_the_authority() -> None:
    subject = {"lowest_if": [{"fact": "bad", "cites": "2"}], "relief": {"fact": "mended"}}
    assert levels_of(subject, score=9000, **{"fact:bad": True, "fact:mended": True}) == "AD"
    assert levels_of(subject, score=9000, **{"fact:bad": True, "fact:mended": False}) == "D"


def test_a_condition_shared_by_two_frames_cannot_fail_in_one_of_them_alone() -> None:
    shared = {"attested": "worth", "cites": "2"}
    subject = {"levels": frames(A=[shared], B=[shared])}
    assert levels_of(subject, score=9500) == "AC"


def test_without_frames_no_level_is_computed() -> None:
    assert levels_of({"levels": {}}, score=9500) == "-"
