"""Sheets on paper: the forms of the five sources, opened again as a document."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from congtam.papers.docx import docx
from congtam.papers.html import html
from congtam.papers.paper import Paper, Table
from congtam.sheets.actions.proving import save_text
from congtam.sheets.actions.submitting import propose, submit
from congtam.sheets.models import Sheet
from congtam.sheets.queries.printed import paper_of
from congtam.sheets.rules import layout_for
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.sheets.ground import (
    DAY,
    decided,
    dossier,
    fill,
    moved,
    neighbourhood,
    of_a_head,
    own_sheet,
    rated,
    save,
    typed,
    with_account,
)


def printed(sheet: Sheet) -> Paper:
    """As it stands in the tables now."""
    return paper_of(Sheet.objects.get(pk=sheet.pk))


def table(sheet: Sheet) -> Table:
    (found,) = (block for block in printed(sheet).blocks if isinstance(block, Table))
    return found


def reopened(sheet: Sheet) -> Any:
    return Document(BytesIO(docx(printed(sheet))))


def line(sheet: Sheet, text: str) -> tuple[str, ...]:
    return next(row for row in table(sheet).rows if row[1].startswith(text))


class TestScorecardOf2022:
    """BTT22-01, BTT22-03, BTT22-08: head, print order, dashes, halves, the vote to be filled in."""

    @pytest.fixture
    def sheet(self, cast: Cast) -> Sheet:
        return own_sheet(cast, dossier(neighbourhood(cast), "sectional_organisation"), "an")

    def test_head_rows_and_vote_as_on_the_form(self, cast: Cast, sheet: Sheet) -> None:
        save(cast, sheet, "an", typed(sheet, "TC1/1/1.2/#1", points="0,5"))
        paper, found = printed(sheet), table(sheet)
        assert (paper.head.issuer, paper.kind) == (
            "Đảng bộ bộ phận khu phố 3",
            "Bảng điểm đánh giá, xếp loại chất lượng",
        )
        assert paper.summary == "Năm 2022 (loại hình: Đảng bộ bộ phận khu phố)"
        assert found.heads == ("TT", "Tiêu chí đánh giá", "Điểm tối đa", "Điểm tự chấm")
        layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
        assert [row[0] for row in found.rows[:-1]] == [one.place.row.number for one in layout.lines]
        assert found.rows[4][0] == "-"
        assert line(sheet, "Có xây dựng và tổ chức thực hiện Kế hoạch thực hiện Nghị quyết")[2:] == (
            "0,5",
            "0,5",
        )
        assert found.rows[-1] == ("", "TỔNG ĐIỂM", "100", "")
        texts = [paragraph.text for paragraph in reopened(sheet).paragraphs]
        assert sum("phiếu/…….đảng viên chính thức đang sinh hoạt" in text for text in texts) == 4
        assert "☐ Hoàn thành xuất sắc nhiệm vụ" in texts

    def test_what_is_not_known_is_left_blank_and_is_no_0(self, cast: Cast, sheet: Sheet) -> None:
        assert {row[3] for row in table(sheet).rows} == {""}
        decided(dossier(sheet.dossier.campaign, "neighbourhood_body", unit=cast.units["board"]), "HTTNV")
        assert line(sheet, "Ban điều hành khu phố")[3] == "0,8"
        assert line(sheet, "Ban công tác Mặt trận")[3] == ""

    def test_a_filled_sheet_with_its_proposal(self, cast: Cast, sheet: Sheet) -> None:
        fill(cast, sheet, "an")
        submit(sheet=sheet, by=cast.actor("an"), on=DAY)
        propose(sheet=sheet, level="HTTNV", by=cast.actor("an"))
        document = reopened(sheet)
        texts = [paragraph.text for paragraph in document.paragraphs]
        assert [text for text in texts if text.startswith("☒")] == ["☒ Hoàn thành tốt nhiệm vụ"]
        cells = [cell.text for cell in document.tables[0].rows[0].cells]
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in cells[1]
        assert "ĐẢNG BỘ BỘ PHẬN KHU PHỐ 3" in cells[0]
        grid = document.tables[1]
        assert len(grid.rows) == 1 + len(table(sheet).rows)


def test_form_05_of_a_member(cast: Cast) -> None:
    """HX18-36, HX18-69: who it is, points and the grade that follows, both signatures."""
    settle(cast)
    campaign = moved(opened(cast), "reviewing")
    sheet = own_sheet(cast, dossier(campaign, "member", person=cast.persons["an"]), "an")
    fill(cast, sheet, "an")
    paper = printed(sheet)
    assert paper.kind == "Phiếu tự phân tích chất lượng và đánh giá xếp loại đảng viên"
    assert table(sheet).heads[-1] == "Cấp độ"
    assert "Xuất sắc" in {row[-1] for row in table(sheet).rows}
    assert paper.signatures[1].name == cast.persons["an"].full_name
    assert cast.persons["an"].full_name in html(paper)


def test_the_thirty_seventy_with_evidence_and_its_options(cast: Cast) -> None:
    """TC25-02, TC25-03, TC25-06: the fifth column, and the option that data choose marked under its row."""
    settle(cast)
    with_account(cast, "chairman")
    campaign = moved(opened(cast, "tc-2025", year=2025), "reviewing")
    sheet = own_sheet(cast, rated(dossier(campaign, "collective", unit=cast.units["executive"])), "chairman")
    row = layout_for(campaign, "collective").by_address["I/6/a"]
    save_text(
        sheet=sheet,
        line=row,
        text="Kế hoạch 12-KH/ĐU <ngày 03/3>",
        version=0,
        by=cast.actor("chairman"),
        account=cast.accounts["chairman"].pk,
    )
    found = table(sheet)
    assert found.heads[-1] == "Thuyết minh, giải trình, số liệu minh chứng"
    assert line(sheet, "Ban hành kế hoạch khắc phục")[-1] == "Kế hoạch 12-KH/ĐU <ngày 03/3>"
    assert [one[3] for one in found.rows if one[0] in "abcd" and "chấm tối đa" in one[1]] == ["☐"] * 4
    assert "&lt;ngày 03/3&gt;" in html(printed(sheet))
    assert printed(sheet).wide


def test_four_columns_of_grades(cast: Cast) -> None:
    """TP21-01, TP21-04, TP21-07: one cross for each leaf, none for a parent, no level to tick."""
    settle(cast)
    sheet = of_a_head(cast)
    save(cast, sheet, "head", typed(sheet, "I/1", grade="tot"), typed(sheet, "III", grade="kem"))
    assert table(sheet).heads[2:] == ("Xuất sắc", "Tốt", "Trung bình", "Kém")
    assert line(sheet, "Chính trị tư tưởng")[2:] == ("", "x", "", "")
    assert line(sheet, "KẾT QUẢ KHẮC PHỤC")[2:] == ("", "", "", "x")
    assert line(sheet, "TIÊU CHÍ VỀ CHÍNH TRỊ")[2:] == ("", "", "", "")
    texts = [paragraph.text for paragraph in reopened(sheet).paragraphs]
    assert any("Ban Thường vụ Thành ủy quyết định" in text for text in texts)
    assert not any(text.startswith(("☐", "☒")) for text in texts)
