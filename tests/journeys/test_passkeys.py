"""A passkey, where the line is encrypted and the host has a name: added, used, removed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import chromium
from tests.journeys.office import Office
from tests.journeys.test_first_sign_in import FIRST_PAGE, PASSWORD, come_in_with_the_card

FINGERPRINT_READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def sealed_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = Office(tmp_path_factory.mktemp("sealed"), ("run", "--tls", "--name", "localhost"))
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The machine's own authority is nobody's here; and a reader for fingerprints that always agrees."""
    launched = browser.browser_type.launch(
        executable_path=chromium(),
        args=["--no-sandbox", "--disable-background-networking", "--ignore-certificate-errors"],
    )
    shown = launched.new_context(locale="vi-VN", ignore_https_errors=True).new_page()
    device = shown.context.new_cdp_session(shown)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT_READER})
    yield shown
    launched.close()


def test_a_passkey_opens_the_door_until_it_is_removed(sealed_office: Office, page: Page) -> None:
    door = sealed_office.address.replace("127.0.0.1", "localhost")
    page.goto(f"{door}lam-viec/vao/lan-dau/")
    come_in_with_the_card(page, "dung", sealed_office.codes["dung"])
    add_a_key(page, door)
    page.get_by_role("button", name="Thoát").click()
    page.goto(f"{door}lam-viec/vao/")
    page.get_by_role("button", name="Vào bằng khóa đăng nhập").click()
    expect(page.get_by_role("heading", name=FIRST_PAGE, level=1)).to_be_visible()
    remove_it(page, door)
    page.get_by_role("button", name="Thoát").click()
    page.goto(f"{door}lam-viec/vao/")
    page.get_by_role("button", name="Vào bằng khóa đăng nhập").click()
    expect(page.get_by_role("heading", name=FIRST_PAGE, level=1)).to_have_count(0)


def test_who_reaches_nobody_elses_data_is_offered_no_key(sealed_office: Office, page: Page) -> None:
    door = sealed_office.address.replace("127.0.0.1", "localhost")
    page.goto(f"{door}lam-viec/vao/lan-dau/")
    come_in_with_the_card(page, "an", sealed_office.codes["an"])
    for address in ("tai-khoan/khoa/", "tai-khoan/khoa/them/", "tai-khoan/khoa/1/bo/"):
        answer = page.goto(f"{door}lam-viec/{address}")
        assert answer
        assert answer.status == 403


def add_a_key(page: Page, door: str) -> None:
    page.goto(f"{door}lam-viec/tai-khoan/khoa/them/")
    say_the_password_again(page)
    page.get_by_label("Tên khóa").fill("Vân tay ở máy cơ quan")
    page.get_by_label("Vào không cần mật khẩu").check()
    page.get_by_role("button", name="Thêm khóa").click()
    page.wait_for_url(lambda url: not url.endswith("/them/"))
    page.goto(f"{door}lam-viec/tai-khoan/khoa/")
    expect(page.get_by_role("rowheader", name="Vân tay ở máy cơ quan")).to_be_visible()


def say_the_password_again(page: Page) -> None:
    """Before what changes the door itself."""
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()


def remove_it(page: Page, door: str) -> None:
    page.goto(f"{door}lam-viec/tai-khoan/khoa/")
    page.get_by_role("link", name="Bỏ khóa này").click()
    say_the_password_again(page)
    page.get_by_role("button", name="Bỏ khóa").click()
    page.wait_for_url("**/khoa/")
    page.goto(f"{door}lam-viec/tai-khoan/khoa/")
    expect(page.get_by_text("Chưa có khóa nào")).to_be_visible()
