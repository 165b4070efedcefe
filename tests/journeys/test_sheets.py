"""A sheet in a real browser: counted as the server counts, typed with few keys, kept when the line is cut."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from congtam.sheets.models import Draft, Mark, Sheet
from congtam.sheets.queries.standing import standing_of
from congtam.sheets.rules import layout_for
from congtam.web.sheets import words
from tests.campaigns.ward import opened, settle
from tests.cast import Cast, assemble
from tests.journeys.looking import faults_at_every_width, page_of
from tests.journeys.test_door import sign_in
from tests.sheets.ground import decided, dossier, moved, neighbourhood, own_sheet

pytestmark = pytest.mark.django_db(transaction=True)

MOST_KEYS = 3


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def sheet(cast: Cast) -> Sheet:
    """By the scorecard of 2022, with four of the seven organisations rated."""
    campaign = neighbourhood(cast)
    for key in ("board", "front3", "youth3", "women3"):
        decided(dossier(campaign, "neighbourhood_body", unit=cast.units[key]), "HTTNV")
    return own_sheet(cast, dossier(campaign, "sectional_organisation"), "an")


@pytest.fixture
def member(cast: Cast) -> Sheet:
    settle(cast)
    campaign = moved(opened(cast), "reviewing")
    return own_sheet(cast, dossier(campaign, "member", person=cast.persons["an"]), "an")


def at_the_sheet(browser: Browser, server: Any, sheet: Sheet, width: str, *, script: bool = True) -> Page:
    page = page_of(browser, width, script=script)
    sign_in(page, server.url, "an")
    page.goto(f"{server.url}/lam-viec/phieu-cham/{sheet.pk}/")
    return page


def field(sheet: Sheet, address: str, name: str = "points") -> str:
    line = layout_for(sheet.dossier.campaign, sheet.dossier.kind).by_address[address]
    return f"#d{line.number}-{name}"


def test_at_most_three_keys_for_each_leaf(live_server: Any, browser: Browser, sheet: Sheet) -> None:
    """85 leaves, 78 of them to key (BTT22-02): every key is counted, no mouse is used."""
    layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    leaves = [line for line in layout.lines if hasattr(line.place.row, "evidence")]
    asked = list(layout.filled())
    assert (len(leaves), len(asked)) == (85, 78)
    page = at_the_sheet(browser, live_server, sheet, "desk")
    keys = Keys(page)
    page.focus("#fast")
    keys.press("Space")
    page.focus(field(sheet, asked[0].address))
    expected = {}
    for place, line in enumerate(asked):
        most = line.place.row.max or 0
        text, points = [
            ("m", most),
            (shown(most - 10), most - 10),
            (shown(most // 20 * 10), most // 20 * 10),
        ][place % 3]
        before = keys.count
        assert page.evaluate("document.activeElement.id") == f"d{line.number}-points"
        for key in text:
            keys.press("," if key == "," else key)
        if page.evaluate("document.activeElement.id") == f"d{line.number}-points":
            keys.press("Enter")
        assert keys.count - before <= MOST_KEYS, line.address
        expected[line.address] = points
    expect(page.locator("[data-left-count]")).to_have_text("0")
    page.wait_for_function("!document.querySelector('.told.waiting')")
    wait_for(page, lambda: Mark.objects.filter(sheet=sheet).count() == len(asked))
    assert dict(Mark.objects.filter(sheet=sheet).values_list("row", "points")) == expected
    assert keys.count <= MOST_KEYS * len(asked) + 1
    shown_total = page.inner_text("[data-total]")
    assert shown_total == total_of(sheet)
    page.context.close()


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1


def shown(points: int) -> str:
    whole, rest = divmod(points, 100)
    return f"{whole},{rest // 10}" if rest else str(whole)


def total_of(sheet: Sheet) -> str:
    standing = standing_of(Sheet.objects.get(pk=sheet.pk))
    return words.total(standing.low, standing.high, standing.top)


def wait_for(page: Page, holds: Any, seconds: float = 20) -> None:
    for _ in range(int(seconds * 10)):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come about")


def test_a_lost_connection_keeps_what_was_typed_and_sends_it_later(
    live_server: Any, browser: Browser, member: Sheet
) -> None:
    page = at_the_sheet(browser, live_server, member, "telephone")
    first, second = field(member, "a/#1"), field(member, "a/#2")
    page.fill(first, "7")
    page.keyboard.press("Enter")
    expect(page.locator("#last-saved")).to_contain_text("đã lưu")
    page.context.set_offline(True)
    page.fill(second, "6,5")
    page.keyboard.press("Enter")
    expect(page.locator(f"tr:has({second}) .told")).to_contain_text("đang giữ trên máy này")
    assert Mark.objects.count() == 1
    page.context.set_offline(False)
    wait_for(page, lambda: Mark.objects.filter(points=650).exists())
    expect(page.locator(f"tr:has({second}) .told")).to_contain_text("đã lưu")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('congtam:')).length") == 0
    page.context.close()


def test_what_was_typed_survives_a_closed_window(live_server: Any, browser: Browser, member: Sheet) -> None:
    """Not even left the field yet: the next page has it and sends it."""
    page = at_the_sheet(browser, live_server, member, "desk")
    page.locator(field(member, "a/#1")).press_sequentially("7")
    page.goto("about:blank")
    page.goto(f"{live_server.url}/lam-viec/phieu-cham/{member.pk}/")
    assert page.input_value(field(member, "a/#1")) == "7"
    wait_for(page, lambda: Mark.objects.filter(points=700).exists())
    page.context.close()


def test_a_phase_that_closed_meanwhile_keeps_it_as_a_draft(
    live_server: Any, browser: Browser, member: Sheet
) -> None:
    """Cut off while typing, back after the phase has closed."""
    page = at_the_sheet(browser, live_server, member, "desk")
    page.context.set_offline(True)
    page.fill(field(member, "a/#1"), "7")
    page.keyboard.press("Enter")
    moved(member.dossier.campaign, "deciding")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("main")).to_contain_text("Đồng chí đã gõ: 7")
    assert (Mark.objects.count(), Draft.objects.get().why) == (0, "shut")
    page.context.close()


def test_two_windows_on_one_sheet_are_told(live_server: Any, browser: Browser, member: Sheet) -> None:
    one, two = (at_the_sheet(browser, live_server, member, "desk") for _ in range(2))
    first, second = field(member, "a/#1"), field(member, "a/#2")
    one.fill(first, "7")
    one.keyboard.press("Enter")
    expect(one.locator("#last-saved")).to_contain_text("đã lưu")
    two.fill(second, "6")
    two.fill(first, "5")
    two.keyboard.press("Enter")
    expect(two.locator(f"tr:has({first}) .told")).to_contain_text("đã ghi dòng này")
    assert dict(Mark.objects.values_list("row", "points")) == {"a/#1": 700, "a/#2": 600}
    two.click("text=Ghi bản của tôi")
    two.wait_for_load_state()
    assert dict(Mark.objects.values_list("row", "points")) == {"a/#1": 500, "a/#2": 600}
    one.context.close()
    two.context.close()


def test_what_is_refused_is_not_counted(live_server: Any, browser: Browser, member: Sheet) -> None:
    """The browser and the server show one number: a refused row counts with what was written before."""
    page = at_the_sheet(browser, live_server, member, "desk")
    first = field(member, "a/#1")
    page.fill(first, "7")
    page.keyboard.press("Enter")
    expect(page.locator("#last-saved")).to_contain_text("đã lưu")
    before = page.inner_text("[data-total]")
    page.fill(first, "70")
    page.keyboard.press("Enter")
    expect(page.locator(f"tr:has({first}) .told")).to_contain_text("vượt mức tối đa 8")
    assert page.inner_text("[data-total]") == before == total_of(member)
    page.context.close()


def test_every_page_of_sheets_can_be_used_by_everybody(
    live_server: Any, browser: Browser, sheet: Sheet
) -> None:
    """axe, no sideways scroll at 390 px, targets large enough, nothing broken."""
    page = at_the_sheet(browser, live_server, sheet, "desk")
    found = {}
    for address in ("", "minh-chung/3/", "xem-lai/", "de-nghi/"):
        page.goto(f"{live_server.url}/lam-viec/phieu-cham/{sheet.pk}/{address}")
        found[address] = faults_at_every_width(page)
    page.goto(f"{live_server.url}/lam-viec/phieu-cham/")
    found["mine"] = faults_at_every_width(page)
    page.context.close()
    assert {address: each for address, each in found.items() if each} == {}


def test_tables_and_summaries_can_be_used_by_everybody(
    live_server: Any, browser: Browser, cast: Cast, member: Sheet
) -> None:
    campaign = member.dossier.campaign
    cell = cast.units["cell1"].pk
    places = {
        "binh": [f"bang/{campaign.pk}/cell_other_cells/unit:{cell}/cell/", f"ho-so/{member.dossier_id}/"],
        "dung": [f"dot/{campaign.pk}/", f"ho-so/{member.dossier_id}/"],
    }
    found = {}
    for who, addresses in places.items():
        page = page_of(browser, "desk")
        sign_in(page, live_server.url, who)
        for address in addresses:
            page.goto(f"{live_server.url}/lam-viec/phieu-cham/{address}")
            found[f"{who} {address}"] = faults_at_every_width(page)
        page.context.close()
    assert {address: each for address, each in found.items() if each} == {}


def test_a_member_fills_gives_and_proposes_without_any_script(
    live_server: Any, browser: Browser, member: Sheet
) -> None:
    """BTT22-09: score, then proposal. From the task list to the end, by plain forms."""
    page = page_of(browser, "telephone", script=False)
    sign_in(page, live_server.url, "an")
    page.goto(f"{live_server.url}/lam-viec/")
    page.click("text=Điền phiếu tự chấm")
    for line in layout_for(member.dossier.campaign, member.dossier.kind).filled():
        page.fill(f"#d{line.number}-points", shown((line.place.row.max or 0) // 2 // 50 * 50))
    page.click("text=Xem lại, gửi")
    assert page.inner_text("h1") == "Xem lại trước khi gửi"
    page.click("text=Gửi phiếu")
    assert page.inner_text("h1") == "Tự đề nghị mức xếp loại"
    assert page.locator("input:checked").count() == 0
    page.check("input[value=HTNV]")
    page.click("text=Ghi mức đề nghị")
    member.refresh_from_db()
    assert (member.is_submitted, member.proposal) == (True, "HTNV")
    page.context.close()


def test_grades_by_keyboard(live_server: Any, browser: Browser, member: Sheet) -> None:
    """Focus is seen; the arrows and Enter go from field to field; nothing is trapped."""
    page = at_the_sheet(browser, live_server, member, "desk")
    page.focus(field(member, "a/#1"))
    page.keyboard.press("ArrowDown")
    assert re.fullmatch(r"d\d+-points", page.evaluate("document.activeElement.id"))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("ArrowUp")
    assert f"#{page.evaluate('document.activeElement.id')}" == field(member, "a/#1")
    page.keyboard.press("Tab")
    assert json.dumps(page.evaluate("document.activeElement.tagName")) == '"BUTTON"'
    page.context.close()
