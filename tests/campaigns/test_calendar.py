"""The calendar of the plan of 2018 against its text: every item, every meeting day, all in charge."""

from datetime import date, timedelta

import pytest

from congtam.campaigns.derived.plan import Plan, plan_of
from congtam.campaigns.packs import shelf
from congtam.people.models import Unit
from congtam.people.queries.tree import Node, Tree

BEGINS = date(2018, 11, 24)
NOVEMBER, DECEMBER = 11, 12
MEETINGS = {
    7: ("Trạm Y tế", "Thượng Thôn", "Liễu Nam", "Thanh Tiên"),
    8: ("Trường Mầm Non", "Trường Tiểu học số 1", "Công an", "Thanh Khê"),
    9: ("Trường THCS Nguyễn Khánh Toàn", "Trường Tiểu học số 2", "Thanh Lương 4", "Thanh Lương 2"),
    10: ("Quân sự", "Trung Thôn", "Xuân Tháp", "Thanh Lương 3"),
}
CELLS = [cell for day in MEETINGS.values() for cell in day]
ITEMS = {
    "1": (None, (24, NOVEMBER), "Ban Chấp hành Đảng bộ phường"),
    "2": ((25, NOVEMBER), (27, NOVEMBER), "Các tổ chức, chi bộ"),
    "4": (
        (3, DECEMBER),
        (6, DECEMBER),
        "Đảng ủy, các chi ủy (chi bộ), Thường trực HĐND, UBND phường",
    ),
    "5": ((7, DECEMBER), (10, DECEMBER), "Các chi bộ"),
    "7": ((11, DECEMBER), (14, DECEMBER), "HĐND, UBND, UBMTTQVN, đoàn thể phường"),
    "9": ((15, DECEMBER), (17, DECEMBER), "Văn phòng Đảng ủy"),
    "10": (None, (18, DECEMBER), "Ban Thường vụ Đảng ủy"),
    "11": (None, (20, DECEMBER), "Ban Chấp hành Đảng bộ phường"),
    "12": (None, (21, DECEMBER), "Ban Chấp hành Đảng bộ phường"),
    "13": ((23, DECEMBER), (25, DECEMBER), "Ban Thường vụ Đảng ủy"),
}
PREPARED = {  # III.3 names ten things; words by which each is known, and whose it is
    "collective_reports": ("mẫu 01", "Các tổ chức, chi bộ"),
    "organisation_sheets": ("mẫu 04", "Đảng bộ, các chi bộ"),
    "collective_sheets": ("mẫu 07", "Các tập thể lãnh đạo, quản lý"),
    "home_comments": ("nơi cư trú", "Các chi bộ"),
    "personal_reviews": ("mẫu 02", "Từng cá nhân"),
    "member_sheets": ("mẫu 05", "Từng đảng viên"),
    "self_identification": ("mẫu 08", "Từng cá nhân"),
    "professional_ratings": ("cán bộ, công chức", "Cơ quan, đơn vị quản lý"),
    "branch_ratings": ("chi hội, chi đoàn", "Mặt trận Tổ quốc, các đoàn thể phường"),
    "raters_assess": ("các chủ thể tham gia", "Ban Thường vụ Đảng ủy"),
}
CHARGES = [  # in the order of the list at the end of the plan
    ("Quân sự",),
    ("Xuân Tháp", "Trường Tiểu học số 1"),
    ("Thanh Lương 4",),
    ("Thượng Thôn",),
    ("Thanh Tiên",),
    ("Thanh Lương 2", "Trường Mầm Non"),
    ("Thanh Khê",),
    ("Trạm Y tế",),
    ("Liễu Nam",),
    ("Trung Thôn",),
    ("Thanh Lương 3",),
    ("Trường Tiểu học số 2",),
    ("Trường THCS Nguyễn Khánh Toàn",),
    ("Công an",),
]


def plan(begins: date = BEGINS) -> Plan:
    """In a ward that has just the cells of the plan."""
    nodes = {
        number: Node(number, Unit.Kind.CELL, "", "", f"Chi bộ {name}", name, None, None, BEGINS)
        for number, name in enumerate(CELLS, start=1)
    }
    return plan_of(shelf().resolved("hx-2018").pack, Tree(1, begins, nodes), begins)


def test_hx18_68_every_item_of_the_plan_with_its_days_and_owner() -> None:
    found = {item.number: item for item in plan().items if item.number != "3"}
    assert {
        number: (item.begins_on, item.due_on, item.owner, item.cites) for number, item in found.items()
    } == {
        number: (first and on(*first), on(*last), owner, f"III.{number}")
        for number, (first, last, owner) in ITEMS.items()
    }


def test_hx18_68_the_ten_things_to_prepare_have_owners_of_their_own() -> None:
    prepared = [item for item in plan().items if item.number == "3"]
    assert {(item.begins_on, item.due_on, item.cites) for item in prepared} == {
        (date(2018, 11, 28), date(2018, 12, 2), "III.3")
    }
    found = {item.key: item for item in prepared if item.key != "preparation"}
    assert {key: item.owner for key, item in found.items()} == {
        key: who for key, (_, who) in PREPARED.items()
    }
    assert [key for key, (words, _) in PREPARED.items() if words not in found[key].what] == []


@pytest.mark.parametrize("begins", [date(2019, 11, 25), date(2020, 2, 29)])
def test_hx18_68_in_another_year_every_day_is_as_far_from_the_first(begins: date) -> None:
    before, after, shift = plan(), plan(begins), begins - BEGINS
    assert [(one.begins_on, one.due_on) for one in after.items] == [
        (moved(one.begins_on, shift), one.due_on + shift) for one in before.items
    ]
    assert [(one.unit, one.on) for one in after.days] == [(one.unit, one.on + shift) for one in before.days]


def test_hx18_72_each_of_the_sixteen_cells_has_the_day_of_the_plan() -> None:
    found = plan()
    assert [(CELLS[day.unit - 1], day.on, day.cites) for day in found.days] == [
        (cell, on(number, DECEMBER), "III.5") for number, cells in MEETINGS.items() for cell in cells
    ]
    assert (len(found.days), found.unfound) == (16, ())


def test_hx18_76_each_of_the_fourteen_in_charge_has_the_cells_of_the_plan() -> None:
    posts: dict[str, tuple[str, ...]] = {}
    for charge in plan().charges:
        posts[charge.post] = (*posts.get(charge.post, ()), CELLS[charge.unit - 1])
    assert list(posts.values()) == CHARGES
    assert next(iter(posts)) == "Bí thư Đảng ủy"


def on(day: int, month: int) -> date:
    return date(2018, month, day)


def moved(day: date | None, shift: timedelta) -> date | None:
    return day + shift if day else None
