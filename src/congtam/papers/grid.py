"""A lined table of a document. Rows are written as XML: the library takes minutes for thousands of cells."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from congtam.papers.paper import Table, is_figure

TWIP = 635
"""Of these units, in which the library measures a page, make the one in which tables are measured."""
SIZE = 26
"""Of the letters, in half points."""
NARROW = 20


def lay_table(document: Any, table: Table) -> None:
    section = document.sections[-1]
    room = (section.page_width - section.left_margin - section.right_margin) // TWIP
    shares = table.widths or (1,) * len(table.heads)
    widths = [room * share // sum(shares) for share in shares]
    size = SIZE if len(table.heads) < 7 else NARROW
    rows = [
        row_xml(table.heads, widths, size, is_head=True),
        *(row_xml(row, widths, size, bold=n in table.strong) for n, row in enumerate(table.rows)),
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    last = document.element.body.sectPr
    last.addprevious(parse_xml(xml))
    document.add_paragraph()


def row_xml(
    cells: tuple[str, ...], widths: list[int], size: int, *, is_head: bool = False, bold: bool = False
) -> str:
    """The heads stand on every page; no row is torn apart."""
    repeats = "<w:tblHeader/>" if is_head else ""
    inside = "".join(
        cell_xml(text, width, size, is_head=is_head, bold=bold or is_head)
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{inside}</w:tr>"


def cell_xml(text: str, width: int, size: int, *, is_head: bool, bold: bool) -> str:
    place = "center" if is_head or is_figure(text) else "left"
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:before="20" '
        f'w:after="20"/><w:jc w:val="{place}"/></w:pPr><w:r><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r></w:p></w:tc>'
    )


def printable(text: str) -> str:
    """Signs that XML cannot hold are left out, as the library does elsewhere."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\t\n")
