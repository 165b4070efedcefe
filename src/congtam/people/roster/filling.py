"""The rows of a workbook whose headings xlsxwriter made: by itself it takes too long over thousands."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_col_to_name

FIRST_DAY = date(1899, 12, 30)
"""What Excel counts days from."""
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
COLUMN = re.compile(r'<col min="(\d+)" max="\d+"[^>]* style="(\d+)"')
SIZE = re.compile(r'<dimension ref="[^"]*"/>')
END = "</sheetData>"

Rows = Sequence[Sequence[Any]]


def filled(book: bytes, sheets: Mapping[int, Rows]) -> bytes:
    """By number of the sheet, from 1: rows under its heading, in the formats of its columns."""
    wanted = {f"xl/worksheets/sheet{number}.xml": rows for number, rows in sheets.items() if rows}
    made = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as empty, ZipFile(made, "w", ZIP_DEFLATED) as full:
        for entry in empty.infolist():
            content = empty.read(entry)
            if entry.filename in wanted:
                content = with_rows(content.decode(), wanted[entry.filename]).encode()
            full.writestr(entry, content)
    return made.getvalue()


def with_rows(sheet: str, rows: Rows) -> str:
    styles = {int(number) - 1: style for number, style in COLUMN.findall(sheet)}
    width = max(len(row) for row in rows)
    heads = [(xl_col_to_name(number), styles.get(number, "0")) for number in range(width)]
    area = f'<dimension ref="A1:{heads[-1][0]}{len(rows) + 1}"/>'
    added = "".join(line(number, heads, row) for number, row in enumerate(rows, start=2))
    return SIZE.sub(area, sheet, count=1).replace(END, added + END, 1)


def line(number: int, heads: Iterable[tuple[str, str]], row: Sequence[Any]) -> str:
    cells = []
    for (letters, style), value in zip(heads, row, strict=False):
        if isinstance(value, date):
            cells.append(f'<c r="{letters}{number}" s="{style}"><v>{(value - FIRST_DAY).days}</v></c>')
        elif value not in ("", None):
            text = escape(NO_TEXT.sub("", str(value)))
            kept = f'<is><t xml:space="preserve">{text}</t></is>'
            cells.append(f'<c r="{letters}{number}" s="{style}" t="inlineStr">{kept}</c>')
    return f'<row r="{number}">{"".join(cells)}</row>'
