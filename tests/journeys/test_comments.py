"""Comments asked for, from the request to the answer, by those who ask and those who are asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from congtam.campaigns.actions.planning import set_meeting
from congtam.campaigns.models import Campaign
from congtam.comments.actions.answering import give
from congtam.comments.actions.linking import make_link
from congtam.comments.actions.returning import take_sheet
from congtam.comments.models import Answer
from congtam.comments.queries.gathering import lines
from congtam.comments.workbook import written
from congtam.drafts.models import Sending
from congtam.journal.actors import PROGRAM
from tests.campaigns.ward import settle
from tests.cast import PASSWORD, Cast, assemble
from tests.comments.ground import FRONT, WEEK, asked, collecting, farmers, khe, parts, said
from tests.journeys.looking import faults_at_every_width, page_of

pytestmark = pytest.mark.django_db(transaction=True)
GONE = ("410",)


@pytest.fixture
def cast() -> Cast:
    made = assemble()
    settle(made)
    return made


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    made = collecting(cast)
    soon = date.today() + timedelta(days=2)  # noqa: DTZ011 - the pages look at the same clock
    set_meeting(campaign=made, unit=cast.units["khe"], planned_on=soon, by=PROGRAM)
    asked(made)
    give(part=parts(made)[FRONT], said=said("Chi ủy gần dân, cần họp đều hơn."), by=PROGRAM)
    return made


def sign_in(page: Page, server: str, name: str) -> None:
    page.goto(f"{server}/lam-viec/vao/")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button.btn")
    page.wait_for_load_state()


def addresses(campaign: Campaign, cast: Cast) -> dict[str, list[str]]:
    content = written(campaign, lines(campaign), {line.kind: line.kind for line in lines(campaign)})
    returned = take_sheet(campaign=campaign, name="về.xlsx", content=content, by=PROGRAM)
    part, dossier, unit = farmers(campaign).pk, khe(campaign).pk, cast.units["khe"].pk
    work = "/lam-viec/"
    return {
        "dung": [
            f"{work}y-kien/dot/{campaign.pk}/",
            f"{work}y-kien/dot/{campaign.pk}/nhap/",
            f"{work}y-kien/nhap/{returned.pk}/",
            f"{work}y-kien/ho-so/{dossier}/",
            f"{work}y-kien/ho-so/{dossier}/ket-thuc/",
            f"{work}y-kien/{part}/ban-giay/",
            f"{work}y-kien/{part}/in/",
            f"{work}y-kien/{parts(campaign)[FRONT].pk}/sua/",
            f"{work}du-thao/dot/{campaign.pk}/",
            f"{work}du-thao/dot/{campaign.pk}/{unit}/",
            work,
        ],
        "cuc": [f"{work}y-kien/", f"{work}y-kien/{part}/tra-loi/", f"{work}du-thao/dot/{campaign.pk}/"],
        "": [f"{work}y-kien/thu/{make_link(part=farmers(campaign), until=WEEK, by=PROGRAM)}/"],
    }


def test_every_page_can_be_used_by_everybody(
    live_server: Any, browser: Browser, campaign: Campaign, cast: Cast
) -> None:
    found: dict[str, list[str]] = {}
    for who, places in addresses(campaign, cast).items():
        page = page_of(browser, "desk")
        if who:
            sign_in(page, live_server.url, who)
        for address in places:
            page.goto(live_server.url + address)
            if stumbled := faults_at_every_width(page):
                found[f"{who} {address}"] = stumbled
        page.context.close()
    assert found == {}


def test_a_deputy_answers_without_any_script(live_server: Any, browser: Browser, campaign: Campaign) -> None:
    """From the task list to "đã lưu", and the office reads it."""
    page = page_of(browser, "telephone", script=False)
    sign_in(page, live_server.url, "cuc")
    page.get_by_role("link", name="Cho ý kiến về Chi bộ Thanh Khê").click()
    page.fill("textarea[name=text]", "Cần họp đều hơn.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text("Đã lưu và gửi ý kiến lúc")).to_be_visible()
    page.context.close()
    office = page_of(browser, "desk", script=False)
    sign_in(office, live_server.url, "dung")
    office.goto(f"{live_server.url}/lam-viec/y-kien/dot/{campaign.pk}/")
    office.get_by_role("link", name="Chi bộ Thanh Khê").first.click()
    expect(office.get_by_text("Cần họp đều hơn.", exact=True)).to_be_visible()
    office.context.close()


def test_a_link_is_answered_by_keyboard_alone_and_once(
    live_server: Any, browser: Browser, campaign: Campaign
) -> None:
    address = (
        f"{live_server.url}/lam-viec/y-kien/thu/{make_link(part=farmers(campaign), until=WEEK, by=PROGRAM)}/"
    )
    page = page_of(browser, "telephone")
    page.goto(address)
    for text in ("", "Đồng ý với dự thảo.", "", "Lê Văn Tư, Chi hội trưởng"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Đã nhận ý kiến")).to_be_visible()
    assert Answer.objects.get(way="link").text == "Đồng ý với dự thảo."
    page.goto(address)
    expect(page.get_by_text("Liên kết này đã dùng lúc")).to_be_visible()
    assert [fault for fault in faults_at_every_width(page) if not any(code in fault for code in GONE)] == []
    page.context.close()


def test_the_office_notes_a_draft_and_is_told_who_has_it_too_late(
    live_server: Any, browser: Browser, campaign: Campaign, cast: Cast
) -> None:
    page = page_of(browser, "desk", script=False)
    sign_in(page, live_server.url, "dung")
    page.goto(f"{live_server.url}/lam-viec/du-thao/dot/{campaign.pk}/{cast.units['khe'].pk}/")
    for name in ("Ngô Văn Khánh", "Đinh Thị Lan"):
        page.get_by_label(name, exact=True).check()
    page.get_by_label("Dự thảo bản kiểm điểm").check()
    page.select_option("select[name=way]", "hand")
    page.get_by_role("button", name="Ghi đã gửi").click()
    expect(page.get_by_text("Đã ghi gửi dự thảo cho 2 người")).to_be_visible()
    expect(page.get_by_role("heading", name="4 người nhận muộn")).to_be_visible()
    assert Sending.objects.count() == 2
    page.context.close()
