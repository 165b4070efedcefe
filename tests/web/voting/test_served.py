"""The real server with every log turned on, and a real browser on which somebody is signed in."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Request, sync_playwright

from congtam.people.models import Account
from congtam.web.voting.manner import MANNERS
from tests.ballots import probe
from tests.ballots.evening import Evening
from tests.ballots.ground import Ground
from tests.web.voting.server import Server
from tests.web.voting.voter import Form

pytestmark = [pytest.mark.parametrize("ground", ["sqlite"], indirect=True)]
PASSWORD = "mot-mat-khau-dai"  # noqa: S105 - of nobody


@contextmanager
def serving(ground: Ground, folder: Path, **how: str | bool) -> Iterator[Server]:
    server = Server(ground, folder, **how)  # type: ignore[arg-type]
    server.start()
    try:
        yield server
    finally:
        server.kill()


def vote(server: Server, evening: Evening) -> None:
    """Six voters, on own phones and shared tablets, in both languages; a wrong code, one twice, a closed
    address, one by hand."""
    door = f"/phieu/{evening.poll.address}/"
    for place, code in enumerate(evening.codes):
        home = door + MANNERS[place % len(MANNERS)].under
        check = Form(server.post(f"{home}xem-lai/", {"code": code, "page": "0", "d1": "1"}))
        assert "check-code" in server.post(check.action, check.sends)
        server.post(check.action, {**check.sends, "proof": "forged"})
    server.post(door, {"code": evening.codes[0]})
    server.post(door, {"code": "K7MW"})
    server.get(f"{door}bo/")
    server.get("/phieu/XXXXX/")


def test_nothing_is_logged_while_people_vote(ground: Ground, tmp_path: Path) -> None:
    evening = Evening(lines=1).open()
    with serving(ground, tmp_path) as server:
        server.get("/not-a-ballot-page/")
        before = server.log.read_text()
        assert "not-a-ballot-page" in before, "logs are on"
        vote(server, evening)
        assert probe.new_lines(before, server.log.read_text()) == []


def test_a_log_of_requests_is_found(ground: Ground, tmp_path: Path) -> None:
    """The mutant: the server's own list of requests, which is off unless somebody turns it on."""
    evening = Evening(lines=1).open()
    with serving(ground, tmp_path, access_log=True) as server:
        before = server.log.read_text()
        vote(server, evening)
        assert any("/bo/" in line for line in probe.new_lines(before, server.log.read_text()))


@contextmanager
def phone() -> Iterator[Page]:
    """A real browser at a phone's width. While it runs, this thread asks no database."""
    program = os.environ.get("CONGTAM_BROWSER") or shutil.which("chromium")
    assert program, "a browser is needed: ./congtam test brings it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser.new_page(viewport={"width": 390, "height": 844}, locale="vi-VN")
        browser.close()


def open_account() -> str:
    account = Account.objects.get(username="u601")
    account.set_password(PASSWORD)
    account.must_set_password = False
    account.save()
    return account.username


def sign_in(page: Page, server: Server, name: str) -> None:
    page.goto(f"http://127.0.0.1:{server.port}/lam-viec/vao/")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/lam-viec/")


def cookies_seen(page: Page, server: Server, evening: Evening, under: str = "") -> list[str]:
    """Votes in this browser, and tells of every cookie that travels on the way."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - a bare method is not taken
    page.goto(f"http://127.0.0.1:{server.port}/phieu/{evening.poll.address}/{under}")
    page.fill("#code", evening.codes[0])
    page.click("text=Mở lá phiếu")
    page.check("input[name=d1][value='2']")
    page.click("text=Xem lại trước khi bỏ")
    page.click("button:has-text('Bỏ phiếu')")
    page.wait_for_selector("text=Đã bỏ phiếu")
    of_ballots = [request for request in asked if "/phieu/" in request.url]
    assert len(of_ballots) >= 4
    found = []
    for request in of_ballots:
        response = request.response()
        assert response is not None
        found += probe.cookies(request.all_headers(), response.all_headers())
    return found


@pytest.mark.parametrize("under", ["", "may/"])
def test_a_signed_in_browser_sends_no_cookie_with_a_ballot(
    ground: Ground, tmp_path: Path, under: str
) -> None:
    evening = Evening(lines=1).open()
    name = open_account()
    with serving(ground, tmp_path) as server, phone() as page:
        sign_in(page, server, name)
        assert any(cookie["name"] == "congtam" for cookie in page.context.cookies()), "somebody is signed in"
        assert cookies_seen(page, server, evening, under) == []


def test_a_session_for_every_path_is_found(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: a session cookie as Django sets it by default."""
    monkeypatch.setenv("CONGTAM_TEST_COOKIE_PATH", "/")
    evening = Evening(lines=1).open()
    name = open_account()
    with serving(ground, tmp_path) as server, phone() as page:
        sign_in(page, server, name)
        assert any("congtam=" in cookie for cookie in cookies_seen(page, server, evening))


def test_back_on_the_tablet_shows_nothing_of_the_one_before(ground: Ground, tmp_path: Path) -> None:
    evening = Evening(lines=1).open()
    with serving(ground, tmp_path) as server, phone() as page:
        cookies_seen(page, server, evening)
        for _ in range(4):
            with suppress(Error):  # where the page before was sent, the browser asks whether to send it again
                page.go_back(wait_until="commit")
            assert page.locator("input[type=radio]").count() == 0
            assert "HTTNV" not in page.content()
            assert evening.codes[0] not in page.content()
