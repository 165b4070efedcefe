"""A regulation with places left open, settled whole by the office in a browser, opens a real campaign."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pinned_of
from tests.campaigns.ward import settle
from tests.cast import assemble
from tests.journeys.test_every_page import screen_of

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PACK = "btt-2022"
WRITTEN = "đang viết theo cách này"
SIGNED = {"Ai quyết định": "Ban Thường vụ Đảng ủy phường", "Số văn bản": "15-NQ/ĐU", "Lý do": "Đã họp."}
PLACES = 20


def test_a_regulation_is_settled_whole_and_opens_a_campaign(live_server: Any, browser: Browser) -> None:
    cast = assemble()
    settle(cast)
    office = screen_of(live_server.url, browser, "telephone", cast, "dung")
    office.goto(live_server.url + reverse("settling:pack", args=(PACK,)))
    places = office.locator(".task:has-text('chờ chốt') .w a")
    count = places.count()
    assert 0 < count < PLACES
    for left in range(count, 0, -1):
        assert f"Còn {left} chỗ" in office.locator("main").inner_text()
        places.first.click()
        decide(office)
        sign(office)
    assert "Đã chốt hết" in office.locator("main").inner_text()
    office.get_by_role("link", name="Mở đợt mới").click()
    opened(office)
    campaign = Campaign.objects.get()
    assert (campaign.is_demonstration, campaign.regulation) == (False, PACK)
    kept = pinned_of(campaign).settled
    assert len(kept) == count
    assert {one["paper"] for one in kept} == {"15-NQ/ĐU"}


def decide(office: Page) -> None:
    """The reading in which the document is written; what another level has to fill stays empty."""
    office.wait_for_load_state()  # before anything is counted
    if office.get_by_label("Để trống").count():
        office.get_by_label("Để trống").check()
    elif office.locator("input[name=choice]").count():
        says = office.locator(f".task:has-text('{WRITTEN}') .w b").inner_text()
        office.get_by_label(says[:1].lower() + says[1:], exact=True).check()


def sign(office: Page) -> None:
    for label, text in SIGNED.items():
        office.get_by_label(label).fill(text)
    office.get_by_label("Ngày văn bản").fill("20/11/2025")
    office.get_by_role("button", name="Ghi", exact=True).click()
    office.wait_for_load_state()


def opened(office: Page) -> None:
    period = office.get_by_label("Kỳ", exact=True)
    if not period.input_value():
        period.select_option(index=1)
    office.get_by_label("Năm", exact=True).fill(str(date.today().year))  # noqa: DTZ011 - as the page has it
    for label in ("Ngày bắt đầu đợt", "Ngày xét"):
        office.get_by_label(label).fill(f"{date.today():%d/%m/%Y}")  # noqa: DTZ011
    office.locator("form .btn").first.click()
    office.wait_for_url("**/dot/**")
