"""What must hold for every population: order-free, monotone, nothing invented."""

from typing import Any

import narwhals as nw
from hypothesis import given, settings
from hypothesis import strategies as st

from congtam.engine.plan import Plan
from congtam.engine.population import Population
from tests.engine.worlds import LEVELS, frames, pack_of, rated, world

LED = {"share": {"of": "led", "rated_at_least": "B", "is": "100%", "if_none": "not_applicable"}, "cites": "5"}
PACK = pack_of(
    {
        "member": {
            "levels": frames(
                A=[{"fact": "good", "cites": "2"}, LED], B=[{"not": {"fact": "bad"}, "cites": "2"}]
            ),
            "lowest_if": [{"fact": "bad", "unless": {"fact": "mended"}, "cites": "3"}],
            "caps": {"head": {"cites": "4", "not_above": "led", "when": {"fact": "is_head"}}},
        },
        "cell": {
            "levels": frames(
                A=[{"share": {"of": "members", "rated_at_least": "C", "is": "100%"}, "cites": "6"}]
            )
        },
    }
)
PLAN = Plan(PACK)
RANK = {level: rank for rank, level in enumerate(reversed(LEVELS))}
BEST = len(LEVELS) - 1
known = st.sampled_from([True, False, None])
row = st.fixed_dictionaries(
    {
        "score": st.one_of(
            st.none(), st.integers(0, 10_000), st.sampled_from([4999, 5000, 6999, 7000, 8999, 9000])
        ),
        "fact:good": known,
        "fact:bad": known,
        "fact:mended": known,
        "fact:is_head": known,
    }
)
CARD = {
    "title": "phiếu",
    "max": "100",
    "criteria": [{"number": n, "text": f"tiêu chí {n}", "max": "50", "cites": n} for n in "12"],
}
BY_SHEET = pack_of({"member": {"scorecard": "sheet"}}, scorecards={"sheet": CARD})
BY_SHEET_PLAN = Plan(BY_SHEET)
points = st.one_of(st.integers(0, 5000), st.sampled_from([2499, 2500, 3500, 4500]))
rows = st.lists(row, min_size=20, max_size=60)


def population(members: list[dict[str, Any]], *, backwards: bool = False) -> Any:
    people = [{"id": f"m{i}", "links:led": i % 2, **member} for i, member in enumerate(members)]
    links = {
        "members": {"c": [p["id"] for p in people]},
        "led": {p["id"]: ["c"] for p in people if p["links:led"]},
    }
    if backwards:
        people.reverse()
        links = {name: dict(reversed(pairs.items())) for name, pairs in links.items()}
    return world(links, cell=[{"id": "c", "score": 9500}], member=people)


def possible(members: list[dict[str, Any]], **how: Any) -> dict[str, frozenset[int]]:
    found = rated(PACK, population(members, **how), PLAN)
    return {name: frozenset(RANK[level] for level in o.levels or ()) for name, o in found.items()}


@settings(max_examples=6, deadline=None)
@given(rows)
def test_the_order_of_rows_does_not_matter(members: list[dict[str, Any]]) -> None:
    assert possible(members) == possible(members, backwards=True)


@settings(max_examples=6, deadline=None)
@given(rows)
def test_numbers_that_stand_in_order_name_the_same_subjects(members: list[dict[str, Any]]) -> None:
    """Such names are joined and grouped by going along; others, and texts, by looking them up."""
    numbers = {"c": 0} | {f"m{i}": i + 1 for i in range(len(members))}
    for backwards in (False, True):
        texts = population(members, backwards=backwards)
        numbered = Population(
            {kind: table.with_columns(_number("id", numbers)) for kind, table in texts.subjects.items()},
            {
                relation: links.with_columns(_number("source", numbers), _number("target", numbers))
                for relation, links in texts.links.items()
            },
        )
        found = {int(name): outcome.levels for name, outcome in rated(PACK, numbered, PLAN).items()}
        assert found == {numbers[name]: o.levels for name, o in rated(PACK, texts, PLAN).items()}


def _number(column: str, numbers: dict[str, int]) -> Any:
    return nw.col(column).replace_strict(numbers, return_dtype=nw.Int64)


@settings(max_examples=6, deadline=None)
@given(rows, st.integers(0, 59), st.integers(0, 5000))
def test_more_points_never_lower_anybody(members: list[dict[str, Any]], which: int, more: int) -> None:
    scored = [{**m, "score": m["score"] or 0} for m in members]
    which %= len(members)
    better = [
        {**m, "score": min(10_000, m["score"] + (more if i == which else 0))} for i, m in enumerate(scored)
    ]
    _nobody_falls(possible(scored), possible(better))


@settings(max_examples=6, deadline=None)
@given(rows, st.integers(0, 59))
def test_taking_a_disqualifier_away_never_lowers_anybody(members: list[dict[str, Any]], which: int) -> None:
    which %= len(members)
    better = [{**m, "fact:bad": False} if i == which else m for i, m in enumerate(members)]
    worse = [{**m, "fact:bad": True} if i == which else m for i, m in enumerate(members)]
    _nobody_falls(possible(worse), possible(better))


@settings(max_examples=6, deadline=None)
@given(rows, rows)
def test_what_is_not_known_leaves_every_answer_that_could_come(
    members: list[dict[str, Any]], answers: list[dict[str, Any]]
) -> None:
    """Filling gaps can only take levels away: a gap was never read as no, as zero or as met."""
    filled = [
        {name: _first(value, answers[i % len(answers)][name]) for name, value in member.items()}
        for i, member in enumerate(members)
    ]
    before, after = possible(members), possible(filled)
    assert all(after[name] <= before[name] for name in before)


@settings(max_examples=6, deadline=None)
@given(rows)
def test_somebody_always_has_at_least_one_level_and_exactly_one_when_all_is_known(
    members: list[dict[str, Any]],
) -> None:
    assert all(possible(members).values())
    complete = [
        {name: _first(value, 0 if name == "score" else False) for name, value in m.items()} for m in members
    ]
    assert all(len(levels) == 1 for levels in possible(complete).values())


@settings(max_examples=6, deadline=None)
@given(st.lists(st.fixed_dictionaries({"points:1": points, "points:2": points}), min_size=1, max_size=30))
def test_a_sheet_counts_the_same_whether_or_not_somebody_elses_has_a_gap(
    sheets: list[dict[str, int]],
) -> None:
    """Sheets without any gap are added up once, others from the least to the most."""
    people = [{"id": f"m{i}", **sheet} for i, sheet in enumerate(sheets)]
    gap = {"id": "gap", "points:1": 5000, "points:2": None}
    complete = rated(BY_SHEET, world(member=people), BY_SHEET_PLAN)
    beside = rated(BY_SHEET, world(member=[*people, gap]), BY_SHEET_PLAN)
    assert beside.pop("gap").score == (5000, 10_000)
    assert complete == beside


def _first(value: Any, other: Any) -> Any:
    return other if value is None else value


def _nobody_falls(before: dict[str, frozenset[int]], after: dict[str, frozenset[int]]) -> None:
    for name, levels in before.items():
        assert min(after[name]) >= min(levels)
        assert max(after[name]) >= max(levels)
