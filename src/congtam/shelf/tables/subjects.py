"""One table of subjects: every column known, every cell of its type and within its bounds."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from congtam.engine.pack import Pack
from congtam.shelf.cases.entries import RAW_KINDS
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.tables.columns import Column, columns_of, group_column
from congtam.shelf.tables.opening import unreadable

GROUP = "in:"
MARKS = ("points", "grade", "option", "yes", "times", "part", "whole")
NEEDED = ("id", "date")
Chosen = Mapping[str, Column]
"""The columns of a file by the names written there."""


def subject_table(pack: Pack, kind: str, name: str, table: pl.LazyFrame, on: date | None) -> pl.LazyFrame:
    """The table with the engine's names and types, or Refused with one sentence for each column at fault."""
    kinds = (*pack.subjects, *RAW_KINDS)
    if kind not in kinds:
        remedy = f"đặt tên tệp theo một trong: {', '.join(kinds)}"
        raise Refused([Fault(name, 0, 0, "", kind, "gói không có loại đối tượng", remedy)])
    schema = schema_of(table, name)
    chosen = _chosen(pack, kind, schema)
    faults = [*_unknown(pack, kind, name, schema, chosen), *_missing(name, chosen, on)]
    faults += _mistyped(name, schema, chosen)
    if faults:
        raise Refused(faults)
    result = table.select(**{column.name: _read(given, schema, column) for given, column in chosen.items()})
    if not any(column.name == "date" for column in chosen.values()):
        result = result.with_columns(date=pl.lit(on))
    _check_cells(name, table, schema, chosen)
    _check_rows(name, result)
    return result


def schema_of(table: pl.LazyFrame, name: str) -> Mapping[str, Any]:
    try:
        return dict(table.collect_schema())
    except (PolarsError, OSError) as error:
        raise unreadable(name, error) from None


def _chosen(pack: Pack, kind: str, schema: Iterable[str]) -> Chosen:
    known = columns_of(pack, kind)
    groups = {given: group_column(given) for given in schema if given.startswith(GROUP)}
    return {given: known[given] for given in schema if given in known} | groups


def _unknown(pack: Pack, kind: str, name: str, schema: Iterable[str], chosen: Chosen) -> Iterator[Fault]:
    known = list(columns_of(pack, kind))
    for given in schema:
        if given not in chosen:
            close = difflib.get_close_matches(given, known, n=1)
            remedy = f"sửa thành “{close[0]}”, hoặc bỏ cột" if close else "bỏ cột, hoặc sửa tên theo gói"
            yield Fault(name, 0, 0, "", given, "gói không có cột nào tên", remedy)


def _missing(name: str, chosen: Chosen, on: date | None) -> Iterator[Fault]:
    there = [column.name for column in chosen.values()]
    for needed in NEEDED[:1] if on else NEEDED:
        if needed not in there:
            yield Fault(name, 0, 0, needed, "", f"bảng thiếu cột {needed}", f"thêm cột {needed}")
    for twice in {column for column in there if there.count(column) > 1}:
        yield Fault(name, 0, 0, twice, "", "cột này có hai lần", "giữ một cột")


def _mistyped(name: str, schema: Mapping[str, Any], chosen: Chosen) -> Iterator[Fault]:
    """Numbers must be whole: nothing here is ever a binary fraction."""
    for given, column in chosen.items():
        found = schema[given]
        fits = found in (pl.String, pl.Null, column.dtype) or (
            column.dtype == pl.Int64 and found.is_integer()
        )
        if not fits:
            message = f"cột này cần kiểu {column.dtype}, không phải"
            yield Fault(name, 0, 0, given, str(found), message, f"ghi {column.allowed}")


def _read(given: str, schema: Mapping[str, Any], column: Column) -> pl.Expr:
    cell = pl.col(given)
    return column.as_text(cell) if schema[given] == pl.String else cell.cast(column.dtype, strict=False)


def _check_cells(name: str, table: pl.LazyFrame, schema: Mapping[str, Any], chosen: Chosen) -> None:
    """Everything in one pass: how many cells of a column are bad, and the first of them with its row."""
    asked: list[pl.Expr] = []
    for place, (given, column) in enumerate(chosen.items()):
        read = _read(given, schema, column)
        may_be_empty = pl.lit(column.name not in NEEDED)
        good = column.good(read).fill_null(value=False) | (pl.col(given).is_null() & may_be_empty)
        asked += [
            (~good).sum().alias(f"{place}:count"),
            pl.int_range(pl.len()).filter(~good).first().alias(f"{place}:row"),
            pl.col(given).filter(~good).first().cast(pl.String).alias(f"{place}:cell"),
        ]
    found = table.select(asked).collect().row(0, named=True)
    faults = [
        _bad_cells(
            name, given, column, found[f"{place}:count"], found[f"{place}:row"], found[f"{place}:cell"]
        )
        for place, (given, column) in enumerate(chosen.items())
        if found[f"{place}:count"]
    ]
    if faults:
        raise Refused(faults)


def _check_rows(name: str, table: pl.LazyFrame) -> None:
    """What no cell shows by itself: a total beside marks, a part larger than its whole."""
    there = list(table.collect_schema())
    marks = [each for each in there if each.partition(":")[0] in MARKS]
    rules = {}
    if "score" in there and marks:
        marked = pl.any_horizontal(pl.col(each).is_not_null() for each in marks)
        rules["vừa ghi tổng điểm vừa chấm từng tiêu chí"] = pl.col("score").is_not_null() & marked
    for part in [each for each in there if each.startswith("part:")]:
        whole = part.replace("part:", "whole:", 1)
        if whole in there:
            rules[f"{part} lớn hơn {whole}"] = pl.col(part) > pl.col(whole)
    faults = []
    for what, wrong in rules.items():
        found = table.filter(wrong).select("id").collect()["id"]
        if len(found):
            message = f"{len(found)} đối tượng {what}, trước hết là"
            faults.append(Fault(name, 0, 0, "", str(found[0]), message, "sửa các dòng đó"))
    if faults:
        raise Refused(faults)


def _bad_cells(name: str, given: str, column: Column, count: int, row: int, cell: str | None) -> Fault:
    """Rows are counted as a spreadsheet shows them: the heading is row 1."""
    message = f"cột {given} có {count} ô không hợp lệ, trước hết ở dòng {row + 2}:"
    return Fault(name, row + 2, 1, given, cell or "(trống)", message, f"ghi {column.allowed}")
