"""Filling one sheet, with a script and without: what is typed is written, or said to be wrong and kept."""

import json
import unicodedata

import pytest
from django.urls import reverse

from congtam.campaigns.models import Campaign
from congtam.sheets.actions.submitting import submit
from congtam.sheets.models import Draft, Mark, Sheet
from tests.cast import Cast
from tests.sheets.ground import DAY, dossier, fill, moved, neighbourhood, own_sheet, save, typed
from tests.web.sheets.desk import Desk, marked, prefix, row

FIRST, SECOND = "a/#1", "a/#2"


@pytest.fixture
def an(ward: Cast) -> Desk:
    return Desk(ward, "an")


def test_without_a_script_the_whole_form_is_written_at_once(an: Desk, sheet: Sheet) -> None:
    """BTT22-04, TC25-02: decimal comma and decimal point are both read."""
    page = an.send(sheet, {FIRST: "7,5", SECOND: "6.5"})
    assert marked(sheet) == {FIRST: 750, SECOND: 650}
    assert "Đã lưu 2 dòng." in page
    assert "14 / 40" not in page
    assert 'value="7,5"' in page


def test_what_nobody_changed_is_left_alone(an: Desk, sheet: Sheet) -> None:
    an.send(sheet, {FIRST: "7"})
    an.send(sheet, {SECOND: "6"})
    assert Mark.objects.get(row=FIRST).version == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("9", "vượt mức tối đa 8"),
        ("bảy", "không phải số điểm"),
        ("7,555", "không phải số điểm"),
        ("-1", "không phải số điểm"),
        ("9" * 200_000, "không phải số điểm"),
        (unicodedata.normalize("NFD", "bảy điểm"), "không phải số điểm"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_row_and_hinders_no_other(
    an: Desk, sheet: Sheet, text: str, says: str
) -> None:
    """BTT22-04: out of range is refused with the row named."""
    page = an.send(sheet, {FIRST: text, SECOND: "6"})
    assert says in row(page, sheet, FIRST)
    assert f'href="#{prefix(sheet, FIRST)}"' in page
    assert marked(sheet) == {SECOND: 600}
    assert Draft.objects.get().typed["points"] == text
    assert len(page) < 100_000


def test_more_than_half_a_point_is_refused(cast: Cast) -> None:
    """BTT22-04: 0.6 on a maximum of 0.5."""
    sheet = own_sheet(cast, dossier(neighbourhood(cast), "sectional_organisation"), "an")
    page = Desk(cast, "an").send(sheet, {"TC1/1/1.2/#1": "0.6"})
    assert "0,6 vượt mức tối đa 0,5" in row(page, sheet, "TC1/1/1.2/#1")
    assert marked(sheet) == {}


def test_a_row_set_back_is_wrong_no_more(an: Desk, sheet: Sheet) -> None:
    an.send(sheet, {FIRST: "7"})
    an.send(sheet, {FIRST: "70"})
    assert Draft.objects.count() == 1
    assert "vượt mức" not in an.send(sheet, {FIRST: "7"})
    assert (Draft.objects.count(), marked(sheet)) == (0, {FIRST: 700})


def test_a_wrong_row_emptied_is_wrong_no_more(an: Desk, sheet: Sheet) -> None:
    an.leave(sheet, FIRST, "0|", points="bảy")
    assert Draft.objects.count() == 1
    an.leave(sheet, FIRST, "0|", points="")
    assert (Draft.objects.count(), marked(sheet)) == (0, {})


def test_an_empty_row_is_not_0(an: Desk, sheet: Sheet) -> None:
    """Not entered is neither 0 points nor the end of a range."""
    page = an.sheet(sheet)
    assert row(page, sheet, "a").endswith("40 – / 40")
    assert "Chưa có điểm nào trên 100." in page
    an.send(sheet, {FIRST: "0"})
    page = an.sheet(sheet)
    assert "0–32 / 40" in row(page, sheet, "a")
    assert "tổng sẽ từ <b>0–92</b>" in page


def test_there_is_no_field_for_the_total(an: Desk, sheet: Sheet) -> None:
    """Every control belongs to a row; what is sent for a group is not taken."""
    page = an.sheet(sheet)
    controls = {f"d{part.split('.')[0]}" for part in page.split('name="d')[1:]}
    assert prefix(sheet, FIRST) in controls
    assert {prefix(sheet, "a"), prefix(sheet, "b")}.isdisjoint(controls)
    an.leave(sheet, "a", "0|", points="40")
    assert marked(sheet) == {}


def test_a_saved_row_says_when(an: Desk, sheet: Sheet) -> None:
    line = prefix(sheet, FIRST)
    response = an.client.post(
        reverse("sheets:row", args=[sheet.pk, int(line[1:])]),
        {f"{line}.was": "0|", f"{line}.points": "7"},
        headers={"HX-Request": "true"},
    )
    said = json.loads(response["HX-Trigger"])["saved"]["says"]
    assert said.startswith("đã lưu ")
    assert said in response.content.decode()
    assert 'value="1|7"' in response.content.decode(), "the next change is made over this version"


def test_saving_one_row_asks_few_questions(
    an: Desk, sheet: Sheet, django_assert_max_num_queries: object
) -> None:
    """Session, account, sheet; then in one transaction the sheet, the mark, both written, a draft dropped."""
    an.leave(sheet, FIRST, "0|", points="6")
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        an.leave(sheet, FIRST, "1|6", points="7")


def test_the_second_of_two_people_is_told_and_keeps_what_was_typed(
    ward: Cast, an: Desk, sheet: Sheet
) -> None:
    an.sheet(sheet)
    save(ward, sheet, "an", typed(sheet, FIRST, points="8"))
    told = an.leave(sheet, FIRST, "0|", points="5")
    assert "đã ghi dòng này lúc" in told
    assert "Ghi bản của tôi" in told
    assert marked(sheet) == {FIRST: 800}
    assert Draft.objects.get().typed["points"] == "5"


def test_deciding_between_two_writes_the_other_rows_too(ward: Cast, an: Desk, sheet: Sheet) -> None:
    """The buttons stand inside the form: nothing typed elsewhere is lost."""
    save(ward, sheet, "an", typed(sheet, FIRST, points="8"))
    an.leave(sheet, FIRST, "0|", points="5")
    first, second = prefix(sheet, FIRST), prefix(sheet, SECOND)
    posted = {f"{first}.was": "1|8", f"{first}.points": "8", f"{second}.was": "0|", f"{second}.points": "6"}
    an.client.post(reverse("sheets:draft", args=[sheet.pk, int(first[1:])]), {**posted, "keep": "mine"})
    assert marked(sheet) == {FIRST: 500, SECOND: 600}
    assert not Draft.objects.exists()


def test_a_phase_that_closes_while_somebody_types(an: Desk, campaign: Campaign, sheet: Sheet) -> None:
    """Nothing is written, nothing is lost, and both pages say so."""
    an.sheet(sheet)
    moved(campaign, "deciding")
    told = an.leave(sheet, FIRST, "0|", points="7")
    assert "bản nháp chưa gửi" in told
    page = an.sheet(sheet)
    assert "Phiếu đã đóng" in row(page, sheet, FIRST)
    assert "Đồng chí đã gõ: 7" in row(page, sheet, FIRST)
    assert marked(sheet) == {}
    moved(campaign, "meeting")
    first = prefix(sheet, FIRST)
    an.client.post(reverse("sheets:draft", args=[sheet.pk, int(first[1:])]), {"keep": "mine"})
    assert marked(sheet) == {FIRST: 700}


def test_what_was_sent_again_after_closing_is_no_draft(
    ward: Cast, an: Desk, campaign: Campaign, sheet: Sheet
) -> None:
    """A browser that left before it heard the answer sends once more; it stands there already."""
    save(ward, sheet, "an", typed(sheet, FIRST, points="7"))
    moved(campaign, "deciding")
    assert "đã lưu" in an.leave(sheet, FIRST, "0|", points="7")
    assert not Draft.objects.exists()


def test_without_a_script_a_closed_phase_keeps_all_that_was_typed(
    an: Desk, campaign: Campaign, sheet: Sheet
) -> None:
    first, second = prefix(sheet, FIRST), prefix(sheet, SECOND)
    moved(campaign, "deciding")
    posted = {f"{first}.was": "0|", f"{first}.points": "7", f"{second}.was": "0|", f"{second}.points": "6"}
    response = an.client.post(reverse("sheets:sheet", args=[sheet.pk]), posted, follow=True)
    assert "phiếu đã đóng" in response.content.decode()
    assert {draft.row: draft.typed["points"] for draft in Draft.objects.all()} == {FIRST: "7", SECOND: "6"}


def test_a_session_that_ended_is_a_number_for_the_script(an: Desk, sheet: Sheet) -> None:
    an.client.logout()
    an.leave(sheet, FIRST, "0|", status=401, points="7")


@pytest.mark.parametrize("who", ["binh", "cuc", "dung", "giang", "hanh", "khoa"])
def test_nobody_else_opens_or_fills_it(ward: Cast, sheet: Sheet, who: str) -> None:
    other = Desk(ward, who)
    refused = 404 if who == "hanh" else 403
    other.page("sheets:sheet", sheet.pk, status=refused)
    other.leave(sheet, FIRST, "0|", status=refused, points="7")
    assert marked(sheet) == {}


def test_the_evidence_button_saves_first(an: Desk, sheet: Sheet) -> None:
    """Without a script the way to the evidence of a row loses nothing."""
    number = prefix(sheet, FIRST)[1:]
    page = an.send(sheet, {FIRST: "7"}, press=f"evidence:{number}")
    assert "Thuyết minh, giải trình" in page
    assert marked(sheet) == {FIRST: 700}


def test_check_then_give_then_propose(ward: Cast, an: Desk, sheet: Sheet) -> None:
    """BTT22-09: the proposal stands behind the score; no level is chosen beforehand, and the rules stand
    beside it with what is missing to the next level."""
    page = an.page("sheets:propose", sheet.pk)
    assert "Chưa được vì phiếu chưa gửi" in page
    fill(ward, sheet, "an", 60, leave=(FIRST,))
    page = an.page("sheets:check", sheet.pk)
    assert "Còn 1 tiêu chí chưa chấm" in page
    assert f'#{prefix(sheet, FIRST)}">' in page
    assert "Chưa gửi được" in page
    an.client.post(reverse("sheets:check", args=[sheet.pk]))
    sheet.refresh_from_db()
    assert not sheet.is_submitted
    save(ward, sheet, "an", typed(sheet, FIRST, points="5"))
    an.client.post(reverse("sheets:check", args=[sheet.pk]))
    page = an.page("sheets:propose", sheet.pk)
    assert "checked" not in page
    assert "Còn thiếu" in page
    an.client.post(reverse("sheets:propose", args=[sheet.pk]), {"level": "HTTNV"})
    sheet.refresh_from_db()
    assert (sheet.is_submitted, sheet.proposal) == (True, "HTTNV")


def test_who_will_read_it_is_said_before_anything_is_typed(an: Desk, sheet: Sheet) -> None:
    page = an.sheet(sheet)
    assert "Ai đọc được phiếu này" in page
    assert "văn phòng cấp ủy (sau khi gửi)" in page


def test_a_given_sheet_takes_nothing_more(ward: Cast, an: Desk, sheet: Sheet) -> None:
    fill(ward, sheet, "an")
    submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    page = an.sheet(sheet)
    assert "Cần sửa thì nhờ văn phòng trả lại phiếu" in page
    assert "hx-post" not in page
    assert "Phiếu đã gửi nên không ghi thêm được" in an.leave(sheet, FIRST, "1|8", points="1")
