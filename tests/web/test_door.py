"""The door: cards, passwords, lock-out, second step, sessions, and what travels with them."""

import re
import time
import unicodedata
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from pytest_django import Settings

from congtam.journal.queries import entries
from congtam.people.actions.accounts import make_access_code, set_own_password
from congtam.people.models import Account
from tests.cast import PASSWORD, Cast
from tests.web.strict import loosened

SIGN_IN, FIRST, OWN = "/lam-viec/vao/", "/lam-viec/vao/lan-dau/", "/lam-viec/vao/mat-khau/"
TELEPHONE = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
NEW = "mot-cau-de-nho-khac"


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def come_in(client: Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(SIGN_IN, {"name": name, "password": password}, **more)


def is_in(client: Client) -> bool:
    return client.get("/lam-viec/tai-khoan/").status_code == 200


def test_a_card_leads_to_a_password_of_ones_own_and_no_further(cast: Cast, client: Client) -> None:
    code = make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    client.post(FIRST, {"name": "an", "code": f"{code[:4]} {code[4:8].lower()} {code[8:]}"})
    assert client.get("/lam-viec/tai-khoan/").headers["Location"] == OWN
    assert "Hai lần gõ" in text_of(client.post(OWN, {"password": NEW, "again": "khac"}))
    assert "10" in text_of(client.post(OWN, {"password": "ngan", "again": "ngan"}))
    client.post(OWN, {"password": NEW, "again": NEW})
    assert is_in(client)
    assert not is_in(other := Client())
    assert other.post(FIRST, {"name": "an", "code": code}).status_code == 200
    assert come_in(Client(), "an", NEW).status_code == 302


def test_whoever_has_just_set_a_password_is_in_the_list_of_sessions(cast: Cast, client: Client) -> None:
    """And finds the machine in it by the name of its browser, not by what that says to servers."""
    code = make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    told: dict[str, Any] = {"HTTP_USER_AGENT": TELEPHONE}
    client.post(FIRST, {"name": "an", "code": code}, **told)
    client.post(OWN, {"password": NEW, "again": NEW}, **told)
    page = text_of(client.get("/lam-viec/tai-khoan/"))
    assert "1 máy đang vào" in page
    assert "Chrome, Android máy này" in page


def test_a_password_is_the_same_however_its_letters_are_put_together(cast: Cast, client: Client) -> None:
    """Some keyboards send a letter and its marks one by one."""
    account, words = cast.accounts["an"], "một câu dễ nhớ của tôi"
    set_own_password(account=account, password=unicodedata.normalize("NFD", words), by=cast.actor("an"))
    for typed in (words, unicodedata.normalize("NFD", words)):
        assert come_in(Client(), "an", typed).status_code == 302
    assert come_in(client, "an", words.replace("ộ", "ọ")).status_code == 200


def test_a_party_card_opens_as_the_user_name_does(cast: Cast, client: Client) -> None:
    card = cast.persons["an"].card_number
    assert come_in(client, f"{card[:2]}.{card[2:]}").status_code == 302
    assert is_in(client)
    deeds = [entry.deed for entry in entries(cast.ward.pk)[:1]]
    assert deeds == ["account.sign_in"]


def test_wrong_guesses_say_little_and_lock_the_one_name_from_the_one_machine(cast: Cast) -> None:
    here = Client(REMOTE_ADDR="10.0.0.7")
    answers = [
        text_of(come_in(here, name, "sai")) for name in ("an", cast.persons["an"].card_number, "khong-co")
    ]
    assert all("Tên hoặc mật khẩu không đúng" in answer for answer in answers)
    last = [text_of(come_in(here, "an", "sai")) for _ in range(3)][-1]
    assert "Đã sai 5 lần" in last
    assert come_in(here, "an").status_code == 429
    assert come_in(here, "cuc").status_code == 302
    assert come_in(Client(REMOTE_ADDR="10.0.0.8"), "an").status_code == 302


def test_codes_are_guessed_no_faster(cast: Cast) -> None:
    code = make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    here = Client(REMOTE_ADDR="10.0.0.7")
    for _ in range(5):
        here.post(FIRST, {"name": "an", "code": "AAAA BBBB CCCC"})
    assert here.post(FIRST, {"name": "an", "code": code}).status_code == 429
    office = Client()
    come_in(office, "dung")
    office.post(f"/lam-viec/truy-cap/{cast.accounts['an'].pk}/mo-lai/")
    assert here.post(FIRST, {"name": "an", "code": code}).status_code == 302


def test_whoever_guessed_wrongly_comes_in_with_a_new_card(cast: Cast) -> None:
    """As the page says that they may, and without waiting."""
    here = Client(REMOTE_ADDR="10.0.0.7")
    told = [text_of(come_in(here, "an", "sai")) for _ in range(5)][-1]
    assert "in giấy hẹn mới" in told
    code = make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    assert here.post(FIRST, {"name": "an", "code": code}).status_code == 302


@pytest.mark.usefixtures("cast")
def test_a_closed_account_stays_outside(client: Client) -> None:
    Account.objects.filter(username="an").update(is_active=False)
    assert come_in(client, "an").status_code == 200
    assert not is_in(client)


def test_a_new_password_or_a_new_card_ends_all_other_sessions(cast: Cast) -> None:
    one, two = Client(), Client()
    come_in(one, "an")
    come_in(two, "an")
    one.post("/lam-viec/tai-khoan/mat-khau/", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert (is_in(one), is_in(two)) == (True, False)
    make_access_code(account=cast.accounts["an"], by=cast.actor("dung"))
    assert not is_in(one)


@pytest.mark.usefixtures("cast")
def test_sessions_are_listed_and_ended_one_by_one() -> None:
    one, two = Client(HTTP_USER_AGENT="Máy A"), Client(HTTP_USER_AGENT="Máy B")
    come_in(one, "an")
    come_in(two, "an")
    page = one.get("/lam-viec/tai-khoan/").content.decode()
    assert ("Máy A" in page, "Máy B" in page) == (True, True)
    others = re.findall(r"/lam-viec/tai-khoan/phien/(\d+)/thoat/", page)
    stranger = Client()
    come_in(stranger, "cuc")
    assert stranger.post(f"/lam-viec/tai-khoan/phien/{others[-1]}/thoat/").status_code == 404
    one.post(f"/lam-viec/tai-khoan/phien/{others[-1]}/thoat/")
    assert (is_in(one), is_in(two)) == (True, False)


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("host", "offered"), [("congtam.local:8443", True), ("192.168.1.7:8443", False), ("[::1]:8443", False)]
)
def test_a_key_is_offered_where_the_machine_is_called_by_a_name(
    settings: Settings, host: str, offered: bool
) -> None:
    """A browser binds no key to a number."""
    settings.MFA_PASSKEY_LOGIN_ENABLED, settings.ROOT_URLCONF = True, "tests.web.sealed_addresses"
    client = Client(HTTP_HOST=host)
    assert ("Vào bằng khóa đăng nhập" in text_of(client.get(SIGN_IN))) is offered
    come_in(client, "dung")
    assert ("Xem và thêm khóa" in text_of(client.get("/lam-viec/tai-khoan/"))) is offered
    answer = client.get("/lam-viec/tai-khoan/khoa/them/", follow=True)
    assert ("bằng tên máy, không bằng số" in text_of(answer)) is not offered


def totp(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def turn_on(client: Client) -> str:
    page = client.get("/lam-viec/tai-khoan/buoc-hai/bat/", follow=True)
    page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = re.search(r'class="digest">([A-Z2-7]+)<', page.content.decode())
    assert secret
    client.post("/lam-viec/tai-khoan/buoc-hai/bat/", {"code": totp(secret.group(1))})
    return secret.group(1)


def test_the_second_step_is_asked_once_it_is_on(cast: Cast) -> None:
    client = Client()
    come_in(client, "dung")
    secret = turn_on(client)
    assert Authenticator.objects.filter(user=cast.accounts["dung"], type="totp").exists()
    again = Client()
    assert come_in(again, "dung").headers["Location"] == "/lam-viec/vao/buoc-hai/"
    assert not is_in(again)
    assert "Mã không đúng" in text_of(again.post("/lam-viec/vao/buoc-hai/", {"code": "000000"}))
    again.post("/lam-viec/vao/buoc-hai/", {"code": totp(secret)})
    assert is_in(again)


def test_the_journal_tells_when_a_second_step_goes_on_and_off(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    come_in(client, "dung")
    with django_capture_on_commit_callbacks(execute=True):
        turn_on(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/lam-viec/tai-khoan/buoc-hai/ma-du-phong/moi/")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/lam-viec/tai-khoan/buoc-hai/tat/")
    told = [entry.deed for entry in entries(cast.ward.pk)[:3]]
    assert told == ["account.second_step_off", "account.codes_renewed", "account.second_step_on"]


def test_a_new_card_takes_a_lost_second_step_away(cast: Cast) -> None:
    client = Client()
    come_in(client, "dung")
    turn_on(client)
    code = make_access_code(account=cast.accounts["dung"], by=cast.actor("giang"))
    fresh = Client()
    fresh.post(FIRST, {"name": "dung", "code": code})
    fresh.post(OWN, {"password": NEW, "again": NEW})
    assert is_in(fresh)


@pytest.mark.usefixtures("cast")
def test_cookies_stay_inside_the_work(client: Client) -> None:
    """A ballot page outside never receives them."""
    come_in(client, "an")
    assert {cookie["path"] for cookie in client.cookies.values()} == {"/lam-viec/"}
    assert {name for name, cookie in client.cookies.items() if not cookie["httponly"]} <= {"django_language"}


def test_after_signing_in_one_is_where_one_wanted_to_be_but_never_elsewhere(
    cast: Cast, client: Client
) -> None:
    del cast
    wanted = client.get("/lam-viec/to-chuc/").headers["Location"]
    assert (
        client.post(wanted, {"name": "an", "password": PASSWORD}).headers["Location"] == "/lam-viec/to-chuc/"
    )
    outside = Client().post(f"{SIGN_IN}?next=//xau.example/", {"name": "an", "password": PASSWORD})
    assert outside.headers["Location"] == "/lam-viec/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/giao-dien/", SIGN_IN, FIRST])
def test_a_page_runs_only_what_is_the_product_s_own(client: Client, address: str) -> None:
    response = client.get(address)
    assert loosened(response) == []
    assert "Cross-Origin-Opener-Policy" not in response, "a browser takes it from encrypted pages alone"


@pytest.mark.django_db
def test_an_open_line_is_said_so(client: Client) -> None:
    assert "chưa mã hóa" in text_of(client.get(SIGN_IN, REMOTE_ADDR="10.0.0.7"))
    assert "chưa mã hóa" not in text_of(client.get(SIGN_IN, REMOTE_ADDR="127.0.0.1"))


@pytest.mark.usefixtures("cast")
def test_the_language_is_chosen_not_guessed(client: Client) -> None:
    assert 'lang="vi"' in client.get(SIGN_IN, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    client.post("/lam-viec/ngon-ngu/", {"language": "en", "next": SIGN_IN})
    assert '<html lang="en">' in client.get(SIGN_IN).content.decode()
