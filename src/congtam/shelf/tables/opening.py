"""Opening table files: Parquet as it is typed, CSV as text."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from congtam.shelf.faults import Fault, Refused

KNOWN = (".parquet", ".csv")


def opened(file: Path, name: str) -> pl.LazyFrame:
    """The table of a file. Cells of CSV are texts, letters and marks typed apart joined, empty is null."""
    try:
        return pl.scan_parquet(file, glob=False) if file.suffix == ".parquet" else _csv(file, name)
    except (PolarsError, OSError) as error:
        raise unreadable(name, error) from None


def unreadable(name: str, error: Exception) -> Refused:
    """What stands in the file is no table; the first line of the reader's own words is quoted."""
    said = str(error).splitlines()[0][:80]
    remedy = "lưu lại tệp dạng Parquet hoặc CSV (UTF-8)"
    return Refused([Fault(name, 0, 0, "", said, "không đọc được bảng này", remedy)])


def _csv(file: Path, name: str) -> pl.LazyFrame:
    with file.open("rb") as stream:
        head = stream.readline(1_000_000)
    try:
        line = head.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "lưu lại tệp với bảng mã UTF-8"
        raise Refused([Fault(name, 1, 1, "", "", "tệp không phải UTF-8", remedy)]) from None
    separator = max(",;\t", key=line.count)
    try:
        table = pl.read_csv(file, separator=separator, infer_schema=False, null_values="").lazy()
    except PolarsError:
        if fault := _uneven(file, name, separator):
            raise Refused([fault]) from None
        raise
    return table.with_columns(pl.all().str.strip_chars().str.normalize("NFC"))


def _uneven(file: Path, name: str, separator: str) -> Fault | None:
    """The first line with more cells than the heading, as a decimal comma makes them."""
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        lines = csv.reader(stream, delimiter=separator)
        width = len(next(lines, []))
        try:
            found = next((cells for cells in lines if len(cells) > width), None)
        except csv.Error:
            return None
    if found is None:
        return None
    message = f"dòng này có {len(found)} ô mà tiêu đề chỉ có {width} cột:"
    remedy = 'đặt ô có dấu phẩy trong ngoặc kép, như "8,5", hoặc ngăn các cột bằng dấu chấm phẩy'
    return Fault(name, lines.line_num, 1, "", separator.join(found), message, remedy)
