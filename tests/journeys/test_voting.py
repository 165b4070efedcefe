"""An evening of votes in a real browser: three tablets and eight phones at once, the chair's console and the
projector open, paper in the same tally, and the minutes printed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.ballots import ground as grounds
from tests.ballots.probe import cookies
from tests.cast import PASSWORD
from tests.journeys.looking import faults, page_of
from tests.web.polls.table import CODE, WORD, WORDS, Table
from tests.web.voting.server import Server

PICTURES = os.environ.get("CONGTAM_PICTURES", "")
"""A folder for pictures; without one none are taken."""
TABLETS, PHONES, ON_PAPER = 3, 8, 5
AFTER_THE_COUNT = ("bien-ban", "ghi-ket-qua", "kiem-lai", "vong-tiep", "ket-qua")


@contextmanager
def evening(django_db_blocker: Any) -> Iterator[tuple[Table, Server]]:
    with django_db_blocker.unblock():
        own = grounds.Ground("sqlite", grounds.copy("sqlite"))
        folder = Path(tempfile.mkdtemp(prefix="congtam-evening-"))
        with grounds.connected(own.databases):
            table = Table.laid(voters=TABLETS * 2 + PHONES + ON_PAPER - 2, plan="both")
            server = Server(own, folder)
            server.start()
            try:
                yield table, server
            finally:
                server.kill()
        grounds.drop(own)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def running(django_db_blocker: Any) -> Iterator[tuple[Table, Server]]:
    with evening(django_db_blocker) as found:
        yield found


def picture(page: Page, name: str, *, whole: bool = True) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=whole)


def signed_in(browser: Browser, server: Server, who: str, width: str = "desk") -> Page:
    page = page_of(browser, width)
    page.goto(f"http://127.0.0.1:{server.port}/lam-viec/vao/")
    page.fill("input[name=name]", who)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/lam-viec/")
    return page


def hand_out(chair: Page, home: str, people: list[int]) -> tuple[list[str], list[str]]:
    """As the committee does it by hand: present, slips, keys, trial, signatures, undrawn slips."""
    chair.goto(f"{home}co-mat/")
    chair.click("text=Ghi tất cả có mặt")
    drawn = len(people) - ON_PAPER
    chair.goto(f"{home}phieu-ma/")
    chair.fill("input[name=number]", str(drawn + 2))
    chair.click("text=Tạo mã và in ngay")
    chair.wait_for_selector("text=Đã in xong")
    chair.wait_for_load_state("load")
    codes = CODE.findall(chair.content())
    chair.goto(f"{home}to-khoa/")
    chair.click("text=Tạo khóa và in ngay")
    chair.wait_for_selector("text=Đã in xong")
    chair.wait_for_load_state("load")
    words = [" ".join(WORD.findall(paper)) for paper in WORDS.findall(chair.content())]
    chair.goto(f"{home}mo-thu/")
    chair.fill("textarea[name=paper1]", words[0])
    chair.fill("textarea[name=paper2]", words[1])
    chair.click("button:has-text('Mở thử')")
    chair.goto(f"{home}ky-nhan/")
    for place, person in enumerate(people):
        chair.click(f"button[name={'slip' if place < drawn else 'paper'}][value='{person}']")
    picture(chair, "bo-phieu-ky-nhan-1440")
    chair.goto(f"{home}huy-phieu/")
    chair.fill("textarea[name=codes]", "\n".join(codes[drawn:]))
    chair.click("text=Hủy các phiếu này")
    return codes[:drawn], words


LAST_FORM = "form[action$='/bo/']"


def fill_by_keyboard(page: Page, address: str, code: str, choice: str) -> None:
    """The same with no mouse and no finger; and nothing on the way to stumble over."""
    page.goto(address)
    assert faults(page) == []
    page.locator("#code").press_sequentially(code)
    page.keyboard.press("Enter")
    page.wait_for_selector("input[type=radio]")
    page.wait_for_load_state()
    assert faults(page) == []
    for box in page.locator(f"input[type=radio][value='{choice}']").all():
        box.press("Space")
    page.get_by_role("button", name="Xem lại trước khi bỏ").press("Enter")
    page.wait_for_selector(LAST_FORM)
    assert faults(page) == []


def fill_ballot(page: Page, address: str, code: str, choice: str) -> None:
    """Up to the last button, so that all can press it at once."""
    page.goto(address)
    page.fill("#code", code)
    page.click("text=Mở lá phiếu")
    page.wait_for_load_state()  # every line of the ballot is there
    for box in page.locator(f"input[type=radio][value='{choice}']").all():
        box.check()
    page.click("text=Xem lại trước khi bỏ")
    page.wait_for_selector(LAST_FORM)


def cast_all(pages: list[Page]) -> None:
    """Every finger on its button before anybody waits for an answer."""
    for page in pages:
        page.evaluate("last => document.querySelector(last).submit()", LAST_FORM)
    for page in pages:
        page.wait_for_selector("text=Đã bỏ phiếu")


def enter_papers(page: Page, home: str, lines: int) -> None:
    page.goto(f"{home}phieu-giay/")
    for name in ("issued", "returned", "valid"):
        page.fill(f"input[name={name}]", str(ON_PAPER))
    for box in page.locator("input[name^=bad_]").all():
        box.fill("0")
    for line in range(lines):
        for choice, votes in enumerate((0, 1, ON_PAPER - 1, 0, 0)):
            page.fill(f"input[name=l{line}_{choice}]", str(votes))
    page.click("text=Lưu lần nhập này")
    page.wait_for_selector("text=Đã lưu lần nhập")


def test_an_evening_of_tablets_phones_and_paper(running: tuple[Table, Server], browser: Browser) -> None:
    """HX18-40, HX18-41, HX18-42 and the whole way of a secret ballot, as people see it."""
    table, server = running
    home = f"http://127.0.0.1:{server.port}{table.home}"
    door = f"http://127.0.0.1:{server.port}/phieu/{table.polling.poll.address}/"
    people, lines = table.people, table.polling.poll.lines.count()
    chair, wall = signed_in(browser, server, "binh"), signed_in(browser, server, "giang")
    codes, words = hand_out(chair, home, people)
    chair.goto(f"{home}mo/")
    chair.click("button:has-text('Mở hòm phiếu')")
    wall.goto(f"{home}trinh-chieu/")
    all_vote(browser, wall, door, codes)
    chair.goto(home)
    assert f"{len(codes)}" in chair.inner_text(".cast")
    assert faults(chair) == []
    picture(chair, "bo-phieu-dieu-hanh-1440")
    chair.goto(f"{home}dong/")
    chair.click("button:has-text('Đóng hòm phiếu')")
    head = signed_in(browser, server, "an", "telephone")
    for page in (head, wall):
        enter_papers(page, home, lines)
    count(head, home, words, lines)
    wall.goto(f"{home}trinh-chieu/")
    picture(wall, "bo-phieu-ket-qua-trinh-chieu-1440", whole=False)
    minutes_printed(chair, home, len(people), len(codes))


def all_vote(browser: Browser, wall: Page, door: str, codes: list[str]) -> None:
    """Three tablets and eight phones at once; then the tablets go to the next voters. No cookie travels."""
    tablets = [page_of(browser, "telephone") for _ in range(TABLETS)]
    phones = [page_of(browser, "telephone") for _ in range(PHONES)]
    asked = travelled([*tablets, *phones])
    everybody = [(page, f"{door}may/") for page in tablets] + [(page, door) for page in phones]
    for (page, address), code in zip(everybody, codes, strict=False):
        (fill_by_keyboard if page is phones[0] else fill_ballot)(page, address, code, "2")
    picture(tablets[0], "bo-phieu-xem-lai-390", whole=False)
    cast_all([page for page, _address in everybody])
    assert faults(phones[0]) == []
    wall.wait_for_selector(f".big b:text-is('{TABLETS + PHONES}')", timeout=60_000)
    picture(wall, "bo-phieu-trinh-chieu-1440", whole=False)
    for code, tablet in zip(codes[TABLETS + PHONES :], tablets, strict=True):
        tablet.wait_for_selector("#code", timeout=60_000)
        assert tablet.url == f"{door}may/", "cleared by itself, ready for the next one"
        assert "Hoàn thành" not in tablet.inner_text("body")
        fill_ballot(tablet, f"{door}may/", code, "2")
        cast_all([tablet])
    picture(tablets[0], "bo-phieu-da-bo-390", whole=False)
    sent = asked()
    assert sent, "ballot pages were asked for"
    assert [found for headers in sent for found in cookies(headers, {})] == []
    assert not any("referer" in headers for headers in sent)


def count(head: Page, home: str, words: list[str], lines: int) -> None:
    head.goto(f"{home}kiem-phieu/")
    head.fill("textarea[name=paper1]", words[1])
    head.fill("textarea[name=paper2]", words[2])
    head.click("button:has-text('Kiểm phiếu')")
    head.click("text=Xem kết quả")
    assert f"{lines} trong {lines} dòng có mức đủ phiếu" in head.inner_text("h1")
    for page in AFTER_THE_COUNT:
        head.goto(f"{home}{page}/")
        assert (head.url, faults(head)) == (f"{home}{page}/", [])
    head.goto(f"{home}ket-qua/")
    picture(head, "bo-phieu-ket-qua-390", whole=False)


def travelled(pages: list[Page]) -> Any:
    """The headers of every request for a ballot page, as they left the browsers."""
    kept: list[Any] = []
    for page in pages:
        page.on("request", lambda request: kept.append(request))  # noqa: PLW0108 - a bare method is not taken
    return lambda: [request.all_headers() for request in kept if "/phieu/" in request.url]


def minutes_printed(chair: Page, home: str, voters: int, slips: int) -> None:
    chair.goto(f"{home}bien-ban/")
    said = chair.inner_text("main")
    assert f"phát ra: {voters}; thu về: {voters}" in said
    assert "Mã hòm phiếu điện tử" in said
    assert f"{slips} phiếu mã" not in said
    assert chair.pdf(format="A4")[:5] == b"%PDF-"
    picture(chair, "bo-phieu-bien-ban-1440")
    chair.goto(f"{home}ky-bien-ban/")
    chair.fill("input[name=on]", "09/12/2018")
    chair.fill("input[name=number]", "01-BB/KP")
    chair.click("button:has-text('Biên bản đã ký')")
    chair.wait_for_selector("text=niêm phong đã hủy")
