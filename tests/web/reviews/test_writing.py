"""Writing a review in a browser, with a script and without."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign
from congtam.commitments.models import Commitment
from congtam.journal.models import Entry
from congtam.remedies.models import Shortcoming
from congtam.reviews.contents import Contents
from congtam.reviews.models import Answer, Review, Unsent
from congtam.reviews.queries.reading import written
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.reviews.ground import dossier, fill, fresh, give, moved, opened_review, prompted, write
from tests.web.reviews.conftest import Browsers

KEY = "commitment:strengths"


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def contents(review: Review) -> Contents:
    return written(fresh(review)).contents


def number(review: Review, key: str = KEY) -> int:
    page = contents(review).page_of(key)
    assert page is not None
    return page.number


def address(review: Review, key: str = KEY) -> str:
    return f"/lam-viec/kiem-diem/{review.pk}/noi-dung/{number(review, key)}/"


def form_of(client: Client, review: Review, key: str = KEY) -> dict[str, str]:
    """The form as the browser would send it back."""
    page = client.get(address(review, key)).content.decode()
    found = dict(re.findall(r'<input type="hidden" name="(was:[^"]+)" value="([^"]*)"', page))
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return found | dict(texts)


def autosave(client: Client, review: Review, key: str, text: str, was: str) -> Any:
    sent = {"field": key, key: text, f"was:{key}": was}
    return client.post(f"/lam-viec/kiem-diem/{review.pk}/luu/", sent, headers={"X-Requested-With": "fetch"})


def test_a_member_begins_writes_checks_and_hands_in_without_a_script(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    an, own = browser("an"), dossier(campaign, "member", person=ward.persons["an"])
    assert "Bản kiểm điểm cá nhân" in text_of(an.get("/lam-viec/kiem-diem/"))
    opened = an.post(f"/lam-viec/kiem-diem/mo/{own.pk}/form-02/")
    review = Review.objects.get(dossier=own)
    assert opened.headers["Location"] == f"/lam-viec/kiem-diem/{review.pk}/"
    step = address(review, "qualities/ideology:strengths")
    while "noi-dung" in step:
        form = form_at(an, step)
        form |= {name: "Không có gì đặc biệt." for name in form if not name.startswith("was:")}
        step = an.post(step, {**form, "next": "next"}).headers["Location"]
    assert step == f"/lam-viec/kiem-diem/{review.pk}/xem-lai/"
    check = an.get(step)
    assert "chưa viết" not in text_of(check)
    assert "Ai sẽ đọc" in text_of(check)
    an.post(step)
    assert fresh(review).state == "handed_in"


def form_at(client: Client, step: str) -> dict[str, str]:
    page = client.get(step).content.decode()
    found = dict(re.findall(r'<input type="hidden" name="(was:[^"]+)" value="([^"]*)"', page))
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return found | dict(texts)


def test_blanks_are_listed_by_link_and_nothing_is_handed_in(review: Review, browser: Browsers) -> None:
    an, step = browser("an"), f"/lam-viec/kiem-diem/{review.pk}/xem-lai/"
    an.post(step)
    page = an.get(step).content.decode()
    assert f'href="{address(review)}#f1"' in page
    assert "Còn 30 chỗ chưa viết" in page
    assert fresh(review).state == "draft"


def test_a_field_is_saved_as_it_is_left(review: Review, browser: Browsers) -> None:
    an = browser("an")
    was = form_of(an, review)[f"was:{KEY}"]
    answer = autosave(an, review, KEY, "Giữ cam kết.", was).content.decode()
    assert re.search(r"đã lưu \d\d:\d\d", answer)
    following = re.search(r'data-was="([^"]+)"', answer)
    assert following is not None
    autosave(an, review, KEY, "Giữ cam kết năm nay.", following.group(1))
    assert Answer.objects.get(review=review, key=KEY).text == "Giữ cam kết năm nay."
    again = browser("an").get(address(review)).content.decode()
    assert "Giữ cam kết năm nay." in again


def test_a_script_that_is_signed_out_is_told_so(review: Review) -> None:
    assert autosave(Client(), review, KEY, "x", "0.").status_code == 401


def test_the_second_of_two_sees_both_texts_and_chooses(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    opened_review(ward, cell, "form-01", "dung")
    key, binh, dung = "guidance:causes", browser("binh"), browser("dung")
    first, second = form_of(binh, review, key), form_of(dung, review, key)
    binh.post(address(review, key), {**first, key: "Bản của Bình.", "next": "later"})
    told = autosave(dung, review, key, "Bản của Dũng.", second[f"was:{key}"])
    text = text_of(told)
    assert "Trần Thị Bình đã ghi ô này lúc" in text
    assert "Bản của Bình." in text
    assert "Bản của Dũng." in text
    kept = Unsent.objects.get()
    page = text_of(dung.get(address(review, key)))
    assert "Bản của Bình." in page
    assert "Bản của Dũng." in page
    also = "guidance:remedies"
    dung.post(
        f"/lam-viec/kiem-diem/{review.pk}/chua-gui/{kept.pk}/",
        {**form_of(dung, review, key), also: "Gõ thêm.", "keep": "mine"},
    )
    texts = dict(Answer.objects.values_list("key", "text"))
    assert texts == {key: "Bản của Dũng.", also: "Gõ thêm."}
    assert "Bản của Bình." in text_of(dung.get(f"/lam-viec/kiem-diem/{review.pk}/lich-su/"))


def test_what_one_left_alone_is_no_clash(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    """A whole page comes back with a field that somebody else wrote meanwhile."""
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    binh = browser("binh")
    stale = form_of(binh, review, "guidance:causes")
    write(ward, review, "binh", {"guidance:causes": "Viết ở máy khác."})
    binh.post(address(review, "guidance:causes"), {**stale, "guidance:strengths": "Ở máy này."})
    assert dict(Answer.objects.values_list("key", "text")) == {
        "guidance:causes": "Viết ở máy khác.",
        "guidance:strengths": "Ở máy này.",
    }
    assert not Unsent.objects.exists()


def test_too_much_text_stays_in_its_field_with_the_count(review: Review, browser: Browsers) -> None:
    an, pasted = browser("an"), "một hai " * 25_000
    form = form_of(an, review)
    told = an.post(address(review), {**form, KEY: pasted, "commitment:causes": "Do bận."}, follow=True)
    page = told.content.decode()
    assert "Nội dung dài 199.999 ký tự, ô này nhận tối đa 20.000, thừa 179.999." in page
    assert pasted.strip() in page
    assert Answer.objects.get(review=review).text == "Do bận."


def test_tags_are_letters(review: Review, browser: Browsers) -> None:
    an = browser("an")
    an.post(address(review), {**form_of(an, review), KEY: "<script>alert(1)</script>"})
    page = an.get(f"/lam-viec/kiem-diem/{review.pk}/toan-van/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_closed_phase_keeps_what_was_typed_and_says_so(
    campaign: Campaign, review: Review, browser: Browsers
) -> None:
    an = browser("an")
    form = form_of(an, review)
    moved(campaign, "deciding")
    page = text_of(an.post(address(review), {**form, KEY: "Gõ dở"}, follow=True))
    assert "được giữ làm bản chưa gửi" in page
    assert "Gõ dở" in page
    answer = autosave(an, review, KEY, "Gõ dở tiếp", form[f"was:{KEY}"]).content.decode()
    assert "đã đóng" in answer
    assert Unsent.objects.get().text == "Gõ dở tiếp"


def test_what_is_returned_says_why_on_every_page(ward: Cast, review: Review, browser: Browsers) -> None:
    """GV21-14."""
    fill(ward, review, "an")
    give(ward, review, "an")
    binh = browser("binh")
    assert "Trả lại để hoàn chỉnh" in text_of(binh.get(f"/lam-viec/kiem-diem/ho-so/{review.dossier_id}/"))
    binh.post(f"/lam-viec/kiem-diem/{review.pk}/tra-lai/", {"reason": "Ghi rõ số liệu."})
    an = browser("an")
    for page in (f"/lam-viec/kiem-diem/{review.pk}/", address(review), "/lam-viec/kiem-diem/"):
        assert "Ghi rõ số liệu." in text_of(an.get(page))
    assert "Ghi rõ số liệu." in text_of(an.get("/lam-viec/"))


def test_whoever_waits_reads_what_was_handed_in_and_not_what_is_written_since(
    ward: Cast, review: Review, browser: Browsers
) -> None:
    fill(ward, review, "an")
    give(ward, review, "an")
    browser("dung").post(f"/lam-viec/kiem-diem/{review.pk}/tra-lai/", {"reason": "Bổ sung."})
    write(ward, review, "an", {KEY: "Đang viết dở."})
    whole = f"/lam-viec/kiem-diem/{review.pk}/toan-van/"
    assert "Đang viết dở." not in text_of(browser("binh").get(whole))
    assert "Đang viết dở." in text_of(browser("an").get(whole))
    assert browser("dung").get(f"/lam-viec/kiem-diem/{review.pk}/").headers["Location"] == whole


def test_a_named_person_directs_and_the_prompt_stands_before_the_writer(
    ward: Cast, campaign: Campaign, review: Review, browser: Browsers
) -> None:
    """GV21-17."""
    prompt = prompted(ward, review.dossier, director=ward.persons["giang"])
    page = text_of(browser("an").get(address(review, prompt.key)))
    assert "Chỉ đạo kiểm điểm: Hoàng Trường Giang" in page
    assert prompt.text in page
    listed = text_of(browser("dung").get(f"/lam-viec/kiem-diem/dot/{campaign.pk}/?tinh-trang=unanswered"))
    assert "Nguyễn Văn An" in listed
    assert "Hoàng Trường Giang" in listed


def test_somebody_else_has_no_way_in(review: Review, browser: Browsers) -> None:
    for who in ("binh", "cuc", "dung", "giang", "khoa"):
        client = browser(who)
        assert client.post(address(review), {KEY: "x"}).status_code == 403
        assert autosave(client, review, KEY, "x", "0.").status_code == 403


@pytest.mark.parametrize("who", ["binh", "cuc", "dung", "giang", "khoa"])
def test_form_08_leaks_to_nobody_on_any_page(
    ward: Cast, campaign: Campaign, browser: Browsers, who: str
) -> None:
    """HX18-70: before the forum meets, every page they can reach, with something that could leak."""
    own = dossier(campaign, "member", person=ward.persons["an"])
    private = opened_review(ward, own, "form-08", "an")
    fill(ward, private, "an")
    write(
        ward, private, "an", {"self_identification:1": "yes", "self_identification:1.words": "Ngại va chạm"}
    )
    give(ward, private, "an")
    client = browser(who)
    for page in ("", "xem-lai/", "toan-van/", "lich-su/", "noi-dung/1/"):
        response = client.get(f"/lam-viec/kiem-diem/{private.pk}/{page}")
        assert response.status_code == 403
        assert "Ngại va chạm" not in response.content.decode()
    assert client.post(f"/lam-viec/kiem-diem/{private.pk}/tra-lai/", {"reason": "x"}).status_code == 403
    pages = [
        f"/lam-viec/kiem-diem/dot/{campaign.pk}/",
        f"/lam-viec/kiem-diem/dot/{campaign.pk}/?tinh-trang=handed_in",
        f"/lam-viec/kiem-diem/ho-so/{own.pk}/",
        f"/lam-viec/dot/{campaign.pk}/ho-so/{own.pk}/",
        "/lam-viec/nhat-ky/",
    ]
    for page in pages:
        text = text_of(client.get(page, follow=True))
        assert "Ngại va chạm" not in text
        assert "27 biểu hiện" not in text
    for page in ("/lam-viec/kiem-diem/", "/lam-viec/"):
        assert f"/kiem-diem/{private.pk}/" not in client.get(page, follow=True).content.decode()
    assert not Entry.objects.filter(about=f"review:{private.pk}").exists()


@pytest.mark.parametrize("form", ["form-02", "person"])
def test_what_is_open_from_last_year_stands_before_the_writer(
    cast: Cast, browser: Browsers, form: str
) -> None:
    """GV21-11, HX18-06: in the section that the document keeps for it."""
    campaign = moved(opened(cast, "hx-2018" if form == "form-02" else "gv-2020", year=2021), "reviewing")
    an = cast.persons["an"]
    review = opened_review(cast, dossier(campaign, "member", person=an), form, "an")
    key = "remedied:causes" if form == "form-02" else "khac-phuc-nam-truoc:causes"
    assert "Chậm nộp đảng phí" not in text_of(browser("an").get(address(review, key)))
    for paper, day in (("7-KL/ĐU", date(2020, 12, 20)), ("8-KL/ĐU", date(2021, 5, 1))):
        Shortcoming.objects.create(
            organisation=cast.ward,
            person=an,
            name=an.full_name,
            text=f"Chậm nộp đảng phí, {paper}",
            source="review",
            paper=paper,
            found_on=day,
            recorded_by="Dũng",
            recorded_at=review.opened_at,
        )
    page = text_of(browser("an").get(address(review, key)))
    assert "Chậm nộp đảng phí, 7-KL/ĐU" in page
    assert "8-KL/ĐU" not in page


def test_what_was_promised_is_answered(ward: Cast, review: Review, browser: Browsers) -> None:
    """HX18-88."""
    Commitment.objects.create(
        organisation=ward.ward,
        campaign=review.dossier.campaign,
        person=ward.persons["an"],
        text="Đọc mười cuốn sách.",
        saved_at=review.opened_at,
        saved_by="An",
    )
    assert "Đọc mười cuốn sách." in text_of(browser("an").get(address(review)))


def test_a_leader_reads_where_they_are_heard_and_what_is_gone_into_there(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    """HX18-85: the duties of the post where it is held, those of a member in the cell."""
    person = ward.persons["giang"]
    for kind, deep in (("leader", "chức trách, nhiệm vụ được giao"), ("member", "nhiệm vụ được chi bộ giao")):
        review = opened_review(ward, dossier(campaign, kind, person=person), "form-02", "giang")
        assert deep in text_of(browser("giang").get(f"/lam-viec/kiem-diem/{review.pk}/"))


def test_a_choice_that_was_made_already_loses_nothing_that_was_typed(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    """The page still shows an unsent text that a newer one holds; what else came with the press is saved."""
    review = opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "an")
    sent = {"keep": "mine", "commitment:causes": "Do bận.", "was:commitment:causes": "0."}
    told = browser("an").post(f"/lam-viec/kiem-diem/{review.pk}/chua-gui/999999/", sent, follow=True)
    assert "đã nằm trong bản mới hơn" in told.content.decode()
    assert review.answers.get().text == "Do bận."


def test_the_review_says_whose_comments_are_still_waited_for(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    """HX18-84: by name, until the collecting has ended."""
    review = opened_review(
        ward, dossier(campaign, "cell_assembly", unit=ward.units["cell1"]), "form-01", "binh"
    )
    asked = review.dossier.participations.filter(group="comments", is_settled=True)
    address = f"/lam-viec/kiem-diem/{review.pk}/"
    page = text_of(browser("binh").get(address))
    assert "chưa cho ý kiến" in page
    assert all(name in page for name in asked.values_list("name", flat=True))
    enter_fact(
        campaign=campaign,
        fact="comments_closed_on",
        value="2018-12-05",
        reason="thử",
        by=ward.actor("dung"),
        unit=ward.units["cell1"],
    )
    assert "chưa cho ý kiến" not in text_of(browser("binh").get(address))
