"""From a printed card to the first page: the code, an own password, out, and in again."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.office import Office

PASSWORD = "mot cau de nho cua rieng minh"  # noqa: S105 - of nobody
FIRST_PAGE = "Việc cần làm"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@pytest.mark.parametrize(("username", "size"), [("an", PHONE), ("dung", DESK)])
def test_a_printed_card_leads_to_the_first_page(
    office: Office, browser: Browser, username: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, locale="vi-VN")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.goto(office.address)
    page.get_by_role("link", name="Tôi có giấy hẹn, vào lần đầu").click()
    come_in_with_the_card(page, username, office.codes[username])
    expect(page.get_by_role("heading", name=FIRST_PAGE, level=1)).to_be_visible()
    fits(page, size["width"])
    leave_and_come_back(page, office, username)
    assert wrong == []
    context.close()


def come_in_with_the_card(page: Page, username: str, code: str) -> None:
    page.get_by_label("Số thẻ đảng viên hoặc tên đăng nhập").fill(username)
    page.get_by_label("Mã một lần").fill(code)
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("heading", name="Tự đặt mật khẩu")).to_be_visible()
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Gõ lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Đặt mật khẩu").click()


def leave_and_come_back(page: Page, office: Office, username: str) -> None:
    page.get_by_role("button", name="Thoát").click()
    page.goto(f"{office.address}lam-viec/vao/")
    page.get_by_label("Số thẻ đảng viên hoặc tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Vào", exact=True).click()
    expect(page.get_by_role("heading", name=FIRST_PAGE, level=1)).to_be_visible()


def fits(page: Page, width: int) -> None:
    """Nothing sticks out at the side, where a thumb would have to look for it."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_link_of_a_card_fills_the_form(office: Office, browser: Browser) -> None:
    link = next(line.strip() for line in office.said.splitlines() if "#name=binh&" in line)
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("heading", name="Tự đặt mật khẩu")).to_be_visible()
    context.close()
