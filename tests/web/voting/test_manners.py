"""A shared tablet that clears itself for the next voter, and ballots in English, both without a cookie."""

import re

import pytest
from django.test import Client
from django.utils.translation import trans_real

from congtam.serving.files import compile_translations
from congtam.web.voting.manner import CLEARED_AFTER, LEFT_ALONE_AFTER, MANNERS
from tests.ballots import probe
from tests.ballots.evening import LEVELS, Evening
from tests.web.voting.voter import Form, Voter

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]
REFRESH = re.compile(r'http-equiv="refresh" content="(\d+);url=([^"]+)"')


@pytest.fixture(autouse=True)
def _english_is_made() -> None:
    """As a server makes it when it starts; whoever looked before read a missing file."""
    compile_translations()
    trans_real._translations.pop("en", None)  # type: ignore[attr-defined]


class AtTablet(Voter):
    """The same voter, at an address that says how."""

    under = "may/"

    @property
    def home(self) -> str:
        return f"{super().home}{self.under}"


def test_a_shared_tablet_goes_round_and_clears_itself() -> None:
    """Code, ballot, check, cast, then the code of the next voter: each page stays at the tablet's address."""
    evening = Evening(lines=2).open()
    for number in (1, 2):
        voter = AtTablet(evening, number)
        assert REFRESH.search(voter.client.get(voter.home).content.decode()) is None, "the first page waits"
        voter.enter()
        assert voter.form.action == f"{voter.home}xem-lai/"
        assert REFRESH.findall(voter.page) == [(str(LEFT_ALONE_AFTER), voter.home)]
        voter.tick(d1="2")
        assert voter.form.action == f"{voter.home}bo/"
        assert REFRESH.findall(voter.page) == [(str(LEFT_ALONE_AFTER), voter.home)]
        voter.drop()
        assert "Đã bỏ phiếu" in voter.page
        assert REFRESH.findall(voter.page) == [(str(CLEARED_AFTER), voter.home)]
        assert not any(level in voter.page for level in LEVELS)
        assert voter.client.cookies == {}


def test_an_own_phone_is_not_cleared_while_its_owner_reads() -> None:
    voter = Voter(Evening(lines=1).open()).enter()
    assert REFRESH.search(voter.page) is None
    voter.tick(d1="1").drop()
    assert REFRESH.search(voter.page) is None


def test_ballots_in_english_and_back_without_a_cookie() -> None:
    evening = Evening(lines=1).open()
    home = f"/phieu/{evening.poll.address}/may/"
    client = Client(enforce_csrf_checks=True)
    first = client.get(home).content.decode()
    assert f'href="{home}en/"' in first
    assert 'lang="vi"' in first
    assert "The code on your slip" in client.get(f"{home}en/").content.decode()
    assert "Xem lại" not in client.post(f"{home}en/", {"code": evening.codes[0]}).content.decode()
    wrong = client.post(f"{home}en/", {"code": "K7MW"})
    assert b"The code is not right" in wrong.content
    ballot = Form(client.post(f"{home}en/", {"code": evening.codes[0]}).content.decode())
    assert ballot.action == f"{home}en/xem-lai/"
    check = client.post(ballot.action, {**ballot.sends, "d1": "9"})
    assert b"the level marked is not on the ballot" in check.content
    check = client.post(ballot.action, {**ballot.sends, "d1": "1"})
    assert b"Check your ballot" in check.content
    done = client.post(Form(check.content.decode()).action, Form(check.content.decode()).sends)
    assert REFRESH.findall(done.content.decode()) == [(str(CLEARED_AFTER), home)], "the next one: Vietnamese"
    assert b"Next voter" in done.content
    assert (done["Content-Language"], client.cookies) == ("en", {})


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name("entry"))
def test_no_manner_remembers_anything(manner: object) -> None:
    """No cookie set or read, no cache, no referrer, no script, no history of what was typed."""
    evening = Evening(lines=1).open()
    voter = AtTablet(evening)
    voter.under = manner.under  # type: ignore[attr-defined]
    signed_in = Client(enforce_csrf_checks=True)
    signed_in.cookies["congtam"] = "somebody"
    pages = [signed_in.get(voter.home), signed_in.post(voter.home, {"code": evening.codes[0]})]
    ballot = Form(pages[-1].content.decode())
    pages.append(signed_in.post(ballot.action, {**ballot.sends, "d1": "1"}))
    check = Form(pages[-1].content.decode())
    pages.append(signed_in.post(check.action, check.sends))
    for page in pages:
        assert probe.cookies({}, page.headers) == []
        assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
        assert "script-src 'none'" in page["Content-Security-Policy"]
        assert "Cookie" not in page.headers.get("Vary", "")
        assert b"<script" not in page.content
        assert page.content.count(b"<form") == page.content.count(b'autocomplete="off">')
