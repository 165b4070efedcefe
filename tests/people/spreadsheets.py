"""Spreadsheets as offices send them, made for tests: xlsx, ods, csv, and the old xls written byte by byte."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

Table = Sequence[Sequence[Any]]


def xlsx(sheets: Mapping[str, Table], merged: Sequence[tuple[str, str, str]] = ()) -> bytes:
    """`merged` names a sheet, a range and its text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif value is not None:
                        sheet.write(number, column, value)
            for _, area, text in (found for found in merged if found[0] == title):
                sheet.merge_range(area, text)
    return stream.getvalue()


def ods(rows: Table) -> bytes:
    lines = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="DS">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


@dataclass(frozen=True)
class Tall:
    """A text in a cell merged with those under it."""

    text: str
    rows: int


def ods_cell(value: Any) -> str:
    if isinstance(value, Tall):
        whole = ods_cell(value.text)
        return whole.replace(
            "<table:table-cell", f'<table:table-cell table:number-rows-spanned="{value.rows}"', 1
        )
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def xls(rows: Table) -> bytes:
    """BIFF8 in a compound file of one FAT sector, one directory sector and one stream."""
    globals_ = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0x600)) + record(
        0x42, struct.pack("<H", 1200)
    )
    globals_ += record(0xE0, bytes(20)) * 16
    sheet_at = len(globals_) + 4 + 6 + 2 + 4 + 4
    bound = record(0x85, struct.pack("<IBBBB", sheet_at, 0, 0, 2, 1) + "DS".encode("utf-16-le"))
    stream = globals_ + bound + record(0x0A)
    stream += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0x600))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            stream += xls_cell(number, column, value)
    stream += record(0x0A)
    return compound(stream.ljust(4096, b"\0"))


def xls_cell(row: int, column: int, value: Any) -> bytes:
    place = struct.pack("<HHH", row, column, 15)
    if isinstance(value, int | float):
        return record(0x203, place + struct.pack("<d", value))
    text = str(value)
    return record(0x204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def compound(stream: bytes) -> bytes:
    sectors = -(-len(stream) // 512)
    end, free, fat_sector = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    chain = [fat_sector, end, *range(3, sectors + 2), end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack(
        "<109I", 0, *[free] * 108
    )
    entries = entry("Root Entry", 5, end, 0, child=1) + entry("Workbook", 2, 2, len(stream)) + bytes(256)
    return head + fat + entries + stream.ljust(sectors * 512, b"\0")


def entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def csv(rows: Table, separator: str = ";", encoding: str = "utf-8") -> bytes:
    return "\n".join(separator.join(str(value) for value in row) for row in rows).encode(encoding)
