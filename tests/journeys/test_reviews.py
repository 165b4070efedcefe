"""A review in a real browser: by keyboard alone, without a script, with the line cut, by two at once."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from congtam.campaigns.models import Campaign
from congtam.reviews.models import Answer, Review, Unsent
from congtam.reviews.queries.reading import written
from tests.campaigns.ward import opened, settle
from tests.cast import Cast, assemble
from tests.journeys.looking import faults_at_every_width, page_of
from tests.journeys.test_door import sign_in
from tests.reviews.ground import dossier, fill, fresh, give, moved, opened_review, prompted, write

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "commitment:strengths"


@pytest.fixture
def cast() -> Cast:
    found = assemble()
    settle(found)
    return found


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return moved(opened(cast, "hx-2018+demo-hx-2018"), "reviewing")


@pytest.fixture
def review(cast: Cast, campaign: Campaign) -> Review:
    return opened_review(cast, dossier(campaign, "member", person=cast.persons["an"]), "form-02", "an")


def at(review: Review, key: str = KEY) -> str:
    page = written(fresh(review)).contents.page_of(key)
    assert page is not None
    return f"/lam-viec/kiem-diem/{review.pk}/noi-dung/{page.number}/"


def here(browser: Browser, server: Any, who: str, width: str = "desk", *, script: bool = True) -> Page:
    page = page_of(browser, width, script=script)
    sign_in(page, server.url, who)
    return page


def field(page: Page, label: str) -> Any:
    return page.get_by_label(label, exact=True)


def test_nobody_stumbles_over_a_review(
    live_server: Any, browser: Browser, cast: Cast, review: Review
) -> None:
    """Every page of it, begun, with somebody else's text beside one's own, a prompt, the private form."""
    prompt = prompted(cast, review.dossier, director=cast.persons["giang"])
    write(cast, review, "an", {KEY: "Giữ cam kết."})
    keep_unsent(cast, review)
    private = opened_review(cast, review.dossier, "form-08", "an")
    page = here(browser, live_server, "an")
    base = f"/lam-viec/kiem-diem/{review.pk}/"
    places = [
        "/lam-viec/",
        "/lam-viec/kiem-diem/",
        base,
        at(review),
        at(review, prompt.key),
        f"{base}xem-lai/",
    ]
    places += [f"{base}toan-van/", f"{base}lich-su/", at(private, "self_identification:1")]
    found = {place: stumbled for place in places if (stumbled := looked_at(page, live_server, place))}
    page.context.close()
    assert found == {}


def keep_unsent(cast: Cast, review: Review) -> None:
    Unsent.objects.create(
        organisation=cast.ward,
        review=review,
        key=KEY,
        account=cast.accounts["an"],
        why="clash",
        said="Người khác đã ghi ô này.",
        text="Bản của tôi.",
        kept_at=review.opened_at,
    )


def looked_at(page: Page, server: Any, place: str) -> list[str]:
    page.goto(server.url + place)
    return faults_at_every_width(page)


def test_nobody_stumbles_in_the_office(
    live_server: Any, browser: Browser, cast: Cast, campaign: Campaign, review: Review
) -> None:
    fill(cast, review, "an")
    give(cast, review, "an")
    prompted(cast, review.dossier, director=cast.persons["giang"])
    page = here(browser, live_server, "dung")
    cell = dossier(campaign, "cell_assembly", unit=cast.units["cell1"])
    places = [
        f"/lam-viec/kiem-diem/dot/{campaign.pk}/",
        f"/lam-viec/kiem-diem/dot/{campaign.pk}/goi-y/?ho-so={cell.pk}",
        f"/lam-viec/kiem-diem/ho-so/{review.dossier_id}/",
        f"/lam-viec/kiem-diem/ho-so/{cell.pk}/",
        f"/lam-viec/kiem-diem/ho-so/{cell.pk}/nguoi-soan/",
        f"/lam-viec/kiem-diem/{review.pk}/toan-van/",
    ]
    found = {place: stumbled for place in places if (stumbled := looked_at(page, live_server, place))}
    page.context.close()
    assert found == {}


def test_by_keyboard_alone_and_on_another_device(live_server: Any, browser: Browser, review: Review) -> None:
    page = here(browser, live_server, "an")
    page.goto(live_server.url + at(review))
    reach(page, "f1-text")
    page.keyboard.type("Giữ cam kết.")
    expect(page.locator("#f1-told")).to_contain_text("đã lưu")
    reach(page, "f2-text")
    page.keyboard.type("Không có.")
    reach(page, "", "Lưu, tiếp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/noi-dung/*/")
    other = here(browser, live_server, "an", "telephone")
    other.goto(live_server.url + at(review))
    assert other.input_value("#f1-text") == "Giữ cam kết."
    assert other.input_value("#f2-text") == "Không có."
    page.context.close()
    other.context.close()


def reach(page: Page, place: str, words: str = "") -> None:
    """Tab by tab, to the field or to the button that says so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if words and page.evaluate("document.activeElement.textContent.trim()") == words:
            return
        if place and page.evaluate("document.activeElement.id") == place:
            return
    raise AssertionError(f"the keyboard does not reach {place or words}")


def test_without_a_script_it_is_written_and_handed_in(
    live_server: Any, browser: Browser, cast: Cast, review: Review
) -> None:
    fill(cast, review, "an", leave=(KEY,))
    page = here(browser, live_server, "an", "telephone", script=False)
    page.goto(f"{live_server.url}/lam-viec/kiem-diem/{review.pk}/xem-lai/")
    page.click("#faults a")
    page.fill("#f1-text", "Giữ đúng cam kết.")
    page.click("text=Lưu, để sau")
    page.click("text=Xem lại, gửi")
    page.click("button:has-text('Gửi bản kiểm điểm')")
    expect(page.locator("body")).to_contain_text("Đã gửi bản kiểm điểm.")
    assert fresh(review).state == "handed_in"
    page.context.close()


def test_a_cut_line_keeps_the_text_here_and_sends_it_later(
    live_server: Any, browser: Browser, review: Review
) -> None:
    page = here(browser, live_server, "an", "telephone")
    page.goto(live_server.url + at(review))
    page.context.set_offline(True)
    page.fill("#f1-text", "Gõ khi mất mạng.")
    expect(page.locator("#f1-told")).to_contain_text("đang giữ trên máy này")
    assert not Answer.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("#f1-told")).to_contain_text("đã lưu")
    assert Answer.objects.get().text == "Gõ khi mất mạng."
    left = "Object.keys(localStorage).filter(key => key.startsWith('congtam:review')).length"
    assert page.evaluate(left) == 0
    page.context.close()


def test_what_was_typed_before_the_page_was_closed_is_sent_when_it_is_opened_again(
    live_server: Any, browser: Browser, review: Review
) -> None:
    page = here(browser, live_server, "an")
    page.goto(live_server.url + at(review))
    page.context.set_offline(True)
    page.fill("#f1-text", "Chưa kịp gửi.")
    expect(page.locator("#f1-told")).to_contain_text("đang giữ trên máy này")
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(live_server.url + at(review))
    expect(again.locator("#f1-told")).to_contain_text("đã lưu")
    assert Answer.objects.get().text == "Chưa kịp gửi."
    again.context.close()


def test_the_second_of_two_sees_both_and_nothing_is_sent_over_it(
    live_server: Any, browser: Browser, cast: Cast, campaign: Campaign
) -> None:
    cell = dossier(campaign, "cell_assembly", unit=cast.units["cell1"])
    review = opened_review(cast, cell, "form-01", "binh")
    opened_review(cast, cell, "form-01", "dung")
    dung = here(browser, live_server, "dung")
    dung.goto(live_server.url + at(review, "guidance:strengths"))
    write(cast, review, "binh", {"guidance:strengths": "Bản của Bình."})
    field(dung, "Ưu điểm").fill("Bản của Dũng.")
    told = dung.locator("#f1-told")
    expect(told).to_contain_text("Trần Thị Bình đã ghi ô này")
    expect(told).to_contain_text("Bản của Bình.")
    expect(told).to_contain_text("Bản của Dũng.")
    dung.wait_for_timeout(2500)
    assert Answer.objects.get().text == "Bản của Bình."
    told.get_by_role("button", name="Ghi bản của tôi").click()
    dung.wait_for_load_state()
    assert Answer.objects.get().text == "Bản của Dũng."
    assert review.earlier.get().text == "Bản của Bình."
    dung.context.close()


def test_words_are_asked_for_where_a_sign_is_there(
    live_server: Any, browser: Browser, cast: Cast, campaign: Campaign
) -> None:
    """HX18-70."""
    own = dossier(campaign, "member", person=cast.persons["an"])
    private = opened_review(cast, own, "form-08", "an")
    page = here(browser, live_server, "an", "telephone")
    page.goto(live_server.url + at(private, "self_identification:1"))
    assert not page.is_visible("#f2-text")
    page.locator("#f1").get_by_label("Có", exact=True).check()
    page.fill("#f2-text", "Có lúc ngại va chạm.")
    expect(page.locator("#f2-told")).to_contain_text("đã lưu")
    texts = dict(Answer.objects.values_list("key", "text"))
    assert texts == {"self_identification:1": "yes", "self_identification:1.words": "Có lúc ngại va chạm."}
    page.context.close()
