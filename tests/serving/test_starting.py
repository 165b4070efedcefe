"""From a word to its deed, and what becomes of trouble on the way."""

import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from congtam.config import places
from congtam.serving import deeds, starting, tables
from congtam.serving.trouble import Trouble


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Namespace:
    monkeypatch.setattr(places, "DATA", tmp_path / "data")
    return Namespace(word="try", lang="vi")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (Trouble("port_taken", port=8000), "Cổng 8000"),
        (PermissionError(13, "Permission denied", "data/x"), "Không ghi được"),
        (OperationalError("database is locked"), "đang bị một chương trình khác giữ"),
        (ImproperlyConfigured("CONGTAM_DATABASE"), "Một thiết đặt không đọc được: CONGTAM_DATABASE"),
    ],
)
def test_trouble_is_said_in_plain_words(
    word: Namespace,
    error: Exception,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setitem(deeds.BY_WORD, "try", fail)
    assert starting.start(word) == 1
    said = capsys.readouterr().err
    assert says in said
    assert "Cách làm:" in said


def test_a_fault_of_the_program_is_not_hidden(word: Namespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(deeds.BY_WORD, "try", fail)
    with pytest.raises(ZeroDivisionError):
        starting.start(word)


def test_ctrl_c_before_the_server_runs_says_nothing(
    word: Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(deeds.BY_WORD, "try", interrupt)
    assert starting.start(word) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.django_db(databases="__all__")
def test_tables_that_are_there_take_no_time() -> None:
    told: list[str] = []
    tables.bring_up(lambda: told.append("preparing"))
    assert told == []


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    file = tmp_path / "broken.sqlite3"
    file.write_text("not a database, whatever its name says" * 100)
    with (
        closing(sqlite3.connect(file)) as opened,
        pytest.raises(sqlite3.DatabaseError) as raised,
    ):
        opened.execute("SELECT 1 FROM sqlite_master")
    trouble = starting.as_trouble(OperationalError(str(raised.value)))
    assert trouble
    assert trouble.fault == "damaged"
