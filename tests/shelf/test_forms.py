"""The sheets of the plan of 2018 have the groups and criteria that the document lists, and no others."""

import pytest

from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Choice
from congtam.engine.pack.criteria import Group
from congtam.shelf.catalogue import Catalogue


@pytest.fixture(scope="module")
def plan() -> Pack:
    return Catalogue().resolved("hx-2018").pack


@pytest.mark.parametrize(
    ("kind", "groups"),
    [
        ("cell", [("a", 4), ("b", 2), ("c", 0)]),
        ("member", [("a", 5), ("b", 2), ("c", 0), ("d", 0), ("đ", 0), ("e", 0)]),
        ("collective", [("a", 2), ("b", 3), ("c", 2)]),
    ],
)
def test_a_sheet_has_the_groups_of_the_document(plan: Pack, kind: str, groups: list[tuple[str, int]]) -> None:
    """HX18-19: form 04. HX18-36: form 05. HX18-46: form 07, whose group b has a variant for each kind of
    collective."""
    found = plan.scorecards[plan.subjects[kind].scorecard or ""].criteria
    assert [(row.number, len(getattr(row, "children", ()))) for row in found] == groups
    assert sum(row.max or 0 for row in found) == 100_00


def test_every_collective_has_just_one_variant_of_its_tasks(plan: Pack) -> None:
    """HX18-46: disjoint, each worth the whole group."""
    group = plan.scorecards["form-07"].criteria[1]
    assert isinstance(group, Group)
    kinds = [
        kind
        for row in group.children
        if isinstance(row.only_for, Choice)
        for kind in row.only_for.choice.among
    ]
    assert len(kinds) == len(set(kinds)) == 5
    assert {row.max for row in group.children} == {group.max}
