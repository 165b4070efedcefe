"""Headings found wherever they stand, and single cells however they were typed."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtam.people.roster import values
from congtam.people.roster.columns import Holds
from congtam.people.roster.headings import Layout, guess
from congtam.people.roster.reading import read
from congtam.people.roster.sheets import Cell
from tests.people import spreadsheets


def guessed(rows: list[list[Any]], *merged: tuple[str, str]) -> Layout:
    content = spreadsheets.xlsx({"DS": rows}, [("DS", *cells) for cells in merged])
    return guess(read("a.xlsx", content)[0])


def test_headings_under_the_title_of_a_paper() -> None:
    found = guessed(
        [
            ["ĐẢNG BỘ PHƯỜNG BÌNH AN", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
            [],
            ["DANH SÁCH ĐẢNG VIÊN TÍNH ĐẾN NGÀY 01/01/2025 CỦA TOÀN ĐẢNG BỘ PHƯỜNG, KỂ CẢ DỰ BỊ"],
            ["STT", "Họ và tên đảng viên", "Ngày, tháng, năm sinh", "Số thẻ ĐV", "Chi bộ"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            [1, "Nguyễn Văn An", "19/05/1970", "1", "TDP 1"],
        ]
    )
    assert found.columns == {1: "full_name", 2: "born_on", 3: "card_number", 4: "cell"}
    assert (found.holds, found.first_row) == (Holds.MEMBERS, 6)


def test_headings_in_two_rows_with_merged_cells() -> None:
    found = guessed(
        [
            ["TT", "", "", "", "", "", ""],
            ["", "", "Nam", "Nữ", "Dự bị", "Chính thức", ""],
            [1, "Nguyễn Văn An", 1970, "", "19/05/2000", "19/05/2001", "Bí thư"],
        ],
        ("A1:A2", "TT"),
        ("B1:B2", "Họ và tên"),
        ("C1:D1", "Năm sinh"),
        ("E1:F1", "Ngày vào Đảng"),
        ("G1:G2", "Chức vụ Đảng"),
    )
    assert found.columns == {
        1: "full_name",
        2: "born_on",
        3: "born_on",
        4: "admitted_on",
        5: "official_on",
        6: "party_post",
    }
    assert found.first_row == 3


def test_one_heading_over_family_and_given_name() -> None:
    found = guessed(
        [["TT", "", "", "Năm sinh"], [1, "Nguyễn Văn", "An", 1970]],
        ("B1:C1", "Họ và tên"),
    )
    assert found.columns == {1: "family_name", 2: "given_name", 3: "born_on"}


def test_a_sheet_without_headings_holds_nothing_until_somebody_says_so() -> None:
    assert guessed([["Ghi chú"], ["Gửi kèm công văn số 12"]]).holds is Holds.NOTHING


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("19/05/1970", date(1970, 5, 19)),
        ("19-5-70", date(1970, 5, 19)),
        ("19.05.1970", date(1970, 5, 19)),
        ("01/02/18", date(2018, 2, 1)),
        ("1970-05-19", date(1970, 5, 19)),
        ("19 / 5 / 1970", date(1970, 5, 19)),
        ("ngày 19 tháng 5 năm 1970", date(1970, 5, 19)),
        (25707, date(1970, 5, 19)),
        (25707.0, date(1970, 5, 19)),
        ("25707", date(1970, 5, 19)),
        ("25707,0", date(1970, 5, 19)),
        (datetime(1970, 5, 19, 7, 30), date(1970, 5, 19)),  # noqa: DTZ001 - as spreadsheets have it
        (date(1970, 5, 19), date(1970, 5, 19)),
    ],
)
def test_days_as_offices_write_them(cell: Cell, day: date) -> None:
    assert values.day(cell, this_year=2025) == values.Day(day)


@pytest.mark.parametrize("cell", [1970, "1970", 1970.0])
def test_a_year_alone_is_kept_as_a_year(cell: Cell) -> None:
    assert values.day(cell, this_year=2025) == values.Day(date(1970, 1, 1), year_only=True)


@pytest.mark.parametrize(
    "cell", ["31/02/1970", "19/13/1970", "không rõ", "5/19/1970", "?", "19/05", 99_999, "x1970"]
)
def test_what_is_no_day_is_none(cell: Cell) -> None:
    assert values.day(cell, this_year=2025) is None


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_cells(text: str) -> None:
    values.day(text, this_year=2025)
    values.card(text)
    values.is_name(values.person_name(text))
    values.standing(text)
    values.party_post(text)


@given(st.dates(date(1910, 1, 1), date(2024, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    assert values.day(f"{day:%d/%m/%Y}", this_year=2025) == values.Day(day)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("NGUYễN VăN AN", "Nguyễn Văn An"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("Đ/c Nguyễn Văn An", "Nguyễn Văn An"),
        ("12. Nguyễn  Văn An", "Nguyễn Văn An"),
        ("Giàng A Páo", "Giàng A Páo"),
        ("H'Hen Niê", "H'Hen Niê"),
    ],
)
def test_names_as_people_bear_them(typed: str, kept: str) -> None:
    assert values.person_name(typed) == kept
    assert values.is_name(kept)


@pytest.mark.parametrize("text", ["An", "Nguyễn Văn 3", "Tổng cộng:", "a_b c"])
def test_what_is_no_name(text: str) -> None:
    assert not values.is_name(text)


@pytest.mark.parametrize(
    ("cell", "digits"),
    [("46.118305", "46118305"), (46118305.0, "46118305"), ("", ""), ("46 118 305", "46118305")],
)
def test_cards_are_digits(cell: Cell, digits: str) -> None:
    assert values.card(cell) == digits


def test_standings_posts_and_employment_in_the_words_of_offices() -> None:
    assert values.standing("Chính thức, miễn sinh hoạt") == "exempt"
    assert [values.standing(text) for text in ("CT", "Dự bị", "đình chỉ SH", "khác")] == [
        "official",
        "probationary",
        "suspended",
        None,
    ]
    assert [
        values.party_post(text) for text in ("Phó Bí thư", "BÍ THƯ", "Chi uỷ viên", "-", "Tổ trưởng")
    ] == [
        "deputy_secretary",
        "secretary",
        "committee_member",
        "",
        None,
    ]
    assert [values.employment(text) for text in ("Hưu trí", "Giáo viên", "Công chức", "Nghề tự do")] == [
        "retired",
        "public_employee",
        "civil_servant",
        None,
    ]
    assert [
        values.variety_of_cell(name) for name in ("Chi bộ Trường Mầm Non", "Chi bộ Công an", "Thanh Khê")
    ] == [
        "school",
        "police",
        "neighbourhood",
    ]
