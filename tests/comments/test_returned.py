"""Spreadsheets that come back: a trial with every doubt by its place, then all of it or nothing."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import xlsxwriter

from congtam.campaigns.models import Campaign
from congtam.comments.actions.answering import give
from congtam.comments.actions.returning import Trial, drop_sheet, take_sheet, trial_of, write_sheet
from congtam.comments.models import Answer, ReturnedSheet
from congtam.comments.queries.gathering import requests_of
from congtam.comments.workbook import (
    DAY,
    GIVER,
    HEAD_ROW,
    KEY,
    MARK,
    NOTHING,
    OPINION,
    campaign_mark,
    written,
)  # fmt: skip
from congtam.journal.actors import PROGRAM
from congtam.people.refusals import Refusal
from congtam.people.roster.reading import read
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.comments.ground import BLOCK, FARMERS, FRONT, TODAY, asked, farmers, khe, moved, parts, said

Cells = dict[int, Any]


def sheet(campaign: Campaign, *rows: Cells, mark: str = "") -> bytes:
    """As somebody filled it in: columns by their number."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    page = book.add_worksheet("Lấy ý kiến")
    page.write(HEAD_ROW - 2, 0, MARK)
    page.write(HEAD_ROW - 2, OPINION, mark or campaign_mark(campaign))
    page.write(HEAD_ROW - 1, 0, "Mã")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows, start=HEAD_ROW):
        for column, value in row.items():
            if isinstance(value, date):
                page.write_datetime(number, column, value, day)
            else:
                page.write(number, column, value)
    book.close()
    return kept.getvalue()


def key(campaign: Campaign, name: str) -> int:
    return parts(campaign)[name].pk


def tried(campaign: Campaign, *rows: Cells) -> Trial:
    returned = take_sheet(campaign=campaign, name="về.xlsx", content=sheet(campaign, *rows), by=PROGRAM)
    return trial_of(returned, TODAY)


def test_the_template_goes_out_and_comes_back(campaign: Campaign) -> None:
    asked(campaign)
    labels = {"cell_committee": "Chi ủy"}
    content = written(campaign, requests_of(campaign, khe(campaign)), labels)
    (page,) = read("mẫu.xlsx", content)
    named = {row.text(1) for row in page.rows if row.number > HEAD_ROW}
    assert {FARMERS, FRONT, BLOCK} <= named
    with pytest.raises(Refusal, match="không có ý kiến nào"):
        write_sheet(
            returned=take_sheet(campaign=campaign, name="a.xlsx", content=content, by=PROGRAM), by=PROGRAM
        )


def test_a_good_sheet_is_written_whole(campaign: Campaign) -> None:
    asked(campaign, on=TODAY - timedelta(days=3))
    content = sheet(
        campaign,
        {KEY: key(campaign, FARMERS), OPINION: "Họp đều.\nGần dân.", GIVER: "Lê Văn Tư", DAY: TODAY},
        {KEY: key(campaign, FRONT), NOTHING: "X"},
        {KEY: key(campaign, BLOCK)},
    )
    returned = take_sheet(campaign=campaign, name="../về.xlsx", content=content, by=PROGRAM)
    trial = trial_of(returned, TODAY)
    assert (trial.faults, len(trial.answers)) == ([], 2)
    assert not Answer.objects.exists()
    assert write_sheet(returned=returned, by=PROGRAM) == 2
    answer = Answer.objects.get(declines=False)
    assert (answer.text, answer.giver, answer.way) == ("Họp đều.\nGần dân.", "Lê Văn Tư", "sheet")
    returned.refresh_from_db()
    assert (returned.state, returned.content, returned.answers) == (ReturnedSheet.State.WRITTEN, None, 2)
    with pytest.raises(Refusal, match="đã ghi hoặc đã bỏ"):
        write_sheet(returned=returned, by=PROGRAM)


FAULTS: list[tuple[Callable[[Campaign], Cells], str, str, str]] = [
    (lambda _: {KEY: 987654, OPINION: "x"}, "A (Mã)", "không có trong đợt này", "Chép lại mã"),
    (lambda _: {KEY: "abc", OPINION: "x"}, "A (Mã)", "Không đọc được mã “abc”", "Chép lại số"),
    (lambda c: {KEY: key(c, FRONT), OPINION: "x", NOTHING: "x"}, "F", "Vừa có ý kiến vừa", "Xóa một"),
    (lambda c: {KEY: key(c, FRONT), NOTHING: "không"}, "F", "không phải dấu x", "Ghi x"),
    (lambda c: {KEY: key(c, FRONT), OPINION: "ă" * 21_000}, "E (Ý kiến)", "dài 21000", "Rút gọn"),
    (
        lambda c: {KEY: key(c, FRONT), OPINION: "x", DAY: "hôm qua"},
        "H (Ngày)",
        "Không đọc được ngày",
        "05/12",
    ),
    (
        lambda c: {KEY: key(c, FRONT), OPINION: "x", DAY: TODAY + timedelta(days=2)},
        "H",
        "chưa tới",
        "Xem lại",
    ),
    (
        lambda c: {KEY: key(c, FRONT), OPINION: "x", DAY: TODAY - timedelta(days=90)},
        "H",
        "trước ngày gửi",
        "Xem",
    ),
    (lambda c: {KEY: key(c, FARMERS), OPINION: "lại"}, "A (Mã)", "Trùng với dòng 4", "Gộp hai dòng"),
]


@pytest.mark.parametrize(("row", "column", "says", "remedy"), FAULTS)
def test_one_doubt_stops_all_and_says_where_and_how(
    campaign: Campaign, row: Callable[[Campaign], Cells], column: str, says: str, remedy: str
) -> None:
    asked(campaign)
    good = {KEY: key(campaign, FARMERS), OPINION: "tốt"}
    content = sheet(campaign, good, row(campaign))
    returned = take_sheet(campaign=campaign, name="về.xlsx", content=content, by=PROGRAM)
    trial = trial_of(returned, TODAY)
    fault = trial.faults[0]
    assert (fault.place.sheet, fault.place.row) == ("Lấy ý kiến", HEAD_ROW + 2)
    assert fault.place.column.startswith(column)
    assert says in fault.says
    assert remedy in fault.remedy
    with pytest.raises(Refusal, match="Chưa ghi gì"):
        write_sheet(returned=returned, by=PROGRAM)
    assert not Answer.objects.exists()


def test_what_was_answered_meanwhile_stops_the_sheet(campaign: Campaign) -> None:
    content = sheet(campaign, {KEY: key(campaign, FARMERS), OPINION: "tốt"})
    returned = take_sheet(campaign=campaign, name="về.xlsx", content=content, by=PROGRAM)
    assert trial_of(returned, TODAY).may_be_written
    give(part=farmers(campaign), said=said(), by=PROGRAM)
    with pytest.raises(Refusal, match="Chưa ghi gì"):
        write_sheet(returned=returned, by=PROGRAM)
    assert "đã trả lời" in trial_of(returned, TODAY).faults[0].says


def test_a_sheet_of_another_campaign_is_refused(campaign: Campaign, ward: Cast) -> None:
    other = opened(ward, year=TODAY.year - 1)
    content = sheet(other, {KEY: key(campaign, FARMERS), OPINION: "tốt"})
    with pytest.raises(Refusal, match="thuộc đợt khác"):
        take_sheet(campaign=campaign, name="về.xlsx", content=content, by=PROGRAM)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("về.xlsx", b"MZ\x90\x00" + bytes(200), "tệp hỏng"),
        ("về.exe", b"MZ", "không phải bảng tính"),
        ("khác.csv", "Họ và tên;Ngày sinh\nAn;1970\n".encode(), "không phải phiếu lấy ý kiến"),
    ],
)
def test_what_is_no_such_sheet_is_refused(campaign: Campaign, name: str, content: bytes, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        take_sheet(campaign=campaign, name=name, content=content, by=PROGRAM)
    assert not ReturnedSheet.objects.exists()


def test_the_phase_may_end_between_trial_and_writing(campaign: Campaign) -> None:
    content = sheet(campaign, {KEY: key(campaign, FARMERS), OPINION: "tốt"})
    returned = take_sheet(campaign=campaign, name="về.xlsx", content=content, by=PROGRAM)
    moved(campaign, "appraising")
    with pytest.raises(Refusal, match="không nhận ý kiến"):
        write_sheet(returned=returned, by=PROGRAM)
    returned.refresh_from_db()
    assert returned.state == ReturnedSheet.State.OPEN


def test_a_dropped_sheet_is_kept_no_longer(campaign: Campaign) -> None:
    content = sheet(campaign, {KEY: key(campaign, FARMERS), OPINION: "tốt"})
    returned = take_sheet(campaign=campaign, name="về.xlsx", content=content, by=PROGRAM)
    drop_sheet(returned=returned)
    returned.refresh_from_db()
    assert (returned.state, returned.content) == (ReturnedSheet.State.DROPPED, None)
