"""Requests as a spreadsheet to be filled in and sent back; read again with every doubt named by its place."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from congtam.campaigns.models import Campaign
from congtam.comments.queries.gathering import Line
from congtam.comments.texts import LONGEST
from congtam.people.refusals import Refusal
from congtam.people.roster.reading import read
from congtam.people.roster.sheets import Log, Place, Row, Sheet, letter, shown
from congtam.people.texts import composed

MARK = "Công Tâm – phiếu lấy ý kiến, mã đợt"
KEY, BODY, SUBJECT, KIND, OPINION, NOTHING, GIVER, DAY = range(8)
HEADS = (
    "Mã",
    "Nơi được hỏi",
    "Góp ý về",
    "Loại",
    "Ý kiến",
    "Không có ý kiến (ghi x)",
    "Người ký, chức vụ",
    "Ngày",
)
WIDTHS = (8, 30, 32, 22, 70, 14, 28, 13)
HEAD_ROW = 3
"""Counted from 1, as a spreadsheet does."""


@dataclass(frozen=True)
class Filled:
    """One row with an answer in it."""

    part: int
    row: int
    text: str
    declines: bool
    giver: str
    on: date | None


def campaign_mark(campaign: Campaign) -> str:
    """Says which campaign a file belongs to, whatever it was renamed to."""
    return f"{campaign.organisation_id}-{campaign.pk}-{campaign.fingerprint[:12]}"


def written(campaign: Campaign, lines: Iterable[Line], labels: dict[str, str]) -> bytes:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Lấy ý kiến")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    sheet.write_string(0, 0, campaign.title, book.add_format({"bold": True}))
    sheet.write_string(1, 0, MARK)
    sheet.write_string(1, OPINION, campaign_mark(campaign))
    for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width, day if column == DAY else wrapped)
        sheet.write_string(HEAD_ROW - 1, column, name, head)
    for number, line in enumerate(lines, start=HEAD_ROW):
        sheet.write_number(number, KEY, line.part)
        for column, text in ((BODY, line.name), (SUBJECT, line.subject_name), (KIND, labels[line.kind])):
            sheet.write_string(number, column, text, wrapped)
    sheet.freeze_panes(HEAD_ROW, OPINION)
    book.close()
    return kept.getvalue()


def read_back(campaign: Campaign, name: str, content: bytes, log: Log) -> list[Filled]:
    """Rows with an answer. A file of something else is refused whole; what is wrong in a row is logged."""
    sheet = next((one for one in read(name, content) if mark_of(one)), None)
    if sheet is None:
        raise Refusal(
            _(
                "Tệp này không phải phiếu lấy ý kiến đã tải về từ đây. "
                "Hãy điền vào đúng tệp đã tải rồi chọn lại."
            )
        )
    if mark_of(sheet) != campaign_mark(campaign):
        raise Refusal(
            _("Tệp này thuộc đợt khác. Hãy mở đúng đợt đó, hoặc tải phiếu của đợt này rồi điền lại.")
        )
    rows = [row for row in sheet.rows if row.number > HEAD_ROW and not row.is_empty]
    return [found for row in rows if (found := filled(sheet, row, log))]


def mark_of(sheet: Sheet) -> str:
    second = next((row for row in sheet.rows if row.number == HEAD_ROW - 1), None)
    if second is None or second.text(0) != MARK:
        return ""
    return second.text(OPINION)


def filled(sheet: Sheet, row: Row, log: Log) -> Filled | None:
    text, nothing = composed(str(row.cell(OPINION))), row.text(NOTHING).lower()
    if not text and not nothing:
        return None
    key = row.text(KEY)
    if not key.isdigit():
        log.fault(
            place(sheet, row, KEY),
            _("Không đọc được mã “%(key)s”.") % {"key": key[:20]},
            _("Chép lại số ở cột Mã từ tệp đã tải về; không sửa cột này."),
        )
        return None
    if nothing not in {"", "x"}:
        log.fault(
            place(sheet, row, NOTHING),
            _("“%(said)s” không phải dấu x.") % {"said": nothing[:20]},
            _("Ghi x nếu không có ý kiến, hoặc để trống."),
        )
    if text and nothing == "x":
        log.fault(
            place(sheet, row, NOTHING),
            _("Vừa có ý kiến vừa đánh dấu không có ý kiến."),
            _("Xóa một trong hai."),
        )
    if len(text) > LONGEST:
        log.fault(
            place(sheet, row, OPINION),
            _("Ý kiến dài %(length)d ký tự, nhiều nhất là %(most)d.")
            % {"length": len(text), "most": LONGEST},
            _("Rút gọn, hoặc nhập riêng kèm bản quét."),
        )
    return Filled(int(key), row.number, text, nothing == "x", row.text(GIVER)[:160], day_of(sheet, row, log))


def day_of(sheet: Sheet, row: Row, log: Log) -> date | None:
    """None when the column was left empty: then the day of the import counts."""
    cell: Any = row.cell(DAY)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = shown(cell)
    if not text:
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day without an hour
    except ValueError:
        log.fault(
            place(sheet, row, DAY),
            _("Không đọc được ngày “%(day)s”.") % {"day": text[:20]},
            _("Ghi ngày/tháng/năm, ví dụ 05/12/2025."),
        )
        return None


def place(sheet: Sheet, row: Row, column: int) -> Place:
    return Place(sheet.name, row.number, f"{letter(column)} ({HEADS[column]})")
