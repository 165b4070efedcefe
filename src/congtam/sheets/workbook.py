"""The table of one rater as a spreadsheet: written to be filled, and read back with every doubt named by its
cell."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import python_calamine
import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import POINT, points_text
from congtam.people.refusals import Refusal
from congtam.sheets.layout import Line
from congtam.sheets.queries.grid import Grid, GridRow

KEY, FIRST = "Mã hồ sơ", 2
"""The head of the column that names each dossier, and the first column of marks."""
LARGEST = 5 * 1024 * 1024
MOST_ROWS = 5_000
WIDEST = 60


@dataclass(frozen=True)
class Cell:
    """A value of one unit and one criterion as it stood in the file; `at` is its place, as `D7`."""

    dossier: int
    address: str
    text: str
    at: str


def written(grid: Grid, pack: Pack) -> bytes:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Phiếu chấm"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    quiet = book.add_format({"font_color": "#6a6154", "font_size": 9})
    sheet.write_string(0, 0, f"{grid.name}: {grid.campaign.title}")
    sheet.write_string(
        1, 0, _("Ghi điểm vào từng ô; ô trống nghĩa là chưa chấm. Không sửa hai dòng đầu bảng.")
    )
    sheet.write_row(2, 0, [KEY, _("Đơn vị được chấm")], head)
    for column, line in enumerate(grid.columns, start=FIRST):
        sheet.write_string(2, column, heading(line), head)
        sheet.write_string(3, column, line.address, quiet)
        guard_column(sheet, grid, pack, column, line)
    for place, row in enumerate(grid.rows, start=4):
        write_row(sheet, grid, pack, place, row)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 34)
    sheet.set_column(FIRST, FIRST + len(grid.columns), 16)
    sheet.freeze_panes(4, FIRST)
    book.close()
    return kept.getvalue()


def heading(line: Line) -> str:
    row = line.place.row
    words = " ".join(row.text.split())
    shown = words if len(words) <= WIDEST else f"{words[: WIDEST - 1].rstrip()}…"
    limit: int | None = getattr(row, "max", None)
    most = _(" (tối đa %(most)s)") % {"most": points_text(limit)} if limit else ""
    return f"{row.number.strip()} {shown}{most}".strip()


def guard_column(sheet: Any, grid: Grid, pack: Pack, column: int, line: Line) -> None:
    """The spreadsheet itself warns of what will be refused here."""
    area = (4, column, 3 + max(len(grid.rows), 1), column)
    most = getattr(line.place.row, "max", None)
    if line.fields == ("points",) and most is not None:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most / POINT}
        sheet.data_validation(*area, rule)
    elif line.fields == ("grade",):
        names = [grade.label for grade in pack.grades.values()]
        sheet.data_validation(*area, {"validate": "list", "source": names})


def write_row(sheet: Any, grid: Grid, pack: Pack, place: int, row: GridRow) -> None:
    sheet.write_number(place, 0, row.dossier.pk)
    sheet.write_string(place, 1, row.dossier.name)
    for column, line in enumerate(grid.columns, start=FIRST):
        values = row.values(line)
        if values.points is not None and line.fields == ("points",):
            sheet.write_number(place, column, values.points / POINT)
        elif values.grade and line.fields == ("grade",):
            sheet.write_string(place, column, pack.grades[values.grade].label)
        elif text := values.typed(line.fields[0]):
            sheet.write_string(place, column, text)


def read_back(content: bytes) -> list[Cell]:
    """Every cell with something in it. Refused when the file is no such table."""
    if len(content) > LARGEST:
        raise Refusal(_("Tệp lớn quá %(most)d MB. Hãy dùng đúng tệp đã tải về từ trang này.") % {"most": 5})
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, ValueError, IndexError) as error:
        raise Refusal(
            _("Không đọc được tệp này như một bảng Excel. Hãy lưu lại thành .xlsx rồi chọn lại.")
        ) from error
    return list(cells(rows[:MOST_ROWS]))


def cells(rows: Sequence[Sequence[Any]]) -> Iterator[Cell]:
    top = next((place for place, row in enumerate(rows) if row and row[0] == KEY), None)
    if top is None or top + 1 >= len(rows):
        raise Refusal(
            _("Trong tệp không có dòng “%(key)s”. Hãy dùng đúng tệp đã tải về từ trang này.") % {"key": KEY}
        )
    addresses = [text_of(value) for value in rows[top + 1]]
    for place, row in enumerate(rows[top + 2 :], start=top + 3):
        key = text_of(row[0]) if row else ""
        if key and not key.isdigit():
            raise Refusal(_("Ô A%(row)d: “%(key)s” không phải mã hồ sơ.") % {"row": place, "key": key[:30]})
        for column, value in enumerate(row[FIRST:], start=FIRST):
            text = text_of(value)
            if text and key and column < len(addresses):
                yield Cell(int(key), addresses[column], text, f"{xl_col_to_name(column)}{place}")


def text_of(value: Any) -> str:
    """A number of a spreadsheet as people write it: 0.5 is 0,5 and 4.0 is 4."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        number = Decimal(str(value))
        return f"{number.normalize():f}".replace(".", ",")
    return str(value).strip()
