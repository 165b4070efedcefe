"""One evening from the list of voters to the signed minutes, at the pages of the committee."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from congtam.ballots.models import Box, PaperEntry
from congtam.campaigns.models import Polling, Result
from tests.web.polls.table import Table, text_of

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]
LEVELS = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ")


def test_an_evening_with_slips_and_paper() -> None:
    """HX18-40, HX18-41, HX18-42, HX18-44: more than half of all official members, by secret ballot."""
    table = Table.laid(voters=8, plan="both")
    lines = len(table.polling.poll.lines.all())
    assert "Ghi người có mặt" in table.get()
    assert "Hòm phiếu đã mở" in table.open(by_paper=5)
    assert "0 trong 5 phiếu mã đã bỏ" in table.get()
    table.cast_all(**{f"d{n}": "2" for n in range(1, lines + 1)})
    assert "5 trong 5 phiếu mã đã bỏ" in table.get()
    assert "Đã đóng hòm phiếu" in table.post("dong/")
    count = tuple([(1, 0, 3, 0, 0)] * lines)
    table.enter_papers("an", 5, *count, bad=1)
    assert "Hai lần nhập khác nhau" not in table.get("phieu-giay/")
    table.enter_papers("giang", 5, *[(0, 0, 4, 0, 0)] * lines, bad=1)
    assert "Hai lần nhập khác nhau" in table.get("phieu-giay/")
    table.enter_papers("giang", 5, *count, bad=1)
    assert "Đã kiểm phiếu xong" in table.count()
    page = table.get("ket-qua/")
    assert f"{lines} trong {lines} dòng có mức đủ phiếu" in page
    assert "0 không nêu đa số 8 đủ phiếu 0 thiếu 6 0 thiếu 6 1 9 / 10 Hoàn thành tốt nhiệm vụ" in page
    minutes = table.get("bien-ban/")
    for figure in (
        "được bỏ phiếu: 10; có mặt: 10; vắng: 0",
        "phát ra: 10; thu về: 10; phát ra mà không thu về: 0",
        "hợp lệ: 9; không hợp lệ: 1, gồm: có ký tên hoặc đánh dấu riêng: 1",
        "Cơ số tính đa số: 10 (tổng số đảng viên chính thức)",
        "từ 6 phiếu",
        "Mã hòm phiếu điện tử",
        "TRƯỞNG BAN KIỂM PHIẾU",
        "0 8; đủ 0; thiếu 6 0; thiếu 6 1 9 10 Hoàn thành tốt nhiệm vụ",
    ):
        assert figure in minutes, figure
    assert_document_says_the_same(table, minutes)
    assert "Khóa và các lá phiếu niêm phong đã hủy" in table.post("ky-bien-ban/", on="09/12/2018", number="1")
    assert not Box.objects.filter(poll=table.polling.poll_id).exists()


def assert_document_says_the_same(table: Table, minutes: str) -> None:
    """The paper that is mended in a word processor, opened again, has every text of the page."""
    content = table.client("binh").get(f"{table.home}bien-ban/word/").content
    opened = Document(BytesIO(content))
    assert opened.sections[0].orientation == WD_ORIENT.LANDSCAPE, "ten columns"
    cells = [cell.text for one in opened.tables for row in one.rows for cell in row.cells]
    for text in filter(None, (*(line.text for line in opened.paragraphs), *cells)):
        said = " ".join(text.replace("\u00a0", " ").split())
        assert said in minutes, said
    head, left = opened.tables[1].rows[0].cells[1].text, opened.tables[-1].rows[0].cells[0].text
    assert (head, left.split()[:2]) == ("Đối tượng", ["TRƯỞNG", "BAN"])


def test_a_box_that_no_backup_held_is_voted_again() -> None:
    """After a backup was put back there is no box: the page says so and leads to the new vote."""
    table = Table.laid(voters=4)
    table.open()
    table.cast_ballot(table.codes[0], d1="1")
    assert "Phải bỏ phiếu lại" not in table.get()
    Box.objects.filter(poll=table.polling.poll_id).delete()
    page = table.get()
    assert "Phải bỏ phiếu lại" in page
    assert "Đóng hòm phiếu" not in page
    assert "Phải bỏ phiếu lại" in text_of(table.client("dung").get("/lam-viec/he-thong/").content.decode())
    sent = {"cause": "box_lost", "plan": "slips", "on": "09/12/2018"}
    assert "không đọc phiếu nào" in table.post("huy-hom/", **sent)
    assert "Phải bỏ phiếu lại" not in table.get()
    table.polling = Polling.objects.exclude(pk=table.polling.pk).get()
    table.open()
    table.cast_all(d1="1")
    table.post("dong/")
    Box.objects.filter(poll=table.polling.poll_id).delete()
    assert "Phải bỏ phiếu lại" in table.count(), "closed, and gone before the count"


def test_nothing_is_known_before_the_count() -> None:
    """No page of the committee has a level with votes while the box is open, or closed and not counted."""
    table = Table.laid(voters=4)
    table.open()
    table.cast_all(d1="1")
    for page in ("", "trinh-chieu/", "ket-qua/", "bien-ban/"):
        shown = table.get(page)
        assert "đủ phiếu" not in shown
        assert not any(level in shown for level in LEVELS)
    table.post("dong/")
    for page in ("", "trinh-chieu/", "ket-qua/", "bien-ban/"):
        assert not any(level in table.get(page) for level in LEVELS)


def test_no_page_says_what_came_by_which_channel() -> None:
    table = Table.laid(voters=8, plan="both")
    lines = len(table.polling.poll.lines.all())
    table.open(by_paper=5)
    table.cast_all(d1="2")
    table.post("dong/")
    for who in ("an", "giang"):
        table.enter_papers(who, 5, (0, 0, 5, 0, 0), *[(5, 0, 0, 0, 0)] * (lines - 1))
    for page in ("phieu-giay/", ""):
        table.get(page)
        assert 'value="5"' not in table.page, "figures of paper are shown to nobody"
    table.count()
    for page in ("ket-qua/", "bien-ban/", "trinh-chieu/"):
        shown = table.get(page)
        assert "10" in shown
        assert "phiếu giấy" not in shown.lower().replace("xin phiếu giấy", "")


def test_two_accounts_enter_the_paper_count() -> None:
    table = Table.laid(voters=4, plan="paper")
    lines = len(table.polling.poll.lines.all())
    table.open(by_paper=6)
    table.post("dong/")
    count = [(6, 0, 0, 0, 0)] * lines
    table.enter_papers("an", 6, *count)
    table.enter_papers("an", 6, *count)
    assert PaperEntry.objects.count() == 1
    assert "mới có 1 lần nhập" in table.count()
    assert "số phiếu hợp lệ là 5" in table.enter_papers("giang", 6, *count, bad=1), "does not add up"
    table.enter_papers("giang", 6, *count)
    assert "Đã kiểm phiếu xong" in table.count()


def test_an_incident_discards_the_box_unread_and_all_vote_again() -> None:
    table = Table.laid(voters=4)
    table.open()
    table.cast_ballot(table.codes[0], d1="1")
    page = table.post(
        "huy-hom/", cause="slip_already_used", plan="slips", on="09/12/2018", text="Phiếu bị báo đã dùng."
    )
    assert "không đọc phiếu nào" in page
    assert not Box.objects.filter(poll=table.polling.poll_id).exists()
    again = Polling.objects.exclude(pk=table.polling.pk).get()
    assert again.poll.follows_id == table.polling.poll_id
    assert "Hòm phiếu này đã hủy" in table.get()
    old = table.codes[1]
    table.polling = again
    table.open()
    assert "không còn dùng được" in text_of(
        table.client("an").post(f"/phieu/{again.poll.address}/", {"code": old}).content.decode()
    )
    table.cast_all(d1="2")
    table.post("dong/")
    table.count()
    assert "Phiếu bị báo đã dùng" in table.get("bien-ban/"), "the minutes tell of the first box"


def test_switching_to_paper_at_any_moment() -> None:
    table = Table.laid(voters=4)
    table.open()
    table.post("huy-hom/", cause="to_paper", plan="paper", on="09/12/2018")
    again = Polling.objects.exclude(pk=table.polling.pk).get()
    assert (again.plan, again.poll.roll.filter(present=True).count()) == ("paper", 6)
    table.polling, table.words = again, []
    table.open(by_paper=6)
    assert "Hòm phiếu đã mở" in table.page
    table.post("dong/")
    lines = len(again.poll.lines.all())
    for who in ("an", "giang"):
        table.enter_papers(who, 6, *[(0, 6, 0, 0, 0)] * lines)
    assert "Đã kiểm phiếu xong" in table.count()


def test_under_five_voters_the_warning_is_ticked_by_itself() -> None:
    table = Table.laid(voters=1)
    table.hand_out()
    assert "Chỉ có 3 người bỏ phiếu" in table.post("mo/")
    assert table.fresh().poll.stage == "preparing"
    assert "Hòm phiếu đã mở" in table.post("mo/", heard0="on")


def test_four_of_nine_on_paper_cannot_be_put_together() -> None:
    table = Table.laid(voters=7, plan="both")
    assert "dưới 5 người" in table.open(by_paper=4)
    assert table.fresh().poll.stage == "preparing"


def test_an_undrawn_slip_keeps_the_box_shut() -> None:
    table = Table.laid(voters=4)
    table.post("co-mat/", all="1")
    table.print_all(8)
    for person in table.people:
        table.post("ky-nhan/", slip=person)
    assert "Còn 2 phiếu mã chưa phát" in table.post("mo/")
    assert "Mã phiếu gõ chưa đúng" in table.post("huy-phieu/", codes=f"{table.codes[6]}\nABCD")
    assert "Đã hủy 1 phiếu" in table.post("huy-phieu/", codes=table.codes[7])
    assert "Hòm phiếu đã mở" in table.post("mo/")


def test_slips_and_words_are_shown_once() -> None:
    table = Table.laid(voters=4)
    table.post("co-mat/", all="1")
    table.print_all(6)
    assert len(set(table.codes)) == 6
    for page in ("", "phieu-ma/", "to-khoa/", "ky-nhan/", "huy-phieu/"):
        table.get(page)
        assert not any(code in table.page for code in table.codes)
        assert not any(paper in table.page for paper in table.words)


def test_a_recount_and_the_end_of_the_envelope_have_their_minutes() -> None:
    table = Table.laid(voters=4)
    table.open()
    table.cast_all(d1="2")
    table.post("dong/")
    table.count()
    table.post("ky-bien-ban/", on="09/12/2018", number="1")
    sent = {"paper1": table.words[0], "paper2": table.words[1], "on": "10/12/2018", "number": "2"}
    assert "Kiểm lại: khớp" in table.post("kiem-lai/", **sent)
    assert "Đã tiêu hủy phiếu lưu" in table.post("tieu-huy/", on="10/12/2019", number="3")
    assert "không còn" in table.post("kiem-lai/", **sent)
    kinds = {row.kind: row.pk for row in table.polling.poll.minutes.all()}
    assert "khớp với kết quả đã công bố" in table.get(f"bien-ban/?so={kinds['recount']}")
    assert "Kiểm lại ngày 10/12/2018, biên bản số 2: khớp" in table.get("bien-ban/")
    assert "đã được tiêu hủy" in table.get(f"bien-ban/?so={kinds['destruction']}")


def test_no_majority_goes_into_a_further_round() -> None:
    table = Table.laid(voters=4)
    table.open()
    for number, code in enumerate(table.codes):
        table.cast_ballot(code, d1=str(2 + number % 2), d2="2")
    table.post("dong/")
    table.count()
    page = table.get("ket-qua/")
    assert "Không mức nào đủ phiếu" in page
    assert "thiếu 1" in page
    assert "Đã lập vòng tiếp theo" in table.post("vong-tiep/", lines=["1"], how="same")
    follow = Polling.objects.exclude(pk=table.polling.pk).get()
    assert (follow.poll.round, follow.poll.lines.count()) == (2, 1)


def test_a_second_round_picks_at_most_so_many() -> None:
    table = Table.laid(voters=4)
    table.open()
    table.cast_all(d1="1", d2="1", d3="1")
    table.post("dong/")
    table.count()
    sent: dict[str, Any] = {"lines": ["1", "2", "3"], "how": "pick", "level": "HTXSNV"}
    assert "số được chọn" in table.post("vong-tiep/", **sent)
    table.post("vong-tiep/", **sent, at_most=2)
    follow = Polling.objects.exclude(pk=table.polling.pk).get()
    assert (follow.poll.kind, follow.poll.at_most, follow.poll.lines.count()) == ("pick", 2, 3)
    table.polling, table.words = follow, []
    table.open()
    for code in table.codes:
        table.cast_ballot(code, d1="1", d3="1")
    table.post("dong/")
    table.count()
    assert "2 trong 3 dòng có mức đủ phiếu" in table.get("ket-qua/")


def test_the_voted_level_is_written_into_the_dossiers() -> None:
    table = Table.laid(voters=4)
    table.open()
    table.cast_all(d1="2", d2="3")
    table.post("dong/")
    table.count()
    table.post("ghi-ket-qua/", "giang", on="09/12/2018")
    assert Result.objects.count() == 0, "whoever conducts a vote need not move dossiers"
    shown = table.post("ghi-ket-qua/", on="09/12/2018", number="7")
    first = table.polling.poll.lines.get(number=1).label
    rows = Result.objects.values_list("dossier__name", "act", "level", "name", "paper")
    assert (first, "vote", "HTTNV", "Chi bộ Tổ dân phố 1", "7") in rows or first in shown
    assert rows.count() + shown.count("Chưa ghi được") >= 1
