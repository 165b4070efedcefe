"""The door in a real browser: without a script, from a scanned card, by keyboard alone."""

from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse
from playwright.sync_api import Browser, Page

from congtam.people.actions.accounts import make_access_code
from tests.cast import PASSWORD, Cast, assemble
from tests.journeys.looking import WIDTHS, faults, page_of

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, server: str, name: str, password: str = PASSWORD) -> None:
    page.goto(f"{server}/lam-viec/vao/")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", password)
    page.click("main button.btn")
    page.wait_for_load_state()


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


def test_nobody_stumbles_over_the_second_step(live_server: Any, browser: Browser) -> None:
    """Switched on, its codes, switched off, asked for at the door; and the own password that is set first."""
    cast, page = assemble(), page_of(browser, "telephone")
    dung, found = cast.accounts["dung"], {}

    def look(name: str) -> None:
        page.goto(live_server.url + reverse(name))
        found[name] = (page.url.removeprefix(live_server.url) == reverse(name), faults(page))

    sign_in(page, live_server.url, "dung")
    page.goto(live_server.url + reverse("account_reauthenticate"))
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "xac-nhan" not in url)
    look("mfa_activate_totp")
    TOTP.activate(dung, generate_totp_secret())
    RecoveryCodes.activate(dung)
    for name in ("view_recovery_codes", "generate_recovery_codes", "deactivate_totp", "reauthenticate"):
        look(f"mfa_{name}")
    page.click("text=Thoát")
    sign_in(page, live_server.url, "dung")
    look("mfa_authenticate")
    page.context.clear_cookies()
    cast.accounts["an"].must_set_password = True
    cast.accounts["an"].save()
    sign_in(page, live_server.url, "an")
    look("signin:own_password")
    page.context.close()
    assert {name: said for name, said in found.items() if said != (True, [])} == {}
