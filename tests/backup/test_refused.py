"""A backup that cannot be made or put back: a plain sentence, and nothing is changed."""

import errno
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django import Settings

from congtam.backup import databases, making, restoring
from congtam.backup.archive import manifest_of
from congtam.backup.faults import FAULTS, BackupFault
from congtam.backup.kept import kept_backups, place_of_kept
from congtam.backup.making import make_backup
from congtam.journal.actors import PROGRAM
from tests.backup.elsewhere import elsewhere
from tests.ballots.evening import Evening
from tests.ballots.ground import Ground

sqlite = pytest.mark.parametrize("ground", ["sqlite"], indirect=True)


def changed(source: Path, target: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The same backup with another manifest."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                said = json.loads(content)
                change(said)
                content = json.dumps(said).encode()
            new.writestr(name, content)
    return target


def cut(source: Path, target: Path) -> Path:
    target.write_bytes(source.read_bytes()[:5000])
    return target


def turned(source: Path, target: Path) -> Path:
    """One byte in the middle is another."""
    content = bytearray(source.read_bytes())
    content[len(content) // 3] ^= 0xFF
    target.write_bytes(content)
    return target


def of_another_kind(_source: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as pack:
        pack.writestr("word/document.xml", "<w/>")
    return target


WRONG: dict[str, tuple[str, Callable[[Path, Path], Path]]] = {
    "not there": ("no_file", lambda _source, target: target),
    "a letter": ("not_a_backup", lambda _source, target: (target.write_text("Kính gửi"), target)[1]),
    "another archive": ("not_a_backup", of_another_kind),
    "cut off": ("damaged", cut),
    "one byte turned": ("damaged", turned),
    "a later format": ("newer", lambda a, b: changed(a, b, lambda said: said.update(format=2, rows="?"))),
    "later tables": (
        "newer",
        lambda a, b: changed(a, b, lambda said: said["steps"].append(["people", "0099_x"])),
    ),
    "nonsense": ("not_a_backup", lambda a, b: changed(a, b, lambda said: said.update(pieces=7))),
    "a way out of the folder": (
        "not_a_backup",
        lambda a, b: changed(a, b, lambda said: said["pieces"][0].update(name="files/../../secret.key")),
    ),
    "a way out of it on Windows": (
        "not_a_backup",
        lambda a, b: changed(a, b, lambda said: said["pieces"][0].update(name="files/..\\..\\secret.key")),
    ),
    "a piece too few": ("damaged", lambda a, b: changed(a, b, lambda said: said["pieces"].pop(0))),
    "a piece too many": (
        "damaged",
        lambda a, b: changed(
            a, b, lambda said: said["pieces"].append({"name": "files/x", "size": 1, "sha256": "0"})
        ),
    ),
    "of another database": (
        "other_database",
        lambda a, b: changed(a, b, lambda said: said.update(database="postgresql", boxes_apart=False)),
    ),
}


@sqlite
def test_what_is_no_whole_backup_is_not_put_back(
    ground: Ground, data: Path, tmp_path: Path, settings: Settings
) -> None:
    Evening()
    made = make_backup(by=PROGRAM)
    other = tmp_path / "other"
    with elsewhere(ground.vendor, other, settings):
        for place, (name, (fault, make)) in enumerate(WRONG.items()):
            file = make(made, tmp_path / f"{place}.zip")
            with pytest.raises(BackupFault) as refused:
                restoring.put_back(file)
            assert refused.value.fault == fault, name
            assert refused.value.place == str(file), name
            assert list(other.iterdir()) == [], name
    assert data.exists()


@sqlite
def test_nothing_is_put_back_over_data(
    ground: Ground, data: Path, tmp_path: Path, settings: Settings
) -> None:
    Evening()
    made = make_backup(by=PROGRAM)
    with pytest.raises(BackupFault) as refused:
        restoring.put_back(made)
    assert (refused.value.fault, refused.value.place) == ("used", str(data))
    with elsewhere(ground.vendor, tmp_path / "other", settings):
        (tmp_path / "other" / "boxes.sqlite3").touch()
        with pytest.raises(BackupFault) as refused:
            restoring.put_back(made)
    assert refused.value.fault == "used"


@sqlite
@pytest.mark.usefixtures("ground")
def test_a_restore_is_not_finished_with_another_file(
    ground: Ground, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    Evening()
    first, second = make_backup(by=PROGRAM), make_backup(by=PROGRAM)
    assert first != second
    with elsewhere(ground.vendor, tmp_path / "other", settings):
        with monkeypatch.context() as patch:
            patch.setattr(restoring, "move_in", interrupted)
            with pytest.raises(KeyboardInterrupt):
                restoring.put_back(first)
        with pytest.raises(BackupFault) as refused:
            restoring.put_back(second)
        assert refused.value.fault == "other_file"
        restoring.put_back(first)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@sqlite
@pytest.mark.usefixtures("ground")
@pytest.mark.parametrize("when", ["beforehand", "in the middle"])
def test_a_full_disk(when: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what was begun nothing is left."""
    Evening()
    if when == "beforehand":
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1024 * 1024))
    else:
        monkeypatch.setattr(making, "put", full)
    with pytest.raises(BackupFault) as refused:
        make_backup(by=PROGRAM)
    assert refused.value.fault == "full"
    assert str(data / "backups") == refused.value.place
    assert list((data / "backups").iterdir()) == []


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@sqlite
@pytest.mark.usefixtures("ground")
def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").touch()
    with pytest.raises(BackupFault) as refused:
        make_backup(by=PROGRAM, into=tmp_path / "list.xlsx")
    assert refused.value.fault == "not_writable"


def test_a_machine_without_data(tmp_path: Path, settings: Settings) -> None:
    """And none is made by asking."""
    with elsewhere("sqlite", tmp_path / "other", settings), pytest.raises(BackupFault) as refused:
        make_backup(by=PROGRAM)
    assert refused.value.fault == "no_data"
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.parametrize("ground", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("ground")
def test_programs_of_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "place_of", lambda _: None)
    with pytest.raises(BackupFault) as refused:
        make_backup(by=PROGRAM)
    assert "pg_dump" in refused.value.happened
    monkeypatch.undo()
    with pytest.raises(BackupFault) as refused:
        databases.load_postgresql(tmp_path / "nothing")
    assert refused.value.fault == "program"


@sqlite
@pytest.mark.usefixtures("ground")
def test_the_list_shows_what_cannot_be_read(data: Path) -> None:
    Evening()
    whole = make_backup(by=PROGRAM)
    broken = data / "backups" / "congtam-20200101-000000.backup.zip"
    broken.write_bytes(b"PK\x03\x04")
    newer = data / "backups" / "congtam-20300101-000000.backup.zip"
    changed(whole, newer, lambda said: said.update(format=9))
    assert [(row.name, row.made is None) for row in kept_backups()] == [
        (newer.name, True),
        (whole.name, False),
        (broken.name, True),
    ]
    assert place_of_kept(whole.name) == whole
    for name in (
        "../secret.key",
        "congtam.sqlite3",
        f"{whole.name}/..",
        "congtam-20200101-000000.backup.zip\n",
    ):
        assert place_of_kept(name) is None
    assert manifest_of(whole).format == 1


def test_every_fault_says_what_to_do() -> None:
    for happened, remedy in FAULTS.values():
        assert str(happened).endswith((".", "s"))
        assert str(remedy)[0].islower()
        assert str(remedy).endswith(".")
