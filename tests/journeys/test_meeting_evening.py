"""The review evening of a cell of nine: the chair's telephone and the hall's projector side by side."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from congtam.campaigns.models import Campaign
from congtam.campaigns.stages import Stage
from congtam.meetings.models import Item, NoteVersion, Sitting
from tests.cast import Cast, assemble
from tests.journeys.looking import faults, page_of
from tests.meetings.ground import campaign_of, settle_cell
from tests.web.test_permissions import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("CONGTAM_PICTURES", "")
HEAD, DEPUTY = "Trần Thị Bình", "Đào Thị Phúc"


def telephone(
    server: str, browser: Browser, cast: Cast, width: str = "telephone", *, script: bool = True
) -> Page:
    page = page_of(browser, width, script=script)
    name = settings.SESSION_COOKIE_NAME
    kept = signed_in(cast, "binh").cookies[name].value
    url = f"{server}{settings.SESSION_COOKIE_PATH}"
    page.context.add_cookies([{"name": name, "value": kept, "url": url}])
    return page


def picture(page: Page, name: str) -> None:
    """For whoever wants to look: only where a folder is named."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def sound(page: Page, name: str) -> None:
    picture(page, name)
    assert faults(page) == [], name


def press(page: Page) -> None:
    """The one next step."""
    page.locator("#next .btn.big").click()
    page.wait_for_load_state()


def coming(page: Page) -> str:
    return page.locator("#next h2").inner_text()


@pytest.fixture
def evening(live_server: Any) -> tuple[str, Cast]:
    cast = assemble()
    settle_cell(cast)
    campaign_of(cast)
    return str(live_server.url), cast


def test_a_whole_evening(evening: tuple[str, Cast], browser: Browser) -> None:
    server, cast = evening
    phone = telephone(server, browser, cast)
    sitting = arranged(phone, server, cast)
    sound(phone, "1-console-before")
    call_the_roll(phone)
    name_the_officers(phone)
    wall = projector(phone, browser, server, sitting)
    assert coming(phone) == "Khai mạc hội nghị"
    phone.fill("#late", "Họp theo lịch của Đảng ủy.")
    press(phone)
    expect(wall.locator("h1")).to_have_text("Chi bộ Tổ dân phố 1")
    review_the_collective(phone, wall)
    review_the_head(phone, wall)
    review_the_others(phone, sitting)
    sound(phone, "8-after-reviews")
    finish(phone, wall, sitting)
    reviewed = sitting.campaign.dossiers.filter(kind="member", home=sitting.unit, stage=Stage.REVIEWED)
    assert reviewed.count() == 8


def arranged(phone: Page, server: str, cast: Cast) -> Sitting:
    """From the list of the campaign; where the agenda begins with the collective and the head."""
    campaign = Campaign.objects.get(organisation=cast.ward)
    phone.goto(server + reverse("meetings:list", args=(campaign.pk,)))
    picture(phone, "0-list")
    phone.get_by_role("button", name="Lập chương trình TDP 1").click()
    phone.wait_for_load_state()
    sitting = Sitting.objects.get()
    titles = phone.locator(".ag").first.locator("div > a").all_inner_texts()
    assert titles[1:3] == [HEAD, DEPUTY]
    return sitting


def call_the_roll(phone: Page) -> None:
    """One is away, with the reason; all others are there."""
    assert coming(phone) == "Điểm danh"
    press(phone)
    away = phone.get_by_role("group", name="Vũ Thị Êm")
    away.get_by_label("Vắng", exact=True).check()
    phone.get_by_label("Những người chưa đánh dấu đều có mặt").check()
    phone.get_by_role("button", name="Ghi điểm danh").click()
    expect(phone.get_by_role("alert")).to_contain_text("Vũ Thị Êm vắng: hãy ghi lý do")
    phone.get_by_role("group", name="Vũ Thị Êm").get_by_label("Lý do vắng").fill("ốm")
    phone.get_by_label("Những người chưa đánh dấu đều có mặt").check()
    sound(phone, "2-roll")
    phone.get_by_role("button", name="Ghi điểm danh").click()
    expect(phone.locator(".lead").first).to_contain_text("Có mặt 7 trong 8")


def name_the_officers(phone: Page) -> None:
    assert coming(phone) == "Cử chủ trì và thư ký"
    press(phone)
    phone.get_by_label("Thư ký ghi biên bản").select_option(label="Ngô Văn Ấm, Cấp ủy viên, Ủy viên")
    sound(phone, "3-officers")
    phone.get_by_role("button", name="Ghi").click()


def projector(phone: Page, browser: Browser, server: str, sitting: Sitting) -> Page:
    """Opened by the console for this one screen; another one is refused."""
    phone.get_by_role("link", name="Màn hình trình chiếu").click()
    phone.get_by_role("button", name="Lấy địa chỉ cho một màn hình").click()
    sound(phone, "4-screens")
    address = phone.locator(".address").inner_text()
    wall = page_of(browser, "desk")
    wall.goto(address)
    wall.get_by_role("button", name="Chiếu ở màn hình này").click()
    expect(wall.locator("h1")).to_have_text("Chi bộ Tổ dân phố 1")
    other = page_of(browser, "desk")
    assert other.goto(address).status == 403  # type: ignore[union-attr]
    phone.goto(server + reverse("meetings:console", args=(sitting.pk,)))
    return wall


def review_the_collective(phone: Page, wall: Page) -> None:
    press(phone)
    expect(wall.locator(".walk .now")).to_contain_text("Người đứng đầu cấp uỷ")
    for number in range(2, 6):
        press(phone)
        expect(phone.locator(".le", has_text="bước")).to_contain_text(f"bước {number} trong 5")
    sound(phone, "5-step")
    expect(wall.locator(".walk .done")).to_have_count(4)
    sound(wall, "5-wall-steps")
    press(phone)
    assert coming(phone) == "Ghi kết luận"
    press(phone)
    write(phone, "Ý kiến góp ý", "Đồng chí Ấm: cần đôn đốc sớm hơn.")
    write(phone, "Kết luận của người chủ trì", "Tập thể đoàn kết; khắc phục việc đôn đốc chậm.")
    sound(phone, "6-notes")
    expect(wall.locator("body")).not_to_contain_text("đôn đốc")
    phone.go_back()
    phone.reload()
    press(phone)


def write(phone: Page, label: str, words: str) -> None:
    """Left alone, the field saves itself."""
    field = phone.locator("form.jot").filter(has=phone.get_by_label(label))
    field.get_by_label(label).press_sequentially(words)
    expect(field.locator("[data-saved]")).to_contain_text("đã lưu")


def review_the_head(phone: Page, wall: Page) -> None:
    """The deputy chairs."""
    assert coming(phone) == HEAD
    expect(phone.locator("#next")).to_contain_text(f"Chủ trì: {DEPUTY}")
    press(phone)
    expect(wall.locator(".sub")).to_contain_text(f"Chủ trì: {DEPUTY}")
    through(phone)


def through(phone: Page) -> None:
    """Every step, a conclusion, the end of the item."""
    while phone.locator("#next .btn.big").inner_text() == "Xong bước này":
        press(phone)
    press(phone)
    write(phone, "Kết luận của người chủ trì", "Nhất trí.")
    phone.get_by_role("link", name="Chi bộ Tổ dân phố 1").click()
    press(phone)


def review_the_others(phone: Page, sitting: Sitting) -> None:
    """Whoever is away is put off with a day; every other one is gone through."""
    while sitting.items.filter(part="review", state="waiting").exists():
        if phone.locator("#next .btn.big").inner_text() == "Hoãn mục này":
            press(phone)
            phone.get_by_label("Vì sao hoãn").fill("ốm, kiểm điểm bù")
            sound(phone, "7-postpone")
            phone.get_by_role("button", name="Ghi").click()
            continue
        press(phone)
        through(phone)
    assert Item.objects.filter(state="postponed").count() == 1


def finish(phone: Page, wall: Page, sitting: Sitting) -> None:
    """What is rated waits for another day; short meetings say why; the minutes have it all."""
    for item in sitting.items.filter(part="rating", state="waiting"):
        phone.goto(phone.url.split("/hoi-nghi/")[0] + f"/hoi-nghi/{sitting.pk}/muc/{item.pk}/hoan/")
        phone.get_by_label("Vì sao hoãn").fill("bỏ phiếu buổi sau")
        phone.get_by_role("button", name="Ghi").click()
    assert coming(phone) == "Thông qua biên bản, kết thúc hội nghị"
    press(phone)
    sound(phone, "9-end")
    phone.get_by_label("Vì sao họp ngắn hơn").fill("chi bộ ít người")
    phone.get_by_role("button", name="Kết thúc hội nghị").click()
    sound(phone, "10-minutes")
    paper = phone.locator(".paper")
    for words in (
        f"Chủ trì: {DEPUTY}",
        "Vũ Thị Êm (ốm)",
        "khắc phục việc đôn đốc chậm",
        "Họp ngắn hơn thời gian tối thiểu, lý do: chi bộ ít người",
    ):
        expect(paper).to_contain_text(words)
    expect(wall.locator("body")).to_contain_text("Hội nghị đã kết thúc")


def test_by_keyboard_alone_and_without_a_script(evening: tuple[str, Cast], browser: Browser) -> None:
    """A press of Enter on the one next step; a note without a script is saved by its button."""
    server, cast = evening
    plain = telephone(server, browser, cast, script=False)
    sitting = arranged(plain, server, cast)
    button = plain.locator("#next .btn.big")
    button.focus()
    plain.keyboard.press("Enter")
    expect(plain.locator("h1")).to_have_text("Điểm danh")
    first = sitting.items.order_by("position").first()
    assert first is not None
    plain.goto(server + reverse("meetings:item", args=(sitting.pk, first.pk)))
    plain.get_by_label("Kết luận của người chủ trì").fill("Nhất trí.")
    plain.locator("#jot-conclusion").get_by_role("button", name="Lưu").click()
    expect(plain.locator("#jot-conclusion textarea")).to_have_value("Nhất trí.")


def test_a_note_typed_while_the_line_is_down_is_sent_when_it_is_back(
    evening: tuple[str, Cast], browser: Browser
) -> None:
    server, cast = evening
    phone = telephone(server, browser, cast)
    sitting = arranged(phone, server, cast)
    first = sitting.items.order_by("position").first()
    assert first is not None
    phone.goto(server + reverse("meetings:item", args=(sitting.pk, first.pk)))
    phone.context.set_offline(True)
    field = phone.locator("#jot-contributions")
    field.locator("textarea").press_sequentially("Giữa lúc mất mạng")
    expect(field.locator(".told")).to_contain_text("đang giữ trên máy này")
    phone.context.set_offline(False)
    expect(field.locator("[data-saved]")).to_contain_text("đã lưu")
    assert NoteVersion.objects.get().text == "Giữa lúc mất mạng"
