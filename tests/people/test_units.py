"""The tree of units through time."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from congtam.journal.queries import entries_about
from congtam.people.actions.memberships import enter_cell
from congtam.people.actions.mergers import merge_units, split_unit
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import close_unit, describe_unit, move_unit, open_unit, rename_unit
from congtam.people.models import Placing, Unit, UnitChange
from congtam.people.queries.roll import members
from congtam.people.queries.tree import Tree, tree
from congtam.people.refusals import Refusal
from tests.cast import START, Cast

BEFORE, THEN, LATER = date(2020, 6, 30), date(2020, 7, 1), date(2022, 1, 1)


def shown(cast: Cast, day: date) -> list[str]:
    return ["  " * depth + node.short for node, depth in seen(cast, day).walk()]


def seen(cast: Cast, day: date) -> Tree:
    return tree(cast.ward.pk, day)


def new_unit(cast: Cast, kind: str, name: str, *, under: str = "ward", beside: str = "") -> Unit:
    cast.units[name] = open_unit(
        organisation=cast.ward.pk,
        kind=kind,
        name=name,
        parent=cast.units[under],
        beside=cast.units.get(beside),
        on=START,
        by=cast.actor("dung"),
        position=9,
    )
    return cast.units[name]


def roll(cast: Cast, unit: str, day: date) -> list[str]:
    rows = members(cast.ward.pk, day, cells=[cast.units[unit].pk])
    return [row.person.full_name for row in rows]


def test_the_tree_of_a_day(cast: Cast) -> None:
    assert shown(cast, START) == [
        "Đảng bộ phường Bình An",
        "  Ban Chấp hành Đảng bộ phường",
        "  Ban Thường vụ Đảng ủy",
        "  TDP 1",
        "  TDP 2",
        "  Cơ quan",
    ]
    assert shown(cast, date(2014, 12, 31)) == []
    root = seen(cast, START).root
    assert root is not None
    assert [node.name for node in seen(cast, START).ancestors(cast.units["cell1"].pk)] == [root.name]


def test_a_move_holds_from_its_day_and_takes_all_below_along(cast: Cast) -> None:
    new_unit(cast, Unit.Kind.SECTIONAL_COMMITTEE, "Đảng bộ bộ phận Khu 1")
    new_unit(cast, Unit.Kind.MASS_BRANCH, "Chi hội", under="cell1")
    move_unit(
        unit=cast.units["cell1"],
        parent=cast.units["Đảng bộ bộ phận Khu 1"],
        on=THEN,
        by=cast.actor("dung"),
        paper="12-QĐ/ĐU",
    )
    assert "  TDP 1" in shown(cast, BEFORE)
    assert shown(cast, THEN)[-3:] == ["  Đảng bộ bộ phận Khu 1", "    TDP 1", "      Chi hội"]
    change = UnitChange.objects.get(kind="move")
    assert (change.paper, change.descents.get().after_id) == ("12-QĐ/ĐU", cast.units["cell1"].pk)
    entry = entries_about(cast.ward.pk, f"unit:{cast.units['cell1'].pk}")[0]
    assert (entry.deed, entry.actor_name, entry.details["on"]) == (
        "unit.move",
        "Phạm Quang Dũng",
        "2020-07-01",
    )


def test_a_unit_cannot_go_under_itself(cast: Cast) -> None:
    below = new_unit(cast, Unit.Kind.MASS_BRANCH, "Chi hội", under="cell1")
    with pytest.raises(Refusal, match="đang trực thuộc chính đơn vị này"):
        move_unit(unit=cast.units["cell1"], parent=below, on=THEN, by=cast.actor("dung"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Placing.objects.filter(unit=below).update(parent=below)


def test_renaming_keeps_the_old_name_for_its_days(cast: Cast) -> None:
    rename_unit(unit=cast.units["cell1"], name="Chi bộ Tổ 1 mới", on=THEN, by=cast.actor("dung"))
    names = {day: seen(cast, day).nodes[cast.units["cell1"].pk].name for day in (BEFORE, THEN)}
    assert names == {BEFORE: "Chi bộ Tổ dân phố 1", THEN: "Chi bộ Tổ 1 mới"}


def test_a_change_on_the_first_day_is_a_correction(cast: Cast) -> None:
    rename_unit(unit=cast.units["cell1"], name="Chi bộ Tổ Một", on=START, by=cast.actor("dung"))
    assert [row.name for row in cast.units["cell1"].placings.all()] == ["Chi bộ Tổ Một"]


def test_what_lies_before_a_later_change_is_not_rewritten(cast: Cast) -> None:
    rename_unit(unit=cast.units["cell1"], name="Mới", on=LATER, by=cast.actor("dung"))
    with pytest.raises(Refusal, match="từ 01/01/2022"):
        rename_unit(unit=cast.units["cell1"], name="Giữa", on=THEN, by=cast.actor("dung"))


def test_a_merger_brings_members_and_neighbours_and_keeps_history(cast: Cast) -> None:
    new_unit(cast, Unit.Kind.FRONT_BRANCH, "Ban Công tác Mặt trận 2", beside="cell2")
    merge_units(
        units=[cast.units["cell2"]],
        into=cast.units["cell1"],
        on=THEN,
        by=cast.actor("dung"),
        paper="15-QĐ/ĐU",
    )
    assert roll(cast, "cell1", BEFORE) == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert roll(cast, "cell1", THEN) == ["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc"]
    assert (roll(cast, "cell2", BEFORE), roll(cast, "cell2", THEN)) == (["Lê Thị Cúc"], [])
    assert cast.units["cell2"].pk not in seen(cast, THEN).nodes
    neighbour = cast.units["Ban Công tác Mặt trận 2"].pk
    assert seen(cast, THEN).nodes[neighbour].beside == cast.units["cell1"].pk
    assert seen(cast, BEFORE).nodes[neighbour].beside == cast.units["cell2"].pk
    descent = cast.units["cell1"].descents_before.get(change__kind="merge")
    assert descent.before_id == cast.units["cell2"].pk


def test_only_units_of_one_kind_are_merged(cast: Cast) -> None:
    branch = new_unit(cast, Unit.Kind.MASS_BRANCH, "Chi hội")
    with pytest.raises(Refusal, match="cùng loại"):
        merge_units(units=[branch], into=cast.units["cell1"], on=THEN, by=cast.actor("dung"))


def test_a_split_gives_everybody_a_place_or_is_refused(cast: Cast) -> None:
    half = new_unit(cast, Unit.Kind.CELL, "Chi bộ 1A")
    other = new_unit(cast, Unit.Kind.CELL, "Chi bộ 1B")
    persons = [cast.persons["an"].pk, cast.persons["binh"].pk]
    with pytest.raises(Refusal, match="Trần Thị Bình"):
        split_unit(
            unit=cast.units["cell1"], into={half: persons[:1]}, on=THEN, by=cast.actor("dung"), closes=True
        )
    assert roll(cast, "Chi bộ 1A", THEN) == []
    split_unit(
        unit=cast.units["cell1"],
        into={half: persons[:1], other: persons[1:]},
        on=THEN,
        by=cast.actor("dung"),
        closes=True,
    )
    assert (roll(cast, "Chi bộ 1A", THEN), roll(cast, "Chi bộ 1B", THEN)) == (
        ["Nguyễn Văn An"],
        ["Trần Thị Bình"],
    )
    assert roll(cast, "cell1", BEFORE) == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert not cast.persons["binh"].posts.on(THEN).exists()


def test_a_unit_closes_only_when_it_is_empty(cast: Cast) -> None:
    with pytest.raises(Refusal, match="còn 2 đảng viên"):
        close_unit(unit=cast.units["cell1"], on=THEN, by=cast.actor("dung"))
    with pytest.raises(Refusal, match="TDP 1, TDP 2, Cơ quan"):
        close_unit(unit=cast.units["ward"], on=THEN, by=cast.actor("dung"))
    empty = new_unit(cast, Unit.Kind.CELL, "Chi bộ trống")
    close_unit(unit=empty, on=THEN, by=cast.actor("dung"))
    assert (empty.pk in seen(cast, BEFORE).nodes, empty.pk in seen(cast, THEN).nodes) == (True, False)
    with pytest.raises(Refusal, match="đã kết thúc"):
        rename_unit(unit=empty, name="Lại mở", on=LATER, by=cast.actor("dung"))


def test_members_join_cells_only(cast: Cast) -> None:
    with pytest.raises(Refusal, match="chi bộ"):
        enter_cell(
            person=cast.persons["cuc"],
            cell=cast.units["standing"],
            standing="official",
            since=LATER,
            by=cast.actor("dung"),
        )


def test_a_unit_that_moves_stays_beside_its_cell(cast: Cast) -> None:
    branch = new_unit(cast, Unit.Kind.FRONT_BRANCH, "Ban Công tác", beside="cell2")
    above = new_unit(cast, Unit.Kind.FRONT_STANDING, "Mặt trận")
    move_unit(unit=branch, parent=above, on=THEN, by=cast.actor("dung"))
    node = seen(cast, THEN).nodes[branch.pk]
    assert (node.parent, node.beside) == (above.pk, cast.units["cell2"].pk)


def test_what_sort_a_unit_is_can_be_put_right(cast: Cast) -> None:
    by, branch = cast.actor("dung"), new_unit(cast, Unit.Kind.MASS_BRANCH, "Chi hội", beside="cell2")
    describe_unit(unit=branch, variety="women", beside=cast.units["cell1"], on=THEN, by=by)
    nodes = [seen(cast, day).nodes[branch.pk] for day in (BEFORE, THEN)]
    assert [(node.variety, node.beside) for node in nodes] == [
        ("women", cast.units["cell2"].pk),
        ("women", cast.units["cell1"].pk),
    ]
    with pytest.raises(Refusal, match="vẫn như cũ"):
        describe_unit(unit=branch, variety="women", beside=cast.units["cell1"], on=THEN, by=by)


def test_a_unit_does_not_end_before_a_post_in_it_began(cast: Cast) -> None:
    agency = new_unit(cast, Unit.Kind.AGENCY, "Trạm")
    by, an = cast.actor("dung"), cast.persons["an"]
    post = give_post(person=an, unit=agency, title="head", since=LATER, by=by)
    with pytest.raises(Refusal, match=r"Nguyễn Văn An \(01/01/2022\)"):
        close_unit(unit=agency, on=THEN, by=by)
    close_unit(unit=agency, on=date(2023, 1, 1), by=by)
    post.refresh_from_db()
    assert post.until == date(2023, 1, 1)
