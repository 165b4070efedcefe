"""Files as offices really have them: what stands around the list, what is written twice, what is merged."""

from datetime import date
from typing import Any

import pytest

from congtam.people.actions.memberships import change_membership
from congtam.people.actions.rosters import (
    Trial,
    begin_import,
    layouts_of,
    try_import,
    understand_import,
    undo_import,
    write_import,
)
from congtam.people.actions.units import open_unit
from congtam.people.models import ImportRun, Organisation, Person, Unit
from congtam.people.queries.roll import members
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal
from congtam.people.roster.lines import Options
from congtam.people.roster.reading import read
from congtam.people.roster.sheets import Weight
from congtam.people.roster.workbooks import export
from tests.cast import START, Cast
from tests.people import spreadsheets
from tests.people.roster.test_reading import in_tcvn3

DAY = date(2025, 1, 1)
HEAD = ["TT", "Họ và tên", "Ngày sinh", "Số thẻ", "Tư cách", "Chi bộ"]


def begin(cast: Cast, content: bytes, name: str = "ds.xlsx", to: int = 0, **words: bool) -> ImportRun:
    run = begin_import(
        organisation=to or cast.ward.pk, file_name=name, content=content, day=DAY, by=cast.actor("dung")
    )
    understand_import(run=run, layouts=layouts_of(run), options=Options(day=DAY, **words))
    run.refresh_from_db()
    return run


def tried(cast: Cast, rows: list[list[Any]], *merged: tuple[str, str], sheet: str = "DS") -> Trial:
    content = spreadsheets.xlsx({sheet: rows}, [(sheet, *area) for area in merged])
    return try_import(begin(cast, content))


def listed(trial: Trial) -> list[tuple[str, str]]:
    return [(line.full_name, line.cell) for line in trial.parsed.members]


def said(trial: Trial, weight: Weight = Weight.ERROR) -> list[str]:
    return [f"{fault.place.row} {fault.place.column}: {fault.says}" for fault in trial.log.of(weight)]


def test_a_whole_paper_with_head_totals_and_signatures(cast: Cast) -> None:
    trial = tried(
        cast,
        [
            ["ĐẢNG BỘ PHƯỜNG BÌNH AN"],
            ["CHI BỘ TDP 1"],
            ["", "", "DANH SÁCH ĐẢNG VIÊN NĂM 2025"],
            ["TT", "", "", "Năm sinh", "", "Số thẻ", "Ngày vào Đảng", ""],
            ["", "", "", "Nam", "Nữ", "", "Dự bị", "Chính thức"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
            [1, "Nguyễn Văn", "Ánh", 1970, "", "46.990001", "03/02/2000", "03/02/2001"],
            [2, "Trần Thị", "Bích", "", 1980, 46990002.0, 33000, 33400],
            ["Tổng cộng", "", "", 1, 1, 2],
            ["", "", "", "", "", "", "", "Bình An, ngày 01 tháng 01 năm 2025"],
            ["", "NGƯỜI LẬP BIỂU", "", "", "", "", "", "T/M CHI ỦY"],
            ["", "Trần Thị", "Bích", "", "", "", "", "Nguyễn Văn Ánh"],
        ],
        ("B4:C5", "Họ và tên"),
    )
    assert listed(trial) == [("Nguyễn Văn Ánh", "CHI BỘ TDP 1"), ("Trần Thị Bích", "CHI BỘ TDP 1")]
    assert trial.parsed.members[1].admitted_on == date(1990, 5, 7)
    assert (said(trial), trial.may_be_written) == ([], True)
    passed = [text for text in said(trial, Weight.REMARK) if "Bỏ qua" in text]
    assert [text.partition(" ")[0] for text in passed] == ["11", "12"]


def test_headings_on_every_page_and_rows_that_say_too_little(cast: Cast) -> None:
    trial = tried(
        cast,
        [
            ["", "Chi bộ TDP 1"],
            HEAD[:5],
            [1, "Ngô Thị Á", "1970", "46000001", "Chính thức"],
            ["", "Cộng", "", 1],
            ["", "Chi bộ TDP 2"],
            HEAD[:5],
            [1, "Hồ Văn Chín", "", "", ""],
            [2, "", "01/01/1970", "46000009", "Chính thức"],
        ],
    )
    assert listed(trial) == [("Ngô Thị Á", "Chi bộ TDP 1"), ("Hồ Văn Chín", "Chi bộ TDP 2")]
    assert said(trial) == [
        "8 B (Họ và tên): Dòng này có số thẻ hoặc ngày sinh mà không có họ tên",
        "7 E (Tư cách): Chưa rõ Hồ Văn Chín là chính thức hay dự bị",
    ]


def test_a_short_row_with_its_cell_is_a_member_and_no_heading(cast: Cast) -> None:
    trial = tried(cast, [["TT", "Họ và tên", "Chi bộ"], [1, "Ngô Thị Á", "Chi bộ TDP 1"]])
    assert listed(trial) == [("Ngô Thị Á", "Chi bộ TDP 1")]


ROWS: list[list[Any]] = [
    HEAD,
    [1, "Ngô Thị Á", "01/02/1970", "46000001", "Chính thức", ""],
    [2, "Võ Văn Bê", "01/02/1980", "46000002", "Dự bị", ""],
]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_cell_merged_downwards_holds_in_every_row(cast: Cast, kind: str) -> None:
    if kind == "xlsx":
        content = spreadsheets.xlsx({"DS": ROWS}, [("DS", "F2:F3", "TDP 1")])
    else:
        content = spreadsheets.ods([*ROWS[:1], [*ROWS[1][:5], spreadsheets.Tall("TDP 1", 2)], ROWS[2][:5]])
    trial = try_import(begin(cast, content, f"ds.{kind}"))
    assert listed(trial) == [("Ngô Thị Á", "TDP 1"), ("Võ Văn Bê", "TDP 1")]


def test_every_cell_on_a_sheet_of_its_own(cast: Cast) -> None:
    head = HEAD[:5]
    sheets: dict[str, list[list[Any]]] = {
        "TDP 1": [head, [1, "Ngô Thị Á", "1970", "46000001", "Chính thức"]],
        "CB Tổ dân phố 2": [head, [1, "Võ Văn Bê", "1980", "46000002", "Chính thức"]],
        "Khác": [head, [1, "Hồ Văn Chín", "1980", "46000003", "Chính thức"]],
    }
    trial = try_import(begin(cast, spreadsheets.xlsx(sheets)))
    cells = [node.name for node in tree(cast.ward.pk, DAY).of_kind(Unit.Kind.CELL)]
    assert [line.cell for line in trial.parsed.members] == [*cells[:2], ""]
    assert said(trial) == ["2 Chi bộ: Chưa rõ Hồ Văn Chín ở chi bộ nào; cả trang này không nói đến chi bộ"]


def test_old_fonts_beside_unicode_in_one_sheet(cast: Cast) -> None:
    head = ["TT", "Họ và", "Tên", "Ngày sinh", "Số thẻ", "Tư cách", "Nơi ở"]
    typed = [("Nguyễn Văn", "Tuấn"), ("Đỗ Thị", "Tú"), ("Lê Minh", "Bình")]
    rows = [
        [number, in_tcvn3(family), in_tcvn3(given), "1970", f"4600000{number}", "Chính thức", "Thanh Khê"]
        for number, (family, given) in enumerate(typed, start=1)
    ]
    (sheet,) = read("a.xlsx", spreadsheets.xlsx({"DS": [head, *rows]}))
    assert [tuple(row.cells[1:3]) for row in sheet.rows[1:]] == typed
    assert {row.cells[6] for row in sheet.rows[1:]} == {"Thanh Khê"}
    assert sheet.rows[0].cells[2] == "Tên"
    del cast


def test_no_day_is_made_of_half_a_day(cast: Cast) -> None:
    head = ["Họ và tên", "Ngày sinh", "Số thẻ", "Ngày vào Đảng", "Chính thức", "Chi bộ", "Điện thoại"]
    row = ["Ngô Thị Á", "5/1970", "46000001.0", "2/2000", "2001", "TDP 1", "912345678 / 0987"]
    trial = tried(cast, [head, row])
    line = trial.parsed.members[0]
    assert line.born is not None
    assert (line.born.on, line.born.year_only) == (date(1970, 1, 1), True)
    assert (line.admitted_on, line.official_on, line.by_days) == (None, None, "official")
    assert (line.card_number, line.phone) == ("46000001", "0912345678")
    assert [text.partition(":")[0] for text in said(trial, Weight.REMARK)[:4]] == [
        "2 B (Ngày sinh)",
        "2 D (Ngày kết nạp Đảng)",
        "2 E (Ngày chính thức)",
        "2 G (Điện thoại)",
    ]
    assert said(tried(cast, [head, ["Ngô Thị Á", 19, *row[2:]]])) == [
        "2 B (Ngày sinh): “19” không phải một ngày"
    ]


@pytest.mark.parametrize("content", [b'a;"' + b"x" * 200_000, b'"a;b\n' + b"c;d\n" * 50_000])
def test_a_csv_that_cannot_be_split_says_what_to_do(content: bytes) -> None:
    with pytest.raises(Refusal, match="lưu lại thành xlsx"):
        read("a.csv", content)


def test_a_csv_with_the_line_ends_of_old_machines() -> None:
    (sheet,) = read("a.csv", "Họ và tên;Số thẻ\rNgô Thị Á;1\r".encode())
    assert [row.cells for row in sheet.rows] == [("Họ và tên", "Số thẻ"), ("Ngô Thị Á", "1")]


def test_units_of_one_name_come_out_and_in_again(cast: Cast) -> None:
    """A school beside its cell, and two branches whose names only their parents tell apart."""
    by: Any = {
        "organisation": cast.ward.pk,
        "on": START,
        "by": cast.actor("dung"),
        "parent": cast.units["ward"],
    }
    women = open_unit(kind="mass_committee", variety="women", name="Hội Phụ nữ", short_name="Hội", **by)
    farmers = open_unit(kind="mass_committee", variety="farmers", name="Hội Nông dân", short_name="Hội", **by)
    open_unit(kind="agency", variety="school", name="Tổ dân phố 1", short_name="TDP 1", **by)
    for above in (women, farmers):
        branch = open_unit(kind="mass_branch", variety="women", name="Chi hội 1", **{**by, "parent": above})
        open_unit(kind="mass_branch", variety="women", name="Tổ", **{**by, "parent": branch})
    content = export(cast.ward.pk, DAY, members(cast.ward.pk, DAY), with_units=True)
    assert not any(try_import(begin(cast, content)).plan.counts.values())
    run = begin(cast, content, to=cast.town.pk)
    assert said(try_import(run)) == []
    write_import(run=run, by=cast.actor("hanh"))
    mine, copy = tree(cast.ward.pk, DAY), tree(cast.town.pk, DAY)
    assert [(node.name, depth) for node, depth in copy.walk()] == [
        (node.name, depth) for node, depth in mine.walk()
    ]
    assert members(cast.town.pk, DAY).count() == members(cast.ward.pk, DAY).count()


def test_the_first_list_of_an_organisation_founds_it(cast: Cast) -> None:
    empty = Organisation.objects.create(code="moi", name="Đảng bộ phường Mới")
    row = [1, "Ngô Thị Á", "01/02/1970", "46000001", "Chính thức", "Thanh Khê"]
    run = begin(cast, spreadsheets.xlsx({"DS": [HEAD, row]}), to=empty.pk, create_cells=True)
    run = write_import(run=run, by=cast.actor("dung"))
    shown = [(node.name, node.kind, depth) for node, depth in tree(empty.pk, DAY).walk()]
    assert shown == [
        ("Đảng bộ phường Mới", "base_organisation", 0),
        ("Chi bộ Thanh Khê", "cell", 1),
    ]
    undo_import(run=run, by=cast.actor("dung"))
    assert not Unit.objects.filter(organisation=empty).exists()


def known(cast: Cast, **cells: str) -> list[Any]:
    """An as the list has him: every column as it is there but for what is said otherwise."""
    an = cast.persons["an"]
    return [1, an.full_name, "01/01/1970", an.card_number, cells.get("cell", ""), cells.get("job", "")]


def test_what_is_new_of_people_who_are_there_can_be_written_alone(cast: Cast) -> None:
    head = ["TT", "Họ và tên", "Ngày sinh", "Số thẻ", "Chi bộ", "Việc làm"]
    run = begin(cast, spreadsheets.xlsx({"DS": [head, known(cast, job="Hưu trí")]}))
    trial = try_import(run)
    assert (trial.plan.counts["additions"], trial.may_be_written) == (1, True)
    write_import(run=run, by=cast.actor("dung"))
    assert cast.persons["an"].employments.get().kind == "retired"


def test_an_import_that_moved_somebody_is_held_by_the_next_move(cast: Cast) -> None:
    by, an = cast.actor("dung"), cast.persons["an"]
    head = ["TT", "Họ và tên", "Ngày sinh", "Số thẻ", "Chi bộ"]
    row = known(cast, cell="TDP 2")[:5]
    run = write_import(run=begin(cast, spreadsheets.xlsx({"DS": [head, row]})), by=by)
    change_membership(person=an, cell=cast.units["cell1"], on=date(2025, 6, 1), by=by)
    with pytest.raises(Refusal, match="thay đổi về Nguyễn Văn An"):
        undo_import(run=run, by=by)
    assert an.memberships.count() == 3


def test_what_a_list_says_must_agree_with_what_is_there(cast: Cast) -> None:
    head = ["TT", "Họ và tên", "Ngày sinh", "Số thẻ", "Chính thức", "Chi bộ", "Chức vụ Đảng"]
    an = cast.persons["an"]
    Person.objects.filter(pk=an.pk).update(admitted_on=date(2000, 5, 19))
    row = [1, an.full_name, "01/01/1970", an.card_number, "19/05/1999", "TDP 1", "Bí thư"]
    again = [2, an.full_name, "01/01/1970", "", "", "TDP 1", ""]
    assert said(tried(cast, [head, row, again])) == [
        "3 B (Họ và tên): Nguyễn Văn An, cùng ngày sinh, đã có ở dòng 2",
        "2 E (Ngày chính thức): Ngày chính thức trước ngày kết nạp",
        "2 G (Chức vụ Đảng): Chi bộ “TDP 1” đang có bí thư là Trần Thị Bình",
    ]


def test_common_names_are_not_asked_about_but_slips_of_the_pen_are(cast: Cast) -> None:
    people = [
        ("Nguyễn Thị Mỹ", "01/02/1970", "TDP 1"),
        ("Nguyễn Thị Mỹ", "05/11/1982", "TDP 2"),
        ("Nguyễn Thị Mĩ", "01/02/1971", "TDP 2"),
        ("Nguyễn Thị Hoaf", "03/04/1990", "TDP 1"),
        ("Nguyễn Thị Hoa", "03/04/1990", "TDP 2"),
    ]
    rows = [
        [number, name, born, f"4600000{number}", "Chính thức", cell]
        for number, (name, born, cell) in enumerate(people)
    ]
    asked = said(tried(cast, [HEAD, *rows]), Weight.QUESTION)
    assert [text.partition(" ")[0] for text in asked] == ["4", "6"]
