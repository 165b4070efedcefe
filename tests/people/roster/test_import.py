"""A whole import: tried, written, undone; every fault with its place and its remedy; all or nothing."""

from datetime import date
from typing import Any

import pytest

from congtam.journal.queries import entries
from congtam.people.actions.accounts import open_account
from congtam.people.actions.persons import correct_person
from congtam.people.actions.rosters import (
    Trial,
    begin_import,
    drop_import,
    layouts_of,
    try_import,
    understand_import,
    undo_import,
    write_import,
)
from congtam.people.models import Employment, ImportRun, Membership, Person, Post, Unit
from congtam.people.queries.roll import members
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal
from congtam.people.roster.lines import Options
from congtam.people.roster.sheets import Weight
from congtam.people.roster.workbooks import export, template
from tests.cast import START, Cast
from tests.people import spreadsheets

DAY = date(2025, 1, 1)
HEAD = [
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Số thẻ",
    "Ngày vào Đảng",
    "Chính thức",
    "Chi bộ",
    "Chức vụ Đảng",
    "Việc làm",
]
GOOD = [
    1,
    "Ngô Thị Ánh",
    "02/09/1980",
    "46000001",
    "03/02/2010",
    "03/02/2011",
    "TDP 1",
    "Phó bí thư",
    "Giáo viên",
]


def begin(cast: Cast, rows: list[list[Any]], *, head: list[str] = HEAD, sheet: str = "DS") -> ImportRun:
    content = spreadsheets.xlsx({sheet: [head, *rows]})
    return begin_import(
        organisation=cast.ward.pk, file_name="ds.xlsx", content=content, day=DAY, by=cast.actor("dung")
    )


def changed(row: list[Any], **cells: Any) -> list[Any]:
    names = ["tt", "name", "born", "card", "admitted", "official", "cell", "post", "job"]
    return [cells.get(name, value) for name, value in zip(names, row, strict=True)]


def said(trial: Trial, weight: Weight = Weight.ERROR) -> list[str]:
    return [f"{fault.place.row} {fault.place.column}: {fault.says}" for fault in trial.log.of(weight)]


def with_options(run: ImportRun, **words: bool) -> ImportRun:
    understand_import(run=run, layouts=layouts_of(run), options=Options(day=DAY, **words))
    run.refresh_from_db()
    return run


def test_a_good_list_is_tried_and_then_written_whole(cast: Cast) -> None:
    run = begin(
        cast, [GOOD, changed(GOOD, name="Võ Minh", card="46000002", post="", job="Hưu trí", official="")]
    )
    trial = try_import(run)
    assert (said(trial), trial.may_be_written, trial.plan.counts["persons"]) == ([], True, 2)
    assert not Person.objects.filter(card_number="46000001").exists()
    run = write_import(run=run, by=cast.actor("dung"))
    anh = Person.objects.get(card_number="46000001")
    assert (anh.full_name, anh.born_on, anh.official_on) == (
        "Ngô Thị Ánh",
        date(1980, 9, 2),
        date(2011, 2, 3),
    )
    row = anh.memberships.get()
    assert (row.cell, row.standing, row.since) == (cast.units["cell1"], "official", DAY)
    assert anh.posts.get().title == "deputy_secretary"
    assert anh.employments.get().kind == "public_employee"
    minh = Person.objects.get(card_number="46000002")
    assert minh.memberships.get().standing == "probationary"
    assert (run.state, run.content) == ("written", None)
    entry = entries(cast.ward.pk)[0]
    assert (entry.deed, entry.details["persons"]) == ("roster.import", 2)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"born": "31/02/1980"}, "2 C (Ngày sinh): “31/02/1980” không phải một ngày"),
        ({"card": "A12"}, "2 D (Số thẻ đảng viên): Số thẻ “A12” có ký tự lạ"),
        ({"name": "Ánh"}, "2 B (Họ và tên): “Ánh” không giống họ và tên"),
        ({"cell": "TDP 9"}, "2 G (Chi bộ): Chưa có chi bộ “TDP 9”"),
        ({"cell": ""}, "2 G (Chi bộ): Chưa rõ Ngô Thị Ánh ở chi bộ nào"),
        ({"job": "Nghề lạ"}, "2 I (Việc làm): Không hiểu “Nghề lạ”"),
        ({"official": "03/02/2009"}, "2 F (Ngày chính thức): Ngày chính thức trước ngày kết nạp"),
        ({"admitted": "03/02/1990"}, "2 E (Ngày kết nạp Đảng): Kết nạp khi chưa đủ tuổi theo ngày sinh"),
        ({"official": "03/02/2030"}, "2 F (Ngày chính thức): Ngày này sau ngày của danh sách"),
        ({"admitted": "", "official": ""}, "2 Tư cách: Chưa rõ Ngô Thị Ánh là chính thức hay dự bị"),
        ({"card": "45000000"}, "2 D (Số thẻ đảng viên): Số thẻ 45000000 đang là của Nguyễn Văn An"),
    ],
)
def test_each_fault_names_its_row_and_column_and_stops_everything(
    cast: Cast, cells: dict[str, Any], says: str
) -> None:
    other = changed(GOOD, name="Võ Minh", card="46000002", post="")
    run = begin(cast, [changed(GOOD, **cells), other])
    trial = try_import(run)
    assert said(trial) == [says]
    assert all(fault.remedy for fault in trial.log.faults)
    before = Person.objects.count()
    with pytest.raises(Refusal, match="chưa ghi gì"):
        write_import(run=run, by=cast.actor("dung"))
    assert Person.objects.count() == before


def test_rows_against_each_other(cast: Cast) -> None:
    run = begin(cast, [GOOD, changed(GOOD, name="Võ Minh", post="")])
    assert said(try_import(run)) == [
        "3 D (Số thẻ đảng viên): Số thẻ 46000001 đã có ở dòng 2 (Ngô Thị Ánh)",
    ]
    run = begin(cast, [changed(GOOD, card=""), changed(GOOD, card="", post="")])
    assert said(try_import(run)) == ["3 B (Họ và tên): Ngô Thị Ánh, cùng ngày sinh, đã có ở dòng 2"]
    run = begin(cast, [changed(GOOD, post="Bí thư"), changed(GOOD, name="Võ Minh", card="9", post="Bí thư")])
    assert [text.split(": ")[1] for text in said(try_import(run))] == ["Chi bộ “TDP 1” có hơn một bí thư"] * 2


def test_names_nearly_alike_ask_once_and_are_believed(cast: Cast) -> None:
    run = begin(cast, [changed(GOOD, name="Nguyễn Văn Ân", card="46000009", post="")])
    trial = try_import(run)
    assert (said(trial), trial.may_be_written) == ([], False)
    assert said(trial, Weight.QUESTION) == [
        "2 B (Họ và tên): Nguyễn Văn Ân gần trùng với: Nguyễn Văn An (1970, đã có)"
    ]
    run = with_options(run, different_people=True)
    assert try_import(run).may_be_written


def test_missing_cells_are_founded_when_asked(cast: Cast) -> None:
    rows = [
        changed(GOOD, cell="CHI BỘ THANH KHÊ"),
        changed(GOOD, name="Võ Minh", card="2", cell="Trường Mầm non"),
    ]
    run = begin(cast, rows)
    assert len(said(try_import(run))) == 2
    run = with_options(run, create_cells=True)
    write_import(run=run, by=cast.actor("dung"))
    there = tree(cast.ward.pk, DAY)
    found = [(node.name, node.variety, node.parent) for node in there.of_kind(Unit.Kind.CELL)][-2:]
    assert found == [
        ("Chi bộ Thanh Khê", "neighbourhood", cast.units["ward"].pk),
        ("Chi bộ Trường Mầm non", "school", cast.units["ward"].pk),
    ]


def test_a_row_that_names_a_cell_holds_for_those_below(cast: Cast) -> None:
    head = ["TT", "Họ và tên", "Năm sinh", "Số thẻ", "Tư cách"]
    rows: list[list[Any]] = [
        ["I. CHI BỘ TỔ DÂN PHỐ 1 (2 đảng viên)"],
        [1, "Ngô Thị Ánh", 1980, "1", "Chính thức"],
        ["II. CHI BỘ TỔ DÂN PHỐ 2"],
        [1, "Võ Minh", 1990, "2", "Dự bị"],
        [],
        ["", "NGƯỜI LẬP BIỂU"],
    ]
    run = write_import(run=begin(cast, rows, head=head), by=cast.actor("dung"))
    assert run.counts["persons"] == 2
    minh = Person.objects.get(card_number="2")
    assert (minh.memberships.get().cell, minh.born_year_only) == (cast.units["cell2"], True)


def test_those_who_are_there_are_corrected_and_moved_as_of_the_day(cast: Cast) -> None:
    an = cast.persons["an"]
    row = [
        1,
        "Nguyễn Văn An",
        "01/01/1970",
        an.card_number,
        "19/05/2000",
        "19/05/2001",
        "TDP 2",
        "",
        "Hưu trí",
    ]
    run = begin(cast, [row])
    counts = try_import(run).plan.counts
    assert {key: count for key, count in counts.items() if count} == {"moves": 1, "additions": 1}
    write_import(run=run, by=cast.actor("dung"))
    rows = an.memberships.order_by("since").values_list("cell", "since", "until")
    assert list(rows) == [
        (cast.units["cell1"].pk, START, DAY),
        (cast.units["cell2"].pk, DAY, None),
    ]
    with pytest.raises(Refusal, match="chưa ghi gì"):
        write_import(run=begin(cast, [row]), by=cast.actor("dung"))


def test_an_import_is_taken_back_while_nothing_leans_on_it(cast: Cast) -> None:
    an = cast.persons["an"]
    row: list[Any] = [
        2,
        an.full_name,
        "01/01/1970",
        an.card_number,
        "19/05/2000",
        "19/05/2001",
        "TDP 2",
        "",
        "Hưu trí",
    ]
    tables = (Person, Membership, Post, Employment, Unit)
    before = [model.objects.count() for model in tables]
    run = begin(cast, [changed(GOOD, cell="Chi bộ mới"), row])
    run = write_import(run=with_options(run, create_cells=True), by=cast.actor("dung"))
    undo_import(run=run, by=cast.actor("dung"))
    assert [model.objects.count() for model in tables] == before
    assert an.memberships.get().until is None
    assert entries(cast.ward.pk)[0].deed == "roster.undo"
    with pytest.raises(Refusal, match="đã hoàn tác rồi"):
        undo_import(run=run, by=cast.actor("dung"))


def test_what_leans_on_an_import_holds_it(cast: Cast) -> None:
    by = cast.actor("dung")
    run = write_import(run=begin(cast, [GOOD]), by=by)
    anh = Person.objects.get(card_number="46000001")
    account = open_account(organisation=cast.ward.pk, person=anh, by=by)
    with pytest.raises(Refusal, match="dữ liệu khác dựa vào"):
        undo_import(run=run, by=by)
    account.delete()
    correct_person(person=anh, phone="0900000000", by=by)
    with pytest.raises(Refusal, match="thay đổi về Ngô Thị Ánh"):
        undo_import(run=run, by=by)
    assert Person.objects.filter(pk=anh.pk).exists()


def test_what_was_exported_comes_in_again_and_changes_nothing(cast: Cast) -> None:
    write_import(run=begin(cast, [GOOD]), by=cast.actor("dung"))
    content = export(cast.ward.pk, DAY, members(cast.ward.pk, DAY), with_units=True)
    run = begin_import(
        organisation=cast.ward.pk, file_name="xuat.xlsx", content=content, day=DAY, by=cast.actor("dung")
    )
    trial = try_import(run)
    assert ([fault.says for fault in trial.log.faults], trial.plan.counts) == (
        [],
        {"units": 0, "persons": 0, "corrections": 0, "moves": 0, "additions": 0},
    )


def test_an_export_founds_another_organisation_anew(cast: Cast) -> None:
    write_import(run=begin(cast, [GOOD]), by=cast.actor("dung"))
    content = export(cast.ward.pk, DAY, members(cast.ward.pk, DAY), with_units=True)
    run = begin_import(
        organisation=cast.town.pk, file_name="xuat.xlsx", content=content, day=DAY, by=cast.actor("hanh")
    )
    trial = try_import(run)
    assert said(trial) == []
    write_import(run=run, by=cast.actor("hanh"))
    mine, copy = tree(cast.ward.pk, DAY), tree(cast.town.pk, DAY)
    assert [(node.name, depth) for node, depth in copy.walk()] == [
        (node.name, depth) for node, depth in mine.walk()
    ]
    assert members(cast.town.pk, DAY).count() == members(cast.ward.pk, DAY).count()


def test_the_template_is_understood_as_it_stands(cast: Cast) -> None:
    run = begin_import(
        organisation=cast.ward.pk, file_name="mau.xlsx", content=template(), day=DAY, by=cast.actor("dung")
    )
    assert [(layout.holds, len(layout.columns)) for layout in layouts_of(run)] == [
        ("members", 10),
        ("units", 7),
    ]
    with pytest.raises(Refusal, match="Không có dòng nào của danh sách"):
        try_import(run)
    run = begin(cast, [["Gửi kèm công văn"]], head=["Ghi chú"])
    with pytest.raises(Refusal, match="Chưa cột nào"):
        try_import(run)


def test_a_run_that_is_over_has_no_file_and_takes_no_more(cast: Cast) -> None:
    run = begin(cast, [GOOD])
    drop_import(run=run)
    run.refresh_from_db()
    assert (run.state, run.content) == ("dropped", None)
    with pytest.raises(Refusal, match="đã xong"):
        write_import(run=run, by=cast.actor("dung"))


def test_three_thousand_rows_in_a_moment(cast: Cast, django_assert_max_num_queries: Any) -> None:
    first, last = "ABCDEGHIKLMNOPQRSTUVXY", "BCDGHKLMNPQRSTVX"
    rows = [
        changed(
            GOOD,
            tt=number,
            name=f"Ngô {first[number % 22]} {last[number // 22 % 16]}n",
            card=str(70_000_000 + number),
            post="",
            cell=f"TDP {number % 2 + 1}",
        )
        for number in range(3000)
    ]
    run = with_options(begin(cast, rows), different_people=True)
    with django_assert_max_num_queries(120):
        write_import(run=run, by=cast.actor("dung"))
    assert members(cast.ward.pk, DAY).count() == 3005
