"""A paper as HTML and as a document: the same texts, the layout of party papers."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from congtam.papers.docx import docx
from congtam.papers.html import html
from congtam.papers.paper import Head, Heading, Line, Paper, Signature, Table
from congtam.papers.profiles import profile_on

PAPER = Paper(
    kind="Biên bản",
    summary="Hội nghị kiểm điểm năm 2018",
    head=Head("Đảng bộ phường Bình An", "Chi bộ Một", "Số 05-BB/CB", "Bình An", date(2019, 1, 9)),
    blocks=(
        Heading("I- NỘI DUNG"),
        Line("Nguyễn Văn An <An> & Bình.", "Chủ trì:"),
        Table(("Đối tượng", "Tốt"), (("Trần Thị Bình", "7"),)),
        Line("Hội nghị kết thúc./."),
    ),
    signatures=(Signature("Thư ký", "Ngô Văn Ấm"), Signature("Chủ trì", "Trần Thị Bình")),
)


def test_the_document_opens_again_with_every_text() -> None:
    opened = Document(BytesIO(docx(PAPER)))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(row.text for row in opened.paragraphs), *cells])
    for words in (
        "ĐẢNG BỘ PHƯỜNG BÌNH AN",
        "CHI BỘ MỘT",
        "Số 05-BB/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Bình An, ngày 09 tháng 01 năm 2019",
        "BIÊN BẢN",
        "I- NỘI DUNG",
        "Chủ trì: Nguyễn Văn An <An> & Bình.",
        "Hội nghị kết thúc./.",
        "THƯ KÝ",
        "Trần Thị Bình",
    ):
        assert words in said
    assert len(opened.tables) == 3


def test_the_page_is_upright_with_its_margins() -> None:
    section = Document(BytesIO(docx(PAPER))).sections[0]
    sizes = (section.page_width, section.top_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in sizes if each is not None] == [210, 20, 30, 15]


def test_the_recorder_signs_on_the_left_and_the_chair_on_the_right() -> None:
    left, right = Document(BytesIO(docx(PAPER))).tables[-1].rows[0].cells
    assert left.text.startswith("THƯ KÝ")
    assert right.text.startswith("CHỦ TRÌ")
    assert right.text.count("\u00a0") == 4


def test_a_committee_signs_two_beside_each_other() -> None:
    three = replace(PAPER, signatures=(*PAPER.signatures, Signature("Ủy viên", "Hồ Thị Mận")))
    rows = Document(BytesIO(docx(three))).tables[-1].rows
    over = [cell.text.split("\n")[0] for row in rows for cell in row.cells]
    assert over == ["THƯ KÝ", "CHỦ TRÌ", "ỦY VIÊN", ""]


def test_thousands_of_names_lie_on_pages_with_their_heads() -> None:
    """A wide table, its columns as wide as they are said to be, what no file may hold left out."""
    names = tuple((str(number), f"Đồng chí {number}\x0b & <b>", "33") for number in range(1, 3001))
    wide = replace(PAPER, blocks=(Table(("TT", "Đối tượng", "Phiếu"), names, (1, 4, 1)),), wide=True)
    opened = Document(BytesIO(docx(wide)))
    assert opened.sections[0].orientation == WD_ORIENT.LANDSCAPE
    rows = opened.tables[1]._tbl.tr_lst
    assert len(rows) == 3001
    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    last = opened.tables[1].rows[3000].cells
    assert [cell.text for cell in last] == ["3000", "Đồng chí 3000 & <b>", "33"]
    shares = [cell.width for cell in last]
    assert shares[0] == shares[2]
    assert 3.9 < shares[1] / shares[0] < 4.1


def test_html_escapes_every_text() -> None:
    page = html(PAPER)
    assert "Nguyễn Văn An &lt;An&gt; &amp; Bình." in page
    assert "<An>" not in page


def test_months_from_march_on_have_no_zero() -> None:
    assert Head("", "", "", "Bình An", date(2018, 12, 9)).said_on == "Bình An, ngày 09 tháng 12 năm 2018"
    assert Head("", "", "", "Bình An", date(2018, 3, 10)).said_on == "Bình An, ngày 10 tháng 3 năm 2018"


def test_a_place_that_is_not_known_stays_blank_for_the_hand() -> None:
    assert Head("", "", "", "", date(2018, 3, 10)).said_on == "................, ngày 10 tháng 3 năm 2018"


def test_the_profile_is_that_of_the_day() -> None:
    days = (date(2017, 1, 1), date(2026, 5, 26), date(2026, 5, 27))
    assert [profile_on(day).ends for day in days] == ["./.", "./.", "."]
