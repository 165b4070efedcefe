"""Example wards as they are drawn, before any table."""

from collections import Counter
from datetime import date

import pytest

from congtam.demo.days import months_after
from congtam.demo.described import LARGE, SMALL, described, kinds
from congtam.demo.drawn import DrawnWard
from congtam.demo.draws import Draws
from congtam.demo.ward import drawn
from congtam.people.models import Membership, Post
from congtam.people.titles import TITLES

DAY = date(2026, 11, 21)
PLACES = [
    "Thượng Thôn",
    "Liễu Nam",
    "Thanh Tiên",
    "Thanh Khê",
    "Thanh Lương 2",
    "Thanh Lương 3",
    "Thanh Lương 4",
    "Trung Thôn",
    "Xuân Tháp",
    "Trường Mầm Non",
    "Trường Tiểu học số 1",
    "Trường Tiểu học số 2",
    "Trường THCS Nguyễn Khánh Toàn",
    "Trạm Y tế",
    "Quân sự",
    "Công an",
]


@pytest.fixture(scope="module", params=[SMALL, LARGE])
def ward(request: pytest.FixtureRequest) -> DrawnWard:
    return drawn(described(request.param), DAY)


@pytest.fixture(scope="module")
def small() -> DrawnWard:
    return drawn(described(SMALL), DAY)


def test_the_ward_of_the_plan_has_its_cells_and_members(small: DrawnWard) -> None:
    assert [cell.place for cell in small.cells] == PLACES
    assert len(small.members) == 420
    assert Counter(cell.kind for cell in small.cells) == {
        "neighbourhood": 9,
        "school": 4,
        "health_station": 1,
        "military": 1,
        "police": 1,
    }


def test_the_large_ward_is_large() -> None:
    large = drawn(described(LARGE), DAY)
    assert (len(large.cells), len(large.members)) == (100, 3000)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2027, 3, 1), date(2028, 2, 29), date(2030, 12, 31)])
def test_a_ward_can_be_drawn_on_any_day_and_is_the_same_each_time(day: date) -> None:
    assert drawn(described(SMALL), day) == drawn(described(SMALL), day)


def test_draws_are_the_same_on_every_machine() -> None:
    draws = Draws("a seed")
    assert [draws.number(1000, "about", number) for number in range(5)] == [109, 265, 496, 944, 519]


def test_there_are_members_of_every_standing(small: DrawnWard) -> None:
    wanted = described(SMALL).standings
    standings = Counter(member.spells[-1].standing for member in small.members)
    newest = months_after(DAY, -kinds().newly_admitted_months)
    assert standings[Membership.Standing.PROBATIONARY] == wanted.probationary + wanted.newly_admitted
    assert sum(member.admitted_on > newest for member in small.members) == wanted.newly_admitted
    assert standings[Membership.Standing.SUSPENDED] == wanted.suspended
    assert standings[Membership.Standing.EXEMPT] > 0
    assert Counter(person.spells[-1].ending for person in small.gone) == wanted.left


def test_registers_hold_what_the_description_asks(ward: DrawnWard) -> None:
    wanted = described(SMALL if len(ward.cells) == 16 else LARGE)
    leaves = Counter(leave.kind for member in ward.members for leave in member.leaves)
    asked: Counter[str] = Counter()
    for away in wanted.leaves:
        asked[away.kind] += away.count
    assert leaves == asked
    measures = [measure for member in ward.members for measure in member.disciplines]
    assert len(measures) == sum(measure.count for measure in wanted.disciplines)
    assert len({measure.decision for measure in measures}) == len(measures)
    assert all(measure.decided_on < DAY for measure in measures)


def test_every_post_stands_in_a_unit_that_has_such_posts(ward: DrawnWard) -> None:
    kind = {unit.key: unit.kind for unit in ward.units}
    posts = [post for member in ward.members for post in member.posts]
    assert [post for post in posts if kind[post.unit] not in TITLES[post.title].kinds] == []


def test_everybody_with_posts_has_one_main_post(ward: DrawnWard) -> None:
    for member in ward.members:
        held = [post for post in member.posts if post.until is None]
        assert sum(post.main for post in held) == bool(held), member.name
        assert {post.managed_at for post in held} <= {*Post.ManagedAt.values, ""}


def test_every_cell_has_one_secretary(ward: DrawnWard) -> None:
    held = Counter(
        post.unit
        for member in ward.members
        for post in member.posts
        if post.title == "secretary" and post.until is None
    )
    assert {cell.key: held[cell.key] for cell in ward.cells} == {cell.key: 1 for cell in ward.cells}


def test_names_differ_inside_a_cell(ward: DrawnWard) -> None:
    names = Counter((member.cell, member.name) for member in ward.members)
    assert [name for name, count in names.items() if count > 1] == []


def test_spells_of_membership_follow_each_other(ward: DrawnWard) -> None:
    for person in (*ward.members, *ward.gone):
        for before, after in zip(person.spells, person.spells[1:], strict=False):
            assert before.until == after.since, person.name
        assert all(spell.until is None or spell.since < spell.until for spell in person.spells)


def test_the_committees_supervisors_are_those_of_the_plan(small: DrawnWard) -> None:
    charges = [
        member.named.supervises for member in small.members if member.named and member.named.supervises
    ]
    assert len(charges) == 14
    assert sorted(place for places in charges for place in places) == sorted(PLACES)
