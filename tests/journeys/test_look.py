"""Every page in a real browser, at a desk and on a telephone: nobody stumbles, nothing breaks."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from congtam.people.actions.accounts import make_access_code
from tests.cast import PASSWORD, Cast, assemble
from tests.journeys.looking import WIDTHS, faults, page_of

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = {
    "": ("/giao-dien/", "/lam-viec/vao/", "/lam-viec/vao/lan-dau/", "/lam-viec/vao/da-ra/"),
    "an": ("/lam-viec/ve-toi/", "/lam-viec/ve-toi/dien-thoai/", "/lam-viec/tai-khoan/", "/lam-viec/to-chuc/"),
    "khoa": ("/lam-viec/he-thong/", "/lam-viec/nhat-ky/"),
    "dung": (
        "/lam-viec/bat-dau/",
        "/lam-viec/to-chuc/",
        "/lam-viec/to-chuc/moi/",
        "/lam-viec/to-chuc/{cell}/",
        "/lam-viec/to-chuc/{cell}/doi-ten/",
        "/lam-viec/to-chuc/{cell}/tach/",
        "/lam-viec/dang-vien/",
        "/lam-viec/dang-vien/moi/",
        "/lam-viec/dang-vien/{person}/",
        "/lam-viec/dang-vien/{person}/chuc-vu/",
        "/lam-viec/dang-vien/{person}/ky-luat/",
        "/lam-viec/nhap/",
        "/lam-viec/truy-cap/",
        "/lam-viec/truy-cap/them/",
        "/lam-viec/nhat-ky/?kiem-tra=1",
        "/lam-viec/khong-co/",
    ),
}
EXPECTED = ("403", "404")


def sign_in(page: Page, server: str, name: str, password: str = PASSWORD) -> None:
    page.goto(f"{server}/lam-viec/vao/")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", password)
    page.click("main button.btn")
    page.wait_for_load_state()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_used_by_everybody(live_server: Any, browser: Browser, width: str) -> None:
    cast = assemble()
    places = {"cell": cast.units["cell1"].pk, "person": cast.persons["an"].pk}
    found: dict[str, list[str]] = {}
    for who, addresses in PLACES.items():
        page = page_of(browser, width)
        if who:
            sign_in(page, live_server.url, who)
        for address in addresses:
            page.goto(live_server.url + address.format(**places))
            stumbled = [fault for fault in faults(page) if not any(code in fault for code in EXPECTED)]
            if stumbled:
                found[f"{who} {address}"] = stumbled
            page.complaints.clear()  # type: ignore[attr-defined]
        page.context.close()
    assert found == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_member_comes_in_without_any_script(live_server: Any, browser: Browser, width: str) -> None:
    """With the code of a printed card, to a password, to what is kept, and out again."""
    cast: Cast = assemble()
    code = make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    page = page_of(browser, width, script=False)
    page.goto(f"{live_server.url}/")
    page.click("text=Tôi có giấy hẹn")
    page.fill("input[name=name]", "an")
    page.fill("input[name=code]", code)
    page.click("main button.btn")
    page.fill("input[name=password]", "mot-cau-cua-rieng-toi")
    page.fill("input[name=again]", "mot-cau-cua-rieng-toi")
    page.click("main button.btn")
    page.click("text=Phần mềm giữ gì về tôi")
    assert "Nguyễn Văn An" in page.inner_text("main")
    page.click("text=Thoát")
    assert page.inner_text("h1") == "Đã thoát"
    page.context.close()


def test_a_scanned_card_fills_itself_in_and_leaves_no_trace(live_server: Any, browser: Browser) -> None:
    cast = assemble()
    code = make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    page = page_of(browser, "telephone")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{live_server.url}/lam-viec/vao/lan-dau/#name=an&code={code}")
    assert (page.input_value("input[name=name]"), page.input_value("input[name=code]")) == ("an", code)
    assert code not in page.url
    assert not any(code in url for url in sent)
    page.context.close()


def test_the_whole_way_by_keyboard(live_server: Any, browser: Browser) -> None:
    assemble()
    page = page_of(browser, "desk")
    page.goto(f"{live_server.url}/lam-viec/vao/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("input[name=name]")
    page.keyboard.type("an")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Thoát")
    for _ in range(2):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.context.close()
