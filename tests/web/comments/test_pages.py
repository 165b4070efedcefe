"""The pages of comments: what they show, what they refuse, and that nothing typed is lost."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from congtam.campaigns.actions.asking import note_answer
from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign, Participation
from congtam.comments.actions.answering import give
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.models import Answer, Inquiry, Link, ReturnedSheet, Unsent
from congtam.comments.queries.gathering import requests_of
from congtam.comments.states import State
from congtam.journal.actors import PROGRAM
from congtam.people.models import ProfessionalRating
from tests.campaigns.ward import new_member, settle
from tests.cast import Cast
from tests.comments.ground import (
    FARMERS,
    TODAY,
    WEEK,
    account,
    asked,
    collecting,
    farmers,
    khe,
    moved,
    parts,
    said,
)  # fmt: skip
from tests.sheets.ground import decided, unit

PDF = b"%PDF-1.7\n"


@pytest.fixture(autouse=True)
def _scans_lie_apart(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return collecting(ward)


def client_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(cast: Cast, who: str, name: str, *args: object, status: int = 200) -> str:
    response = client_of(cast, who).get(reverse(name, args=args))
    assert response.status_code == status
    return response.content.decode()


def sent(cast: Cast, who: str, name: str, *args: object, **data: Any) -> str:
    response = client_of(cast, who).post(reverse(name, args=args), data, follow=True)
    return response.content.decode()


def test_the_chair_and_the_office_see_who_is_missing(campaign: Campaign, ward: Cast) -> None:
    """HX18-09: sent, tracked, shown to the chair."""
    account(ward, "khe_secretary")
    asked(campaign)
    give(part=farmers(campaign), said=said("Cần họp đều."), by=PROGRAM)
    for who in ("dung", "khe_secretary"):
        assert "1 trong" in page(ward, who, "comments:overview", campaign.pk)
        text = page(ward, who, "comments:dossier", khe(campaign).pk)
        assert "Còn 3 nơi chưa trả lời về Chi bộ Thanh Khê" in text
        assert "Cần họp đều." in text
    assert "Cần họp đều." not in page(ward, "an", "comments:overview", campaign.pk)
    page(ward, "cuc", "comments:dossier", khe(campaign).pk, status=403)


def test_what_was_answered_stays_covered_until_its_phase(campaign: Campaign, ward: Cast) -> None:
    give(part=farmers(campaign), said=said("Cần họp đều."), by=PROGRAM)
    covered = page(ward, "giang", "comments:dossier", khe(campaign).pk)
    assert "chưa mở cho đồng chí" in covered
    assert "Cần họp đều." not in covered
    moved(campaign, "meeting")
    assert "Cần họp đều." in page(ward, "giang", "comments:dossier", khe(campaign).pk)


def test_residence_workplace_and_professional_rating_are_in_the_persons_file(
    campaign: Campaign, ward: Cast
) -> None:
    """HX18-15: what exists is there before the meeting; for officials the professional rating too."""
    teacher = ward.persons["teacher"]
    enter_fact(campaign=campaign, person=teacher, fact="lives_elsewhere", value=True, reason="sổ", by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    dossier = campaign.dossiers.get(kind="member", person=teacher)
    rows = {row.rule: row for row in dossier.participations.filter(group="comments", is_settled=True)}
    assert "member_home" in rows
    ProfessionalRating.objects.create(
        organisation=ward.ward, person=teacher, year=campaign.year, result="Hoàn thành tốt nhiệm vụ"
    )
    part = rows["member_home"]
    part.campaign = campaign
    give(part=part, said=said("Gương mẫu nơi cư trú."), by=PROGRAM)
    text = page(ward, "dung", "comments:dossier", dossier.pk)
    assert "Gương mẫu nơi cư trú." in text
    assert "Xếp loại chuyên môn năm" in text
    assert "Hoàn thành tốt nhiệm vụ" in text


def test_a_leaders_file_has_what_came_about_the_member(campaign: Campaign, ward: Cast) -> None:
    """HX18-15: the comments, and the rating as a member, which comes first; each from its own phase on."""
    moved(campaign, "meeting")
    chairman = ward.persons["chairman"]
    leader = campaign.dossiers.get(kind="leader", person=chairman)
    member = campaign.dossiers.get(kind="member", person=chairman)
    part = member.participations.get(group="comments", rule="member_home")
    part.campaign = campaign
    give(part=part, said=said("Gần dân nơi cư trú."), by=PROGRAM)
    decided(member, "HTTNV")
    text = page(ward, "dung", "comments:dossier", leader.pk)
    assert "Gần dân nơi cư trú." in text
    assert "Hoàn thành tốt nhiệm vụ" in text
    account(ward, "chairman")
    own = page(ward, "chairman", "comments:dossier", leader.pk)
    assert "Gần dân nơi cư trú." in own


def test_a_day_without_words_is_no_answer(campaign: Campaign) -> None:
    """HX18-09: nobody counts as having answered before there is something to read, or the word that there is
    nothing to say."""
    asked(campaign)
    note_answer(part=farmers(campaign), on=TODAY, by=PROGRAM)
    about = [line for line in requests_of(campaign, khe(campaign)) if line.part == farmers(campaign).pk]
    assert [line.state for line in about] == [State.ASKED]
    give(part=farmers(campaign), said=said("Cần họp đều."), by=PROGRAM)
    about = [line for line in requests_of(campaign, khe(campaign)) if line.part == farmers(campaign).pk]
    assert [line.state for line in about] == [State.ANSWERED]


def test_a_deputy_answers_for_the_body(campaign: Campaign, ward: Cast) -> None:
    asked(campaign)
    assert "Chi bộ Thanh Khê" in page(ward, "cuc", "comments:mine")
    form = page(ward, "cuc", "comments:answer", farmers(campaign).pk)
    assert "Ai đọc được" in form
    text = sent(ward, "cuc", "comments:answer", farmers(campaign).pk, text="Đoa\u0300n kê\u0301t.")
    assert "Đã lưu và gửi ý kiến lúc" in text
    assert Answer.objects.get().text == "Đoàn kết."


def test_sent_twice_it_is_taken_once_and_the_second_is_kept(campaign: Campaign, ward: Cast) -> None:
    address = farmers(campaign).pk
    sent(ward, "cuc", "comments:answer", address, text="bản đầu")
    second = sent(ward, "cuc", "comments:answer", address, text="bản của người thứ hai")
    assert "đã trả lời lúc" in second
    assert Answer.objects.get().text == "bản đầu"
    again = page(ward, "cuc", "comments:answer", address)
    assert "bản đầu" in again
    assert "bản của người thứ hai" in again


def test_two_hundred_thousand_letters_come_back_whole(campaign: Campaign, ward: Cast) -> None:
    pasted = "ă" * 200_000
    text = sent(ward, "cuc", "comments:answer", farmers(campaign).pk, text=pasted)
    assert "Ý kiến dài 200000 ký tự, nhiều nhất là 20000" in text
    assert pasted in text
    assert Unsent.objects.get().text == pasted
    assert not Answer.objects.exists()


def test_a_phase_that_ends_while_somebody_types_keeps_the_text(campaign: Campaign, ward: Cast) -> None:
    moved(campaign, "appraising")
    text = sent(ward, "cuc", "comments:answer", farmers(campaign).pk, text="đang gõ")
    assert "không nhận ý kiến" in text
    assert Unsent.objects.get().text == "đang gõ"
    moved(campaign, "meeting")
    again = page(ward, "cuc", "comments:answer", farmers(campaign).pk)
    assert "đang gõ</textarea>" in again
    sent(ward, "cuc", "comments:answer", farmers(campaign).pk, text="đang gõ")
    assert not Unsent.objects.exists()


def test_a_draft_waits_on_another_device(campaign: Campaign, ward: Cast) -> None:
    text = sent(ward, "cuc", "comments:answer", farmers(campaign).pk, text="nửa câu", keep="1")
    assert "Đã lưu nháp" in text
    assert "nửa câu</textarea>" in page(ward, "cuc", "comments:answer", farmers(campaign).pk)
    assert not Answer.objects.exists()


def test_somebody_elses_request_is_refused(campaign: Campaign, ward: Cast) -> None:
    for name in ("answer", "correct", "paper", "printed"):
        page(ward, "an", f"comments:{name}", farmers(campaign).pk, status=403)
    rater = Participation.objects.filter(campaign=campaign, group="raters").first()
    assert rater is not None
    page(ward, "dung", "comments:paper", rater.pk, status=404)
    page(ward, "hanh", "comments:overview", campaign.pk, status=403)


def test_paper_that_is_no_paper_is_refused_and_the_text_stays(campaign: Campaign, ward: Cast) -> None:
    wrong = SimpleUploadedFile("góp ý.pdf", b"MZ\x90\x00" + bytes(100))
    data = {"text": "chép từ giấy", "giver": "Lê Văn Tư", "on": f"{TODAY:%d/%m/%Y}"}
    text = sent(ward, "dung", "comments:paper", farmers(campaign).pk, scans=[wrong], **data)
    assert "không phải tài liệu nhận được" in text
    assert "chép từ giấy</textarea>" in text
    good = [SimpleUploadedFile("một.pdf", PDF), SimpleUploadedFile("hai.pdf", PDF + b"2")]
    sent(ward, "dung", "comments:paper", farmers(campaign).pk, scans=good, **data)
    answer = Answer.objects.get()
    assert answer.scans.count() == 2
    scan = answer.scans.order_by("pk")[0]
    response = client_of(ward, "dung").get(reverse("comments:scan", args=(scan.pk,)))
    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    page(ward, "an", "comments:scan", scan.pk, status=403)


def test_a_correction_shows_both(campaign: Campaign, ward: Cast) -> None:
    give(part=farmers(campaign), said=said("bản đầu"), by=PROGRAM)
    refused = sent(ward, "dung", "comments:correct", farmers(campaign).pk, text="bản hai", reason="")
    assert "Chưa có: Lý do sửa." in refused
    sent(ward, "dung", "comments:correct", farmers(campaign).pk, text="bản hai", reason="chép sót")
    text = page(ward, "dung", "comments:dossier", khe(campaign).pk)
    assert all(words in text for words in ("bản đầu", "bản hai", "chép sót", "1 bản trước"))


def test_ending_and_taking_up_again(campaign: Campaign, ward: Cast) -> None:
    """HX18-84, on the page of the chair."""
    account(ward, "khe_secretary")
    asked(campaign)
    day = f"{TODAY:%d/%m/%Y}"
    text = sent(ward, "khe_secretary", "comments:close", khe(campaign).pk, on=day, reason="")
    assert "Kết thúc khi chưa đủ thì phải ghi lý do" in text
    text = sent(ward, "khe_secretary", "comments:close", khe(campaign).pk, on=day, reason="hết hạn")
    assert f"Đã kết thúc lấy ý kiến ngày {day}" in text
    assert "hết hạn" in text
    refused = sent(ward, "cuc", "comments:answer", farmers(campaign).pk, text="muộn")
    assert "đã kết thúc ngày" in refused
    text = sent(ward, "khe_secretary", "comments:reopen", khe(campaign).pk, reason="chi hội xin thêm")
    assert "Đã mở lại" in text


def test_asking_from_the_pages(campaign: Campaign, ward: Cast) -> None:
    wrong = sent(ward, "dung", "comments:ask", khe(campaign).pk, part=[farmers(campaign).pk], due_on="mai")
    assert "Không đọc được ngày này" in wrong
    day = f"{WEEK:%d/%m/%Y}"
    none = sent(ward, "dung", "comments:ask", khe(campaign).pk, due_on=day)
    assert "Chưa chọn nơi nào để hỏi" in none
    sent(ward, "dung", "comments:ask", khe(campaign).pk, part=[farmers(campaign).pk, "x"], due_on=day)
    assert Participation.objects.filter(group="comments", asked_on=TODAY).count() == 1
    sent(ward, "dung", "comments:ask_all", campaign.pk, due_on=day)
    assert not Participation.objects.filter(group="comments", asked_on=None, is_settled=True).exists()
    assert Inquiry.objects.filter(due_on=WEEK).count() == Inquiry.objects.count()


def test_a_secretary_asks_for_the_own_cell_alone(campaign: Campaign, ward: Cast) -> None:
    account(ward, "khe_secretary")
    sent(ward, "khe_secretary", "comments:ask_all", campaign.pk, due_on=f"{WEEK:%d/%m/%Y}")
    homes = Participation.objects.filter(group="comments", asked_on=TODAY).values_list("dossier__home")
    assert set(homes) == {(ward.units["khe"].pk,)}
    page(ward, "khe_secretary", "comments:paper", farmers(campaign).pk, status=403)


def test_a_spreadsheet_goes_out_and_what_is_none_is_refused(campaign: Campaign, ward: Cast) -> None:
    asked(campaign)
    response = client_of(ward, "dung").get(reverse("comments:workbook", args=(campaign.pk,)))
    assert response.content.startswith(b"PK")
    wrong = SimpleUploadedFile("về.xlsx", b"MZ\x90\x00" + bytes(100))
    text = sent(ward, "dung", "comments:upload", campaign.pk, file=wrong)
    assert "tệp hỏng" in text
    empty = SimpleUploadedFile("về.xlsx", response.content)
    text = sent(ward, "dung", "comments:upload", campaign.pk, file=empty)
    assert "Trong tệp chưa có ý kiến nào" in text
    returned = ReturnedSheet.objects.get()
    assert "Chưa ghi gì" in sent(ward, "dung", "comments:write", returned.pk)
    assert "Đã bỏ tệp" in sent(ward, "dung", "comments:drop", returned.pk)
    page(ward, "binh", "comments:trial", returned.pk, status=403)


def test_tasks_say_what_is_owed_and_what_is_waited_for(campaign: Campaign, ward: Cast) -> None:
    asked(campaign, due=TODAY - timedelta(days=1), on=TODAY - timedelta(days=4))
    assert "Cho ý kiến về Chi bộ Thanh Khê" in page(ward, "cuc", "tasks:tasks")
    office = page(ward, "dung", "tasks:tasks")
    assert "4 nơi trả lời ý kiến quá hạn" in office
    assert "yêu cầu lấy ý kiến" in office
    give(part=farmers(campaign), said=said(), by=PROGRAM)
    assert "Cho ý kiến về" not in page(ward, "cuc", "tasks:tasks")


def count(cast: Cast, who: str, name: str, *args: object) -> int:
    page(cast, who, name, *args)
    with CaptureQueriesContext(connection) as queries:
        page(cast, who, name, *args)
    return len(queries)


def grow(campaign: Campaign, cast: Cast, number: int) -> None:
    """More cells of schools, each with its three bodies asked, and members."""
    for place in range(number):
        key = f"school{Participation.objects.count()}-{place}"
        cast.units[key] = unit(cast, "cell", "school", f"Chi bộ Trường số {place}")
        new_member(cast, key, f"Lê Văn {place}", key)
        campaign.meetings.create(organisation=cast.ward, unit=cast.units[key], planned_on=TODAY)
    derive_again(campaign=campaign, by=PROGRAM)
    rows = list(campaign.participations.filter(group="comments", asked_on=None).select_related("dossier"))
    ask_bodies(campaign=campaign, parts=rows, due_on=WEEK, on=TODAY, by=PROGRAM)


@pytest.mark.parametrize("name", ["comments:overview", "comments:drafts", "comments:upload"])
def test_lists_ask_as_often_for_thirty_as_for_one(campaign: Campaign, ward: Cast, name: str) -> None:
    grow(campaign, ward, 1)
    before = count(ward, "dung", name, campaign.pk)
    grow(campaign, ward, 30)
    assert count(ward, "dung", name, campaign.pk) == before


def test_tasks_ask_as_often_for_thirty_as_for_one(campaign: Campaign, ward: Cast) -> None:
    grow(campaign, ward, 1)
    before = count(ward, "dung", "tasks:tasks")
    grow(campaign, ward, 30)
    assert count(ward, "dung", "tasks:tasks") == before


def test_one_subject_asks_as_often_for_every_body(campaign: Campaign, ward: Cast) -> None:
    before = count(ward, "dung", "comments:dossier", khe(campaign).pk)
    for part in parts(campaign).values():
        give(part=part, said=said(), by=PROGRAM)
    # One more for the files of all the answers together.
    assert count(ward, "dung", "comments:dossier", khe(campaign).pk) == before + 1


def test_links_are_shown_once_and_taken_back(campaign: Campaign, ward: Cast) -> None:
    data = {"until": f"{WEEK:%d/%m/%Y}"}
    shown = sent(ward, "dung", "comments:make_link", farmers(campaign).pk, **data)
    assert "/lam-viec/y-kien/thu/" in shown
    token = shown.split("/lam-viec/y-kien/thu/")[1].split("/")[0]
    address = f"http://testserver{reverse('comments:letter', args=(token,))}"
    square = segno.make(address, error="m").svg_inline(omitsize=True, border=2)
    assert square in shown
    assert all(word in shown for word in ("Thư xin ý kiến", FARMERS, ward.ward.name, "Ai đọc được"))
    assert token not in page(ward, "dung", "comments:dossier", khe(campaign).pk)
    assert "đang có liên kết đến" in page(ward, "dung", "comments:dossier", khe(campaign).pk)
    sent(ward, "dung", "comments:revoke_link", farmers(campaign).pk)
    assert Link.objects.get().revoked_at is not None
    assert "thu hồi" in Client().get(reverse("comments:letter", args=(token,))).content.decode()


def test_the_sheet_to_print_says_who_asks_whom(campaign: Campaign, ward: Cast) -> None:
    asked(campaign)
    text = page(ward, "dung", "comments:printed", farmers(campaign).pk)
    assert all(word in text for word in (FARMERS, "Chi bộ Thanh Khê", ward.ward.name, "Ai đọc được"))
