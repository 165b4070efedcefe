"""The words, without the server itself."""

from argparse import Namespace
from io import StringIO
from pathlib import Path
from string import Formatter

import pytest
from django.contrib.auth import authenticate
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from congtam.cli import build
from congtam.config import places
from congtam.entrance import TYPED
from congtam.people.cards import Card
from congtam.people.models import Account, Grant, Organisation, Person
from congtam.serving import cards, deeds, files, tables
from congtam.serving.beginning import code_of
from congtam.serving.faults import FAULTS
from congtam.serving.sentences import WORDS
from congtam.serving.trouble import Trouble

STRIP = 'class="strip"'
say = WORDS.speaking("vi")


def asked(*words: str) -> Namespace:
    return build("vi").parse_args(words)


def do(*words: str) -> None:
    deeds.BY_WORD[words[0]](asked(*words), say)


@pytest.fixture(autouse=True)
def _tables_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "bring_up", lambda _: None)


@pytest.mark.django_db
def test_demo_makes_the_ward_once_and_prints_cards(capsys: pytest.CaptureFixture[str]) -> None:
    do("demo")
    printed = capsys.readouterr().out
    assert "Phạm Quang Dũng" in printed
    assert Person.objects.count() > 420
    do("demo")
    assert "giữ nguyên" in capsys.readouterr().out
    assert Organisation.objects.filter(level="base").count() == 1


@pytest.mark.django_db
def test_demo_keeps_away_from_real_data() -> None:
    Organisation.objects.create(code="that", name="Đảng bộ phường Bình An")
    with pytest.raises(Trouble) as refused:
        do("demo")
    assert "dữ liệu thật (Đảng bộ phường Bình An)" in refused.value.said("vi")
    assert Person.objects.count() == 0


@pytest.mark.django_db
def test_serve_says_what_to_do_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "DATA", tmp_path)
    with pytest.raises(Trouble) as refused:
        do("serve", "--host", "127.0.0.1")
    assert f"{TYPED} begin" in refused.value.said("vi")


@pytest.mark.django_db
def test_begin_opens_an_organisation_with_its_first_two_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    do("begin", "--name", "Đảng bộ phường Bình An", "--office", "Lê Thị Mai", "--administrator", "Vũ Văn Tâm")
    printed = capsys.readouterr().out
    assert Organisation.objects.get().code == "phuong-binh-an"
    roles = {grant.account.username: grant.role for grant in Grant.objects.select_related("account")}
    assert roles == {"mailt": "office", "tamvv": "administrator"}
    code = next(line for line in printed.splitlines() if "mailt" in line)[-14:]
    assert authenticate(RequestFactory().get("/"), username="mailt", printed_code=code)
    with pytest.raises(Trouble) as refused:
        do("begin", "--name", "X", "--office", "Y")
    assert refused.value.fault == "has_organisation"


@pytest.mark.django_db
def test_without_an_administrator_the_clerk_is_both() -> None:
    do("begin", "--name", "Đảng bộ xã Hòa An", "--office", "Lê Thị Mai")
    assert set(Grant.objects.values_list("role", flat=True)) == {"office", "administrator"}
    assert Account.objects.count() == 1


def test_codes_of_organisations() -> None:
    assert code_of("Đảng bộ phường Bình An") == "phuong-binh-an"
    assert code_of("Đảng bộ xã Nguyễn Bỉnh Khiêm mở rộng") == "xa-nguyen-binh-khiem"
    assert code_of("…") == "dang-bo"


def test_a_link_carries_the_code_where_no_server_reads_it() -> None:
    card = Card("Văn phòng", "Phạm Quang Dũng", "dung", "K7RM 4PXD 92HT")
    address = cards.link(card, "http://127.0.0.1:8000/")
    assert address == f"http://127.0.0.1:8000{reverse('signin:first_time')}#name=dung&code=K7RM4PXD92HT"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("from_address", "secure", "warned"),
    [("192.168.1.20", False, True), ("192.168.1.20", True, False), ("127.0.0.1", False, False)],
)
def test_an_open_line_is_said_on_the_page(from_address: str, *, secure: bool, warned: bool) -> None:
    page = Client(REMOTE_ADDR=from_address).get(reverse("signin:sign_in"), secure=secure)
    assert (STRIP in page.content.decode()) == warned


def test_every_fault_is_said_in_both_languages() -> None:
    for fault, texts in FAULTS.items():
        assert len(texts) == 2, fault
        for vietnamese, english in texts:
            assert sorted(fields(vietnamese)) == sorted(fields(english)), fault


def fields(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def test_translations_are_compiled_when_their_source_is_newer(tmp_path: Path, settings: Settings) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Vào"\nmsgstr "In"\n'
    )
    settings.LOCALE_PATHS = [tmp_path]
    files.compile_translations()
    made = source.with_suffix(".mo")
    assert b"In" in made.read_bytes()
    made.write_bytes(b"newer")
    files.compile_translations()
    assert made.read_bytes() == b"newer"


def test_static_files_are_gathered_when_something_changed(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = str(tmp_path / "static")
    heard = StringIO()
    files.bring_static(lambda: print("gathering", file=heard))
    files.bring_static(lambda: print("gathering", file=heard))
    assert heard.getvalue() == "gathering\n"
    (tmp_path / "static" / files.STAMP).write_text("older")
    files.bring_static(lambda: print("gathering", file=heard))
    assert heard.getvalue() == "gathering\ngathering\n"
