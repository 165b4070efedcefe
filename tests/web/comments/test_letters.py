"""The page of a one-time link: one request without a name, kept from caches, engines and logs."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from congtam.ballots.throttle import Throttle
from congtam.campaigns.models import Campaign
from congtam.comments.actions.answering import give
from congtam.comments.actions.linking import make_link
from congtam.comments.models import Answer, Link
from congtam.journal.actors import PROGRAM
from congtam.web.comments import linking
from congtam.web.comments.silence import without_tokens
from tests.campaigns.ward import settle
from tests.cast import Cast
from tests.comments.ground import FARMERS, WEEK, collecting, farmers, moved, parts, said

FROM = {"text": "Đồng ý với dự thảo.", "giver": "Lê Văn Tư, Chi hội trưởng"}


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    settle(cast)
    return collecting(cast)


@pytest.fixture
def address(campaign: Campaign) -> str:
    return reverse("comments:letter", args=(make_link(part=farmers(campaign), until=WEEK, by=PROGRAM),))


@pytest.fixture(autouse=True)
def _nobody_was_too_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "WRONG_TOKENS", Throttle(limit=3))


def test_it_says_who_asks_whom_about_what_and_who_reads(address: str, cast: Cast) -> None:
    text = Client().get(address).content.decode()
    told = (cast.ward.name, FARMERS, "Chi bộ Thanh Khê", "Ai đọc được", "văn phòng cấp ủy")
    assert all(word in text for word in told)


def test_it_reads_nothing_else(address: str, campaign: Campaign, cast: Cast) -> None:
    """Neither what others answered nor whoever is signed in on the same browser."""
    give(part=parts(campaign)["Tổ dân phố Thanh Khê"], said=said("ý kiến của nơi khác"), by=PROGRAM)
    client = Client()
    client.force_login(cast.accounts["dung"], backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(address).content.decode()
    assert "ý kiến của nơi khác" not in text
    assert "Phạm Quang Dũng" not in text
    assert "Việc cần làm" not in text


def test_it_is_known_to_no_cache_engine_or_other_page(address: str) -> None:
    for response in (Client().get(address), Client().get(f"{address[:-1]}x/"), Client().post(address, FROM)):
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "script-src 'none'" in response["Content-Security-Policy"]
        assert not response.cookies


def test_it_answers_once_without_signing_in(address: str) -> None:
    first = Client(enforce_csrf_checks=True).post(address, FROM)
    assert "Đã nhận ý kiến" in first.content.decode()
    assert Answer.objects.get().text == FROM["text"]
    second = Client().post(address, {**FROM, "text": "gửi lại lần nữa"})
    assert second.status_code == 410
    assert "đã dùng lúc" in second.content.decode()
    assert "gửi lại lần nữa" in second.content.decode()
    assert Answer.objects.count() == 1


def test_looking_uses_nothing_up(address: str) -> None:
    for _ in range(3):
        assert Client().get(address).status_code == 200
    assert Link.objects.get().used_at is None


def test_what_is_wrong_comes_back_with_what_was_typed(address: str) -> None:
    pasted = "ă" * 200_000
    response = Client().post(address, {**FROM, "text": pasted})
    assert response.status_code == 409
    assert "dài 200000 ký tự" in response.content.decode()
    assert pasted in response.content.decode()
    assert "họ tên" in Client().post(address, {"text": "x", "giver": ""}).content.decode()
    assert Link.objects.get().used_at is None


def test_a_phase_that_ended_gives_the_text_back(address: str, campaign: Campaign) -> None:
    moved(campaign, "appraising")
    response = Client().post(address, FROM)
    assert response.status_code == 410
    assert "không nhận ý kiến" in response.content.decode()
    assert FROM["text"] in response.content.decode()


def test_whoever_tries_tokens_is_slowed_down(address: str) -> None:
    for number in range(3):
        assert Client().get(f"{address[:-6]}{number}/").status_code == 410
    assert Client().get(address).status_code == 429


def test_no_token_enters_a_log(address: str, caplog: pytest.LogCaptureFixture) -> None:
    """However much a log is told to keep: other addresses that were refused do enter it."""
    log = logging.getLogger("django.request")
    caplog.set_level(logging.DEBUG, logger=log.name)
    log.addHandler(caplog.handler)
    try:
        Client().get("/lam-viec/khong-co-trang-nay/")
        Client().get(f"{address[:-1]}x/")
        Client().post(address, FROM)
    finally:
        log.removeHandler(caplog.handler)
    assert "khong-co-trang-nay" in caplog.text
    assert address.split("/")[-2] not in caplog.text


def test_a_fault_of_the_program_is_logged_without_the_address(address: str) -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "x", 1, "Error: %s", (address,), None)
    record.request = Client().get(address).wsgi_request
    assert without_tokens(record)
    assert address not in record.getMessage()
