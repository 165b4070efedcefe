"""Folders of tables: read with their types, or refused with one sentence for each fault."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from congtam.engine.outcome import outcomes
from congtam.engine.rating import rate
from congtam.shelf.faults import Refused
from congtam.shelf.tables import read_tables
from tests.shelf.small import shelf

HEAD = "pack: xa-2020\ndate: 10/12/2020\n"
CELL = "id;fact:registered;fact:disciplined;fact:done;points:1/1.1;yes:1/#2;points:2;points:3;option:3\n"
GOOD = CELL + "c1;true;false;100%;25;true;39,5;20;a\n"
MEMBER = "id,decided,fact:joined,in:base_org\nan,B,01/02/2010,xã\n"


def folder(root: Path, **tables: str) -> Path:
    place = root / "bảng"
    place.mkdir()
    (place / "tables.yaml").write_text(HEAD, encoding="utf-8")
    for name, text in tables.items():
        (place / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return place


def refusal(root: Path, **tables: str) -> str:
    with pytest.raises(Refused) as caught:
        read_tables(folder(root, **tables), shelf(root / "packs"))
    return str(caught.value)


def test_texts_of_csv_are_read_as_people_write_them(tmp_path: Path) -> None:
    links = "source,target\nc1,an\n"
    place = folder(tmp_path, cell__csv=GOOD, member__csv=MEMBER, links__members__csv=links)
    resolved, population = read_tables(place, shelf(tmp_path / "packs"))
    found = outcomes(rate(resolved.pack, population))["c1"]
    assert (found.levels, found.score) == (("A",), (9950, 9950))


def test_parquet_is_read_as_it_is_typed(tmp_path: Path) -> None:
    place = folder(tmp_path)
    day = date(2020, 12, 10)
    pl.DataFrame({"id": ["m"], "date": [day], "decided": [1], "fact:done": [4999]}).write_parquet(
        place / "member.parquet"
    )
    _, population = read_tables(place, shelf(tmp_path / "packs"))
    (row,) = population.subjects["member"].collect().iter_rows(named=True)
    assert row == {"id": "m", "date": day, "decided": 1, "fact:done": 4999}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (
            "id;fact:registred\nc;true\n",
            "gói không có cột nào tên “fact:registred”; cách sửa: sửa thành “fact:registered”",
        ),
        ("fact:registered\ntrue\n", "bảng thiếu cột id"),
        (
            "id;points:2\nc;41\n",
            "trước hết ở dòng 2: “41”; cách sửa: ghi điểm từ 0 đến 40 theo bước 0,5",
        ),
        ("id;points:2\na;1\nb;0,25\nc;x\n", "cột points:2 có 2 ô không hợp lệ, trước hết ở dòng 3: “0,25”"),
        ("id;fact:done\nc;50\n", "cột fact:done có 1 ô không hợp lệ"),
        ("id;fact:registered\nc;có\n", "ghi true hoặc false"),
        ("id;decided\nc;D\n", "ghi một trong A, B, C"),
        ("id;option:3\nc;z\n", "ghi một trong a, b"),
        ("id;fact:joined\nc;31/02/2020\n", "ghi ngày như 30/06/2018"),
        ("id;fact:job\nc;miner\n", "ghi một trong farmer, teacher"),
        ("id;score\nc;101\n", "tổng điểm trong thang của bảng"),
        ("id;score\n;10\n", "cột id có 1 ô không hợp lệ, trước hết ở dòng 2: “(trống)”"),
        ("id;score\nc;10\nc;20\n", "1 mã đối tượng xuất hiện nhiều lần, trước hết là “c”"),
        (
            "id,points:2\nb,1\nc,8,5\n",
            "bảng/cell.csv, dòng 3, cột 1: dòng này có 3 ô mà tiêu đề chỉ có 2 cột",
        ),
        ("id;score;points:2\nb;1;\nc;50;8\n", "1 đối tượng vừa ghi tổng điểm vừa chấm từng tiêu chí"),
        ("id;links:members\nc;5\n", "1 dòng khai số liên kết khác với bảng links.members"),
        ("id;fact:done\n", "các bảng không có đối tượng nào"),
    ],
)
def test_a_bad_table_is_told_by_column_and_row(tmp_path: Path, cell: str, words: str) -> None:
    assert words in refusal(tmp_path, cell__csv=cell)


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"cells__csv": "id\nc\n"}, "gói không có loại đối tượng “cells”"),
        ({"links__people__csv": "source,target\n"}, "gói không có quan hệ nào tên “people”"),
        (
            {"cell__csv": "id\nc\n", "links__members__csv": "a,b\n1,2\n"},
            "phải có đúng hai cột source và target",
        ),
        ({"cell__csv": "id\nc\n", "links__members__csv": "source,target\nc,ai\n"}, "trước hết là “ai”"),
        ({"cell__csv": "id\nc\n", "links__members__csv": "source,target\nc,c\n"}, "trước hết là “c”"),
        (
            {"cell__csv": "id\nc\n", "links__members__csv": "source,target\nc,\n"},
            "1 dòng thiếu mã nguồn hoặc mã đích",
        ),
        ({"cell__parquet": "không phải parquet"}, "không đọc được bảng này"),
        ({}, "thư mục không có bảng đối tượng nào"),
    ],
)
def test_a_bad_folder_is_told(tmp_path: Path, tables: dict[str, str], words: str) -> None:
    assert words in refusal(tmp_path, **tables)


def test_numbers_too_large_to_be_counted_are_refused(tmp_path: Path) -> None:
    place = folder(tmp_path)
    catalogue = shelf(tmp_path / "packs")
    for column, number in (("points:2", 2**64 - 1), ("fact:done", 2**62), ("links:members", 2**62)):
        values = pl.Series([number], dtype=pl.UInt64)
        pl.DataFrame({"id": ["c"], column: values}).write_parquet(place / "cell.parquet")
        with pytest.raises(Refused, match=f"cột {column} có 1 ô không hợp lệ"):
            read_tables(place, catalogue)


def test_binary_fractions_are_refused(tmp_path: Path) -> None:
    place = folder(tmp_path)
    pl.DataFrame({"id": ["c"], "points:2": [0.5]}).write_parquet(place / "cell.parquet")
    with pytest.raises(Refused, match="cột này cần kiểu Int64, không phải “Float64”"):
        read_tables(place, shelf(tmp_path / "packs"))
