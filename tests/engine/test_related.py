"""Shares and counts over related subjects, caps by others, exclusions, levels in force."""

from typing import Any

import pytest

from congtam.engine.dependencies import Circle
from tests.engine.worlds import frames, pack_of, rated, world

ALL_GOOD = {"share": {"of": "members", "rated_at_least": "B", "is": "100%"}, "cites": "2"}
SCORES = {"A": 9500, "B": 7500, "C": 5500, "D": 1000}


def cell_levels(cell: Any, members: dict[str, Any], **row: Any) -> str:
    """A cell with 95 points and these members; a member's row, or the level its points give."""
    rows = [
        {"id": name, **(m if isinstance(m, dict) else {"score": SCORES[m]})} for name, m in members.items()
    ]
    people = world({"members": {"c": list(members)}}, cell=[{"id": "c", "score": 9500, **row}], member=rows)
    return "".join(rated(pack_of({"member": {}, "cell": cell}), people)["c"].levels or "-")


def test_a_share_counts_the_levels_of_others() -> None:
    cell = {"levels": frames(A=[ALL_GOOD])}
    assert cell_levels(cell, {"an": "A", "ba": "B"}) == "A"
    assert cell_levels(cell, {"an": "A", "ba": "C"}) == "B"


def test_a_member_not_rated_yet_leaves_the_share_open_and_one_that_fails_settles_it() -> None:
    cell = {"levels": frames(A=[ALL_GOOD])}
    assert cell_levels(cell, {"an": "A", "ba": {}}) == "AB"
    assert cell_levels(cell, {"an": "D", "ba": {}}) == "B"


def test_nobody_to_count_is_neither_all_nor_none() -> None:
    def cell(if_none: str) -> Any:
        return {"levels": frames(A=[{**ALL_GOOD, "share": {**ALL_GOOD["share"], "if_none": if_none}}])}  # type: ignore[dict-item]

    assert cell_levels(cell("ask"), {}, **{"links:members": 0}) == "AB"
    assert cell_levels(cell("not_applicable"), {}, **{"links:members": 0}) == "A"
    assert cell_levels(cell("not_met"), {}, **{"links:members": 0}) == "B"
    assert cell_levels(cell("not_applicable"), {}) == "AB"


def test_one_of_whom_it_is_not_known_whether_they_are_rated_may_leave_nobody_to_count() -> None:
    new = {"new": {"cites": "3", "when": {"fact": "good"}, "reviewed": "true", "rated": "false"}}

    def found(if_none: str, strikes: bool = False) -> str:
        asked = {**ALL_GOOD, "share": {**ALL_GOOD["share"], "if_none": if_none}}  # type: ignore[dict-item]
        cell = {"lowest_if": [asked]} if strikes else {"levels": frames(A=[asked])}
        pack = pack_of({"member": {"exclusions": new}, "cell": cell})
        people = world(
            {"members": {"c": ["an"]}}, cell=[{"id": "c", "score": 9500}], member=[{"id": "an", "decided": 3}]
        )
        return "".join(rated(pack, people)["c"].levels or "-")

    assert [found(each) for each in ("ask", "not_met", "not_applicable")] == ["AB", "AB", "A"]
    assert found("not_applicable", strikes=True) == "AD"


def test_those_set_aside_are_in_no_share() -> None:
    new = {"new": {"cites": "3", "when": {"fact": "good"}, "reviewed": "true", "rated": "false"}}
    pack = pack_of({"member": {"exclusions": new}, "cell": {"levels": frames(A=[ALL_GOOD])}})
    people = [{"id": "an", "score": 9500, "fact:good": False}, {"id": "ba", "score": 1000, "fact:good": True}]
    found = rated(
        pack, world({"members": {"c": ["an", "ba"]}}, cell=[{"id": "c", "score": 9500}], member=people)
    )
    assert found["c"].levels == ("A",)
    assert found["ba"].levels is None
    assert found["ba"].is_reviewed
    assert not found["ba"].is_rated


@pytest.mark.parametrize(("bound", "struck"), [({"more_than": "20%"}, "A"), ({"at_least": "20%"}, "D")])
def test_a_share_of_exactly_a_fifth(bound: dict[str, str], struck: str) -> None:
    cell = {"lowest_if": [{"share": {"of": "members", "rated": "D", **bound}, "cites": "2"}]}
    assert cell_levels(cell, {"an": "D", "ba": "A", "cu": "A", "du": "B", "em": "C"}) == struck


def test_a_count_of_others() -> None:
    cell = {"lowest_if": [{"count": {"of": "members", "rated": "D", "at_least": "2"}, "cites": "2"}]}
    assert cell_levels(cell, {"an": "D", "ba": "A"}) == "A"
    assert cell_levels(cell, {"an": "D", "ba": "D"}) == "D"
    assert cell_levels(cell, {"an": "D", "ba": {}}) == "AD"


def test_a_fact_of_others_counts_also_those_set_aside() -> None:
    cell = {"lowest_if": [{"count": {"of": "members", "fact": "bad", "at_least": "1"}, "cites": "2"}]}
    assert cell_levels(cell, {"an": {"score": 9500, "fact:bad": True}}) == "D"
    assert cell_levels(cell, {"an": {"score": 9500, "fact:bad": False}}) == "A"
    assert cell_levels(cell, {"an": {"score": 9500}}) == "AD"


def test_a_fact_of_others_is_known_whoever_is_rated_first() -> None:
    asks = [{"count": {"of": "peers", "fact": "bad", "at_least": "1"}, "cites": "2"}]
    pack = pack_of({"early": {"lowest_if": asks}, "cell": {}})
    people = world(
        {"peers": {"e": ["c"]}}, early=[{"id": "e", "score": 9500}], cell=[{"id": "c", "fact:bad": True}]
    )
    assert rated(pack, people)["e"].levels == ("D",)


def head(score: int, led: str | None, **row: Any) -> str:
    cap = {"head": {"cites": "4", "not_above": "led", "unless": {"fact": "mended"}}}
    pack = pack_of({"member": {"caps": cap}, "cell": {}})
    cells = [{"id": "c", "score": SCORES[led] if led else None}]
    people = world({"led": {"an": ["c"]}}, cell=cells, member=[{"id": "an", "score": score, **row}])
    return "".join(rated(pack, people)["an"].levels or "-")


def test_a_head_stands_no_higher_than_what_is_led() -> None:
    assert head(9500, "B", **{"fact:mended": False}) == "B"
    assert head(5500, "B", **{"fact:mended": False}) == "C"
    assert head(9500, None, **{"fact:mended": False}) == "ABCD"


def test_an_exception_lifts_the_cap_and_one_not_known_leaves_it_open() -> None:
    assert head(9500, "B", **{"fact:mended": True}) == "A"
    assert head(9500, "B") == "AB"


def test_a_cap_by_own_facts_names_itself_when_it_binds() -> None:
    sick = {"sick": {"cites": "4", "at_most": "C", "when": {"fact": "bad"}}}
    pack = pack_of({"member": {"caps": sick}})
    rows = [{"id": "an", "score": 9500, "fact:bad": True}, {"id": "ba", "score": 5500, "fact:bad": True}]
    found = rated(pack, world(member=rows))
    assert (found["an"].levels, found["an"].binding_caps) == (("C",), ("sick",))
    assert (found["ba"].levels, found["ba"].binding_caps) == (("C",), ())


def test_the_level_in_force_is_decided_else_proposed_else_voted_else_by_the_rules() -> None:
    rows = [
        {"id": "rules", "score": 9500},
        {"id": "voted", "score": 9500, "voted": 2},
        {"id": "proposed", "score": 9500, "voted": 2, "proposed": 1},
        {"id": "decided", "score": 9500, "voted": 2, "proposed": 1, "decided": 0},
    ]
    found = rated(pack_of({"member": {}}), world(member=rows))
    assert {o.id: (o.stage, o.in_force, o.levels) for o in found.values()} == {
        "rules": ("rules", ("A",), ("A",)),
        "voted": ("voted", ("B",), ("A",)),
        "proposed": ("proposed", ("C",), ("A",)),
        "decided": ("decided", ("D",), ("A",)),
    }


def test_a_secretary_waits_for_the_cell_and_the_cell_for_its_members_without_a_circle() -> None:
    led = {
        "share": {"of": "led", "rated_at_least": "A", "is": "100%", "if_none": "not_applicable"},
        "cites": "5",
    }
    pack = pack_of({"member": {"levels": frames(A=[led])}, "cell": {"levels": frames(A=[ALL_GOOD])}})
    people = [{"id": "an", "score": 9500, "links:led": 1}, {"id": "ba", "score": 7500, "links:led": 0}]
    links = {"members": {"c": ["an", "ba"]}, "led": {"an": ["c"]}}
    found = rated(pack, world(links, cell=[{"id": "c", "score": 9500}], member=people))
    assert {o.id: o.levels for o in found.values()} == {"c": ("A",), "an": ("A",), "ba": ("B",)}


def peers(a: list[str], b: list[str], **row: Any) -> dict[str, Any]:
    alike = {"share": {"of": "peers", "rated_at_least": "A", "is": "100%"}, "cites": "5"}
    pack = pack_of({"cell": {"levels": frames(A=[alike])}})
    cells = [
        {"id": "a", "score": 9500, "links:peers": len(a)},
        {"id": "b", "score": 9500, "links:peers": 0, **row},
    ]
    return rated(pack, world({"peers": {"a": a, "b": b}}, cell=cells))


def test_subjects_that_wait_for_each_other_are_refused_by_name() -> None:
    with pytest.raises(Circle) as refused:
        peers(["b"], ["a"])
    assert set(refused.value.members) == {"a", "b"}


def test_a_decision_ends_the_waiting() -> None:
    assert peers(["b"], ["a"], decided=3)["a"].levels == ("A",)


@pytest.mark.parametrize("kinds", [("member", "cell"), ("cell", "member")])
def test_what_was_decided_of_others_counts_whichever_kind_the_pack_names_first(
    kinds: tuple[str, str],
) -> None:
    led = {"count": {"of": "led", "rated_at_least": "A", "at_least": "1"}, "cites": "5"}
    subjects = {"member": {"levels": frames(A=[led])}, "cell": {"levels": frames(A=[ALL_GOOD])}}
    rows = {"member": [{"id": "an", "score": 9500}], "cell": [{"id": "c", "score": 9500, "decided": 3}]}
    people = world({"members": {"c": ["an"]}, "led": {"an": ["c"]}}, **{kind: rows[kind] for kind in kinds})
    found = rated(pack_of({kind: subjects[kind] for kind in kinds}), people)
    assert {o.id: o.levels for o in found.values()} == {"an": ("A",), "c": ("A",)}


def test_kinds_that_only_ask_whether_the_others_are_rated_are_all_rated() -> None:
    def half(relation: str) -> dict[str, Any]:
        return {"share": {"of": relation, "rated_at_least": "D", "at_least": "50%"}, "cites": "5"}

    pack = pack_of(
        {"member": {"levels": frames(A=[half("led")])}, "cell": {"levels": frames(A=[half("members")])}}
    )
    people = world(
        {"members": {"c": ["an"]}, "led": {"an": ["c"]}},
        member=[{"id": "an", "score": 9500}],
        cell=[{"id": "c", "score": 9500}],
    )
    assert {o.id: o.levels for o in rated(pack, people).values()} == {"an": ("A",), "c": ("A",)}
