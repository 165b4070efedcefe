"""The steps of an import on its pages: columns put right, faults row by row, a trial that still holds."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from congtam.people.models import ImportRun
from congtam.people.roster.sheets import Fault, Place, Weight
from congtam.web.roster.grouping import together
from tests.cast import Cast
from tests.people import spreadsheets
from tests.web.test_deeds import WORK, client_of, filled, text_of

HEAD = ["TT", "Họ và tên", "Năm sinh", "Số thẻ", "Chi bộ", "Tư cách"]


def begun(office: Client, rows: list[list[Any]]) -> str:
    file = SimpleUploadedFile("ds.xlsx", spreadsheets.xlsx({"DS": rows}))
    return str(office.post(f"{WORK}/nhap/", {"file": file, "day": "01/01/2025"}).headers["Location"])


def as_guessed(office: Client, columns: str) -> dict[str, str]:
    page = office.get(columns)
    forms = (*page.context["forms"], page.context["options"])
    return {name: value for form in forms for name, value in filled(form)}


def test_columns_that_cannot_be_meant_are_said_before_anything_is_tried(cast: Cast) -> None:
    office = client_of(cast, "dung")
    columns = begun(office, [HEAD, [1, "Ngô Thị Ánh", 1980, "46000001", "TDP 1", "Chính thức"]])
    sent = as_guessed(office, columns)
    assert sent["s0-column_1"] == "full_name"
    twice = text_of(office.post(columns, {**sent, "s0-column_0": "card_number"}))
    assert "Cột A và D cùng là “Số thẻ đảng viên”" in twice
    other = text_of(office.post(columns, {**sent, "s0-column_0": "parent"}))
    assert "Cột A: trang này không có “Trực thuộc”" in other
    nameless = text_of(office.post(columns, {**sent, "s0-column_1": ""}))
    assert "Danh sách đảng viên cần cột Họ và tên" in nameless
    units = text_of(office.post(columns, {**sent, "s0-holds": "units"}))
    assert "Danh sách tổ chức cần cột Tên đơn vị" in units
    assert "Có 1 chỗ cần sửa" in text_of(office.post(columns, {**sent, "s0-first_row": "9" * 30}))


def test_every_fault_has_its_rows_and_the_same_ones_stand_together(cast: Cast) -> None:
    office = client_of(cast, "dung")
    rows = [[n, f"Ngô Thị {'ABCDEG'[n % 6]}n", 1980, "", "Nơi lạ", f"Lạ {n}"] for n in range(120)]
    columns = begun(office, [HEAD, *rows])
    page = office.post(columns, as_guessed(office, columns), follow=True)
    assert "Có 240 chỗ phải sửa trong tệp" in text_of(page)
    address = page.redirect_chain[-1][0]
    assert ", ".join(str(number) for number in range(2, 122)) in text_of(page)
    assert "Không hiểu “Lạ 110”" in text_of(office.get(f"{address}&trang=2"))
    run = ImportRun.objects.get()
    assert office.post(f"{WORK}/nhap/{run.pk}/ghi/", follow=True).status_code == 200
    assert ImportRun.objects.get().state == "open"


def test_a_trial_of_another_reading_is_not_shown_for_this_one(cast: Cast) -> None:
    office = client_of(cast, "dung")
    columns = begun(office, [HEAD, [1, "Ngô Thị Ánh", 1980, "46000001", "Nơi lạ", "Chính thức"]])
    sent = as_guessed(office, columns)
    first = office.post(columns, sent, follow=True).redirect_chain[-1][0]
    assert "Chưa có chi bộ “Nơi lạ”" in text_of(office.get(first))
    second = office.post(columns, {**sent, "create_cells": "on"}, follow=True)
    assert "Không có lỗi, có thể ghi" in text_of(second)
    assert office.get(first).headers["Location"] == columns
    assert client_of(cast, "giang").get(first).status_code == 403


def test_errors_come_before_questions_and_remarks() -> None:
    faults = [
        Fault(Place("DS", 9, "A"), "x", "y", Weight.REMARK),
        Fault(Place("DS", 5, "A"), "x", "y"),
        Fault(Place("DS", 3, "B"), "z", "y", Weight.QUESTION),
        Fault(Place("DS", 4, "A"), "x", "y"),
    ]
    assert [(group["weight"], group["rows"], group["more"]) for group in together(faults)] == [
        ("error", [4, 5], 0),
        ("question", [3], 0),
        ("remark", [9], 0),
    ]
    many = together(Fault(Place("DS", number), "x", "y") for number in range(1000))
    assert (len(many), len(many[0]["rows"]), many[0]["more"]) == (1, 200, 800)
