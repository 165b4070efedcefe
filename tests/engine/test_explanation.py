"""Why a subject stands where it stands, and what is missing to the next level."""

from typing import Any

from congtam.engine.explanation import Explanation, explain
from congtam.engine.rating import rate
from tests.engine.worlds import frames, pack_of, rated, world

SICK = {"sick": {"cites": "4", "at_most": "C", "when": {"fact": "bad"}}}
REGISTERED = {"fact": "good", "cites": "2"}


def explained(member: dict[str, Any], **row: Any) -> Explanation:
    return explain(rate(pack_of({"member": member}), world(member=[{"id": "an", **row}])), "an")


def hindrances(found: Explanation) -> dict[str, bool | None]:
    return {step.rule.address.removeprefix("subjects.member."): step.status for step in found.not_higher}


def test_an_open_best_level_is_not_yet_reached_and_says_what_is_missing() -> None:
    found = explained({"levels": frames(A=[REGISTERED])}, score=9500)
    assert found.outcome.levels == ("A", "B")
    assert found.next_level == "A"
    assert hindrances(found) == {"levels.A[1]": None}


def test_nothing_is_missing_at_the_best_level() -> None:
    found = explained({"levels": frames(A=[REGISTERED])}, score=9500, **{"fact:good": True})
    assert (found.next_level, found.not_higher) == (None, ())


def test_a_cap_that_binds_is_all_that_hinders_who_meets_a_better_frame() -> None:
    member = {"levels": frames(A=[], B=[REGISTERED]), "caps": SICK}
    found = explained(member, score=9500, **{"fact:bad": True, "fact:good": False})
    assert (found.outcome.levels, found.next_level) == (("C",), "B")
    assert hindrances(found) == {"caps.sick": True}


def test_a_disqualifier_and_the_cap_behind_it_are_both_named() -> None:
    struck = {
        "lowest_if": [{"fact": "mended", "cites": "3"}],
        "caps": {"low": {"cites": "4", "at_most": "D"}},
    }
    found = explained(struck, score=9500, **{"fact:mended": True})
    assert (found.outcome.levels, found.outcome.binding_caps) == (("D",), ())
    assert hindrances(found) == {"lowest_if[0]": True, "caps.low": True}


def test_who_is_not_rated_has_no_next_level() -> None:
    aside = {"new": {"cites": "3", "when": {"fact": "bad"}, "reviewed": "true", "rated": "false"}}
    found = explained({"exclusions": aside}, score=9500, **{"fact:bad": True})
    assert (found.outcome.levels, found.next_level) == (None, None)


def cell(if_none: str) -> Explanation:
    share = {"of": "members", "rated_at_least": "B", "is": "100%", "if_none": if_none}
    pack = pack_of({"cell": {"levels": frames(A=[{"share": share, "cites": "2"}])}})
    return explain(rate(pack, world(cell=[{"id": "c", "score": 9500, "links:members": 0}])), "c")


def test_all_of_none_does_not_apply_is_asked_or_is_not_met_as_the_pack_says() -> None:
    found = {if_none: cell(if_none).frames["A"][1] for if_none in ("not_applicable", "ask", "not_met")}
    assert {key: (step.applies, step.status) for key, step in found.items()} == {
        "not_applicable": (False, True),
        "ask": (True, None),
        "not_met": (True, False),
    }
    assert found["not_applicable"].observed.endswith("– không áp dụng")
    assert cell("ask").outcome.missing == ("members",)


def test_facts_of_caps_and_exclusions_that_nobody_entered_are_missing_too() -> None:
    aside = {"new": {"cites": "3", "when": {"fact": "mended"}, "reviewed": "true", "rated": "false"}}
    member = {"caps": SICK, "exclusions": aside}
    assert explained(member, score=9500).outcome.missing == ("bad", "mended")


def test_a_cap_by_others_misses_those_others_until_their_level_is_settled() -> None:
    head = {"head": {"cites": "4", "not_above": "led"}}
    pack = pack_of({"member": {"caps": head}, "cell": {}})
    people = world({"led": {"an": ["c"]}}, cell=[{"id": "c"}], member=[{"id": "an", "score": 9500}])
    assert rated(pack, people)["an"].missing == ("led",)
