"""The data folder before anything is written into it."""

import errno
import os
import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError, ProgrammingError

from congtam.serving import folder
from congtam.serving.trouble import Trouble, from_database, from_system


def fault_at(place: Path) -> str:
    with pytest.raises(Trouble) as refused:
        folder.make_ready(place)
    assert str(place) in refused.value.said("vi")
    return refused.value.fault


def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    place = tmp_path / "new" / "data"
    folder.make_ready(place)
    folder.make_ready(place)
    assert place.stat().st_mode & 0o077 == 0
    assert list(place.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.touch()
    assert fault_at(file) == "not_a_folder"


def test_a_folder_of_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "family.jpg").touch()
    assert fault_at(tmp_path) == "foreign"
    assert [path.name for path in tmp_path.iterdir()] == ["family.jpg"]


def test_a_full_disk_is_said_before_it_breaks_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=50 * 1024 * 1024))
    assert fault_at(tmp_path) == "disk_full"


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert fault_at(tmp_path) == "not_writable"


def test_data_of_another_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.key").touch()
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.F_OK)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(Trouble) as refused:
        folder.make_ready(tmp_path)
    assert refused.value.fault == "wrong_owner"
    assert tmp_path.owner() in refused.value.said("vi")


def test_one_server_at_a_time(tmp_path: Path) -> None:
    with folder.held(tmp_path, "http://127.0.0.1:8000/"), pytest.raises(Trouble) as refused:
        folder.refuse_second(tmp_path)
    assert refused.value.fault == "already_running"
    assert "http://127.0.0.1:8000/" in refused.value.said("vi")
    folder.refuse_second(tmp_path)
    with folder.held(tmp_path, "http://127.0.0.1:8001/"):
        assert folder.address_in(tmp_path / "running.lock") == "http://127.0.0.1:8001/"


@pytest.mark.parametrize(
    ("says", "fault"),
    [
        ("database is locked", "locked"),
        ("database or disk is full", "disk_full"),
        ("attempt to write a readonly database", "not_writable"),
        ("unable to open database file", "not_writable"),
        ("file is not a database", "damaged"),
        ("connection refused\nIs the server running?", "unreachable"),
    ],
)
def test_a_databases_words_become_plain_ones(says: str, fault: str) -> None:
    trouble = from_database(OperationalError(says), "data/congtam.sqlite3")
    assert trouble
    assert trouble.fault == fault
    assert "data/congtam.sqlite3" in trouble.said("vi")
    assert "\nIs the server" not in trouble.said("en")


def test_a_fault_of_the_program_stays_one() -> None:
    assert from_database(ProgrammingError("no such column: x"), "data") is None


def test_what_the_system_says_of_files() -> None:
    full = from_system(OSError(errno.ENOSPC, "No space left on device", "data/x"), Path("data"))
    denied = from_system(OSError(errno.EROFS, "Read-only file system", "data/x"), Path("data"))
    assert (full and full.fault, denied and denied.fault) == ("disk_full", "not_writable")
    assert from_system(OSError(errno.EINVAL, "Invalid argument"), Path("data")) is None
