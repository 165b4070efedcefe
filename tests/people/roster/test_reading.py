"""Files of every kind and age give the same rows."""

import io
import unicodedata
import zipfile
from datetime import date
from typing import Any

import pytest

from congtam.people.refusals import Refusal
from congtam.people.roster.encodings import TCVN3, VNI_ALL, from_tcvn3, from_vni, readings_of
from congtam.people.roster.reading import read
from congtam.people.roster.sheets import letter, shown
from tests.people import spreadsheets

HEAD = ["TT", "Họ và tên", "Ngày sinh", "Số thẻ"]
ROW = ["1", "Nguyễn Thị Ưng", "19/05/1970", "46118305"]


def texts(content: bytes, name: str) -> list[list[str]]:
    (sheet,) = read(name, content)
    return [[shown(cell) for cell in row.cells] for row in sheet.rows]


def in_tcvn3(text: str) -> str:
    back = {whole: chr(code) for code, whole in TCVN3.items()}
    return "".join(back.get(sign, sign) for sign in text)


def in_vni(text: str) -> str:
    back = {whole: key for key, whole in VNI_ALL.items()}
    return "".join(back.get(sign, sign) for sign in text)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", spreadsheets.xlsx({"DS": [HEAD, [1, ROW[1], date(1970, 5, 19), 46118305]]})),
        ("a.xls", spreadsheets.xls([HEAD, ROW])),
        ("a.ods", spreadsheets.ods([HEAD, [*ROW[:2], date(1970, 5, 19), ROW[3]]])),
        ("a.csv", spreadsheets.csv([HEAD, ROW])),
        ("a.csv", spreadsheets.csv([HEAD, ROW], ",")),
        ("a.csv", spreadsheets.csv([HEAD, ROW], "\t", "utf-16")),
        ("a.csv", spreadsheets.csv([HEAD, ROW], encoding="utf-8-sig")),
        ("a.csv", spreadsheets.csv([HEAD, ROW], ",", "utf-16-le")),
        ("a.csv", spreadsheets.csv([HEAD, ROW]).replace(b"46118305", b"\x0746118305\xe2\x80\x8b")),
        ("a.csv", unicodedata.normalize("NFD", spreadsheets.csv([HEAD, ROW]).decode()).encode()),
        ("a.csv", in_tcvn3(spreadsheets.csv([HEAD, ROW]).decode()).encode("cp1252")),
        ("a.csv", in_vni(spreadsheets.csv([HEAD, ROW]).decode()).encode("cp1252")),
        ("a.xlsx", spreadsheets.xlsx({"DS": [[in_vni(text) for text in row] for row in (HEAD, ROW)]})),
        ("a.xlsx", spreadsheets.xlsx({"DS": [[in_tcvn3(text) for text in row] for row in (HEAD, ROW)]})),
    ],
)
def test_the_same_list_in_every_dress(name: str, content: bytes) -> None:
    assert texts(content, name) == [HEAD, ROW]


def test_old_windows_vietnamese(tmp_path: Any) -> None:
    del tmp_path
    typed = "Họ và tên;Nguyễn Thị Bình"
    marks = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
    spelled = "".join(
        unicodedata.normalize("NFC", sign_without(sign, marks)) + mark_of(sign, marks) for sign in typed
    )
    assert texts(spelled.encode("cp1258"), "a.csv") == [typed.split(";")]


def sign_without(sign: str, marks: set[str]) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", sign) if part not in marks)


def mark_of(sign: str, marks: set[str]) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", sign) if part in marks)


def test_capitals_of_old_fonts() -> None:
    assert from_vni("TRAÀN THÒ BÌNH, ÑOÃ MYÕ HAÏNH") == "TRẦN THỊ BÌNH, ĐỖ MỸ HẠNH"
    assert from_tcvn3("§ç Mü H¹nh") == "Đỗ Mỹ Hạnh"


def test_what_is_already_right_is_left_alone() -> None:
    assert readings_of("Nguyễn Văn Ân, Đặng Thùy Trâm") == ("Unicode",)
    assert readings_of("An Binh")[0] == "Unicode"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"%PDF", "không phải bảng tính"),
        ("a.xlsx", b"PK\x03\x04broken", "Không mở được"),
        ("a.xls", b"not a workbook", "Không mở được"),
        ("a.xlsx", b"x" * (10 * 1024 * 1024 + 1), "lớn hơn 10 MB"),
        ("a.csv", b"\n;;\n", "không có dòng dữ liệu"),
        ("a.csv", b"a;b\n" * 20_001, "hơn 20000 dòng"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(name: str, content: bytes, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        read(name, content)


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(4):
            packed.writestr(f"{number}.xml", bytes(100 * 1024 * 1024))
    with pytest.raises(Refusal, match="nở ra quá lớn"):
        read("a.xlsx", stream.getvalue())


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
