"""A paper as a document for a word processor, to be mended and signed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from congtam.papers.grid import lay_table, with_rows
from congtam.papers.paper import DASHES, MOTTO, STAR, Block, Heading, Line, Paper, Table

FONT = "Times New Roman"
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def docx(paper: Paper) -> bytes:
    document = Document()
    page(document, wide=paper.wide)
    head(document, paper)
    write(document, paper.kind.upper(), Look(bold=True, size=15, align=CENTRE))
    write(document, paper.summary, Look(bold=True, align=CENTRE))
    write(document, DASHES, Look(align=CENTRE))
    rows_of: list[str] = []
    for block in paper.blocks:
        add(document, block, rows_of)
    signed(document, paper)
    written = BytesIO()
    document.save(written)
    return with_rows(written, rows_of)


def page(document: Any, *, wide: bool) -> None:
    """A4; the page number stands in the middle of the top margin, from the second page on."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number.add_run()._r.addnext(field)  # noqa: SLF001 - the library has no word for fields


def head(document: Any, paper: Paper) -> None:
    top = paper.head
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    fill(left, [(top.superior.upper(), PLAIN), (top.issuer.upper(), STRONG), (STAR, PLAIN)])
    if top.number:
        styled(left.add_paragraph(), top.number, Look(align=CENTRE))
    motto = Look(bold=True, size=15, underline=True)
    fill(right, [(MOTTO, motto), (top.said_on, Look(italic=True))])


@dataclass(frozen=True)
class Look:
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: int = 14
    align: Any = JUSTIFY
    indent: bool = True


PLAIN = Look()
STRONG = Look(bold=True)


def fill(cell: Any, lines: list[tuple[str, Look]]) -> None:
    """Centred lines; the first paragraph of a cell is there already."""
    first = cell.paragraphs[0]
    for place, (text, look) in enumerate([line for line in lines if line[0]]):
        styled(first if place == 0 else cell.add_paragraph(), text, replace(look, align=CENTRE, indent=False))


def write(document: Any, text: str, look: Look = PLAIN, *, lead: str = "") -> None:
    styled(document.add_paragraph(), text, look, lead=lead)


def styled(paragraph: Any, text: str, look: Look, *, lead: str = "") -> None:
    paragraph.alignment = look.align
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(18)
    form.space_before, form.space_after = Pt(0), Pt(6)
    if look.indent and look.align is JUSTIFY:
        form.first_line_indent = Mm(10)
    if lead:
        paragraph.add_run(f"{lead} ").italic = True
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = look.bold, look.italic, look.underline
    run.font.size = Pt(look.size)


def add(document: Any, block: Block, rows_of: list[str]) -> None:
    match block:
        case Heading(text=text):
            write(document, text, STRONG)
        case Line(text=text, lead=lead):
            write(document, text, lead=lead)
        case Table():
            lay_table(document, block, rows_of)


def signed(document: Any, paper: Paper) -> None:
    """Four free lines for the hand; a pair is not torn apart by the end of a page."""
    pairs = paper.signed_in_pairs
    table = document.add_table(rows=len(pairs), cols=2)
    for row, pair in zip(table.rows, pairs, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no word for it either
        for cell, one in zip(row.cells, pair, strict=False):
            fill(cell, [(one.over.upper(), STRONG), *[("\u00a0", PLAIN)] * 4, (one.name, STRONG)])
