"""A lined table of a document. Rows are written as XML: the library takes minutes for thousands of cells."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from congtam.papers.paper import Table, is_figure

TWIP = 635
"""Of these units, in which the library measures a page, make the one in which tables are measured."""
SIZE = 26
"""Of the letters, in half points."""
NARROW = 20
QUICK = 1
"""Rows repeat themselves: pressed harder they get little smaller and take twice as long."""
TEXT = "word/document.xml"
MARK = "<!--rows {}-->"
"""No text of a paper can look so: its signs are escaped."""
Cell = Callable[[str, int, str, bool], str]


def lay_table(document: Any, table: Table, rows_of: list[str]) -> None:
    """Its rows are kept in `rows_of` until the library has written the rest."""
    section = document.sections[-1]
    room = (section.page_width - section.left_margin - section.right_margin) // TWIP
    shares = table.widths or (1,) * len(table.heads)
    widths = [room * share // sum(shares) for share in shares]
    cell = cache(partial(cell_xml, SIZE if len(table.heads) < 7 else NARROW))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head_xml(cell, table.heads, widths)}"
        f"{MARK.format(len(rows_of))}</w:tbl>"
    )
    last = document.element.body.sectPr
    last.addprevious(parse_xml(xml))
    document.add_paragraph()
    rows = (row_xml(cell, row, widths, n in table.strong) for n, row in enumerate(table.rows))
    rows_of.append("".join(rows))


def with_rows(written: BytesIO, rows_of: list[str]) -> bytes:
    """The file with the rows of its tables: of thousands the library would make an object for every cell."""
    whole = BytesIO()
    with ZipFile(written) as before, ZipFile(whole, "w", ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == TEXT:
                for number, rows in enumerate(rows_of):
                    content = content.replace(MARK.format(number).encode(), rows.encode())
            after.writestr(part, content, compresslevel=QUICK)
    return whole.getvalue()


def head_xml(cell: Cell, heads: tuple[str, ...], widths: list[int]) -> str:
    """The heads stand on every page."""
    inside = "".join(cell(text, width, "center", True) for text, width in zip(heads, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{inside}</w:tr>"


def row_xml(cell: Cell, row: tuple[str, ...], widths: list[int], is_strong: bool) -> str:
    """No row is torn apart."""
    inside = "".join(cell(text, width, "", is_strong) for text, width in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


def cell_xml(size: int, text: str, width: int, place: str, is_bold: bool) -> str:
    """Figures stand in the middle, also where nobody says so."""
    place = place or ("center" if is_figure(text) else "left")
    weight = "<w:b/>" if is_bold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:before="20" '
        f'w:after="20"/><w:jc w:val="{place}"/></w:pPr><w:r><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r></w:p></w:tc>'
    )


def printable(text: str) -> str:
    """Signs that XML cannot hold are left out, as the library does elsewhere."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign.isprintable() or sign in "\t\n")
