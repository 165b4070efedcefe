"""Rating again after a change must come out as rating everybody would."""

from typing import Any

import narwhals as nw
from hypothesis import given, settings
from hypothesis import strategies as st

from congtam.engine.again import asking, rate_again
from congtam.engine.population import Population
from congtam.engine.rating import Rating, rate
from tests.engine.test_properties import PACK, PLAN, population, row, rows


def sorted_tables(rating: Rating) -> dict[str, Any]:
    return {kind: table.collect().to_native().sort("id") for kind, table in rating.tables.items()}


def only(everybody: Population, kind: str, names: list[str]) -> Population:
    links = {of: table.filter(nw.col("source").is_in(names)) for of, table in everybody.links.items()}
    return Population({kind: everybody.subjects[kind].filter(nw.col("id").is_in(names))}, links)


@settings(max_examples=12, deadline=None)
@given(rows, row, st.integers(0, 19), st.integers(0, 1))
def test_it_comes_out_as_rating_everybody_would(
    members: list[dict[str, Any]], other: dict[str, Any], place: int, leads: int
) -> None:
    before = rate(PACK, population(members), PLAN)
    other |= {"links:led": leads}
    changed = population([*members[:place], other, *members[place + 1 :]])
    names = [f"m{place}"]
    again, _ = rate_again(before, only(changed, "member", names), asking(PACK, before.population))
    for kind, table in sorted_tables(rate(PACK, changed, PLAN)).items():
        assert sorted_tables(again)[kind].equals(table)


@settings(max_examples=4, deadline=None)
@given(rows)
def test_where_others_see_no_difference_they_are_not_asked_again(members: list[dict[str, Any]]) -> None:
    members[0] |= {"links:led": 0, "fact:bad": True, "fact:mended": False}
    before = rate(PACK, population(members), PLAN)
    changed = population([{**members[0], "fact:good": not members[0]["fact:good"]}, *members[1:]])
    _, whom = rate_again(before, only(changed, "member", ["m0"]), asking(PACK, before.population))
    assert whom == {"member": ["m0"]}
