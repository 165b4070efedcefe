"""A backup is made while people work, and put back elsewhere; what was acknowledged is in it."""

import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from pytest_django import Settings

from congtam.backup import databases, restoring
from congtam.backup.kept import kept_backups
from congtam.backup.making import make_backup
from congtam.backup.manifest import MARK
from congtam.ballots.actions.putting_back import forget_lost_keys
from congtam.ballots.models import Box, Poll
from congtam.ballots.queries.unfinished import has_lost_its_box, unfinished_votes, votes_without_box
from congtam.jobs.telling import heard
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.models import Organisation
from congtam.serving import tables
from tests.backup.elsewhere import elsewhere
from tests.ballots.evening import Evening
from tests.ballots.ground import Ground

sqlite = pytest.mark.parametrize("ground", ["sqlite"], indirect=True)


class PlugPulled(BaseException):
    """No clean-up of the product's own catches this."""


def handed_in(data: Path, content: bytes = b"%PDF-1.7 minh chung") -> Path:
    file = data / "files" / "evidence" / "1" / "a1b2.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return file


def test_there_and_back(ground: Ground, data: Path, tmp_path: Path, settings: Settings) -> None:
    """Rows, what people handed in, and a vote under way, which must be held again."""
    evening = Evening().open()
    evening.cast(1, [1, 1, 1])
    preparing = Evening(first=70).hand_out()
    handed_in(data)
    told: list[int] = []
    with heard(lambda done, _of, _says: told.append(done)):
        made = make_backup(by=PROGRAM)
    assert told == sorted(told)
    assert {60, 75} <= set(told)
    assert made.stat().st_mode & 0o077 == 0
    assert [vote.poll for vote in unfinished_votes()] == [evening.poll.pk]
    assert votes_without_box() == []
    rows = Poll.objects.count()
    with elsewhere(ground.vendor, tmp_path / "other", settings):
        found = restoring.put_back(made)
        tables.bring_up(lambda: None)
        assert forget_lost_keys() == 1
        restoring.finish()
        assert (tmp_path / "other" / "files/evidence/1/a1b2.pdf").read_bytes() == b"%PDF-1.7 minh chung"
        assert sorted(path.name for path in (tmp_path / "other").glob("rest*")) == []
        assert found.votes == [{"title": evening.poll.title, "body": evening.poll.body}]
        assert Poll.objects.count() == rows
        assert Box.objects.count() == 0
        assert [vote.poll for vote in votes_without_box()] == [evening.poll.pk]
        assert has_lost_its_box(Poll.objects.get(pk=evening.poll.pk))
        assert not Poll.objects.get(pk=preparing.poll.pk).key_tried


@pytest.mark.usefixtures("ground")
def test_the_manifest_has_the_digest_of_every_piece(ground: Ground, data: Path) -> None:
    file = handed_in(data)
    Evening()
    made = make_backup(by=PROGRAM)
    with zipfile.ZipFile(made) as pack:
        said = json.loads(pack.read("manifest.json"))
        assert {piece["name"] for piece in said["pieces"]} | {"manifest.json"} == set(pack.namelist())
        for piece in said["pieces"]:
            assert hashlib.sha256(pack.read(piece["name"])).hexdigest() == piece["sha256"]
    assert said["database"] == ground.vendor
    assert hashlib.sha256(file.read_bytes()).hexdigest() in {piece["sha256"] for piece in said["pieces"]}
    assert [row.name for row in kept_backups()] == [made.name]
    (entry,) = Entry.objects.filter(deed="backup.make")
    assert entry.details["file"] == made.name


@sqlite
def test_writers_neither_wait_nor_are_half_copied(ground: Ground, data: Path) -> None:
    """Somebody is in the middle of a deed: of that nothing is in the copy, of the one before everything."""
    Evening()
    Organisation.objects.create(code="before", name="Trước")
    with closing(sqlite3.connect(ground.databases["default"]["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE people_organisation SET name = 'Dở dang' WHERE code = 'before'")
        databases.copy_sqlite(data / "copy", lambda _done, _of: None)
        other.execute("ROLLBACK")
    with closing(sqlite3.connect(data / "copy")) as copied:
        assert copied.execute("SELECT name FROM people_organisation WHERE code = 'before'").fetchall() == [
            ("Trước",)
        ]
        assert copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


CUTS = {
    "while the pieces are checked": (restoring, "take_out"),
    "before anything is in its place": (restoring, "move_in"),
    "when the files are there and the database is not": (restoring, "place_database"),
    "before the tables are brought up to date": (tables, "bring_up"),
}


def pulled(*_: object, **__: object) -> None:
    raise PlugPulled


def brought_back(made: Path) -> None:
    restoring.put_back(made)
    tables.bring_up(lambda: None)


@pytest.mark.parametrize("cut", CUTS)
def test_the_plug_is_pulled_while_it_is_put_back(
    cut: str, ground: Ground, data: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put back once more with the same file, it is all there."""
    evening = Evening()
    handed_in(data)
    made = make_backup(by=PROGRAM)
    other = tmp_path / "other"
    with elsewhere(ground.vendor, other, settings):
        with monkeypatch.context() as patch:
            patch.setattr(*CUTS[cut], pulled)
            with pytest.raises(PlugPulled):
                brought_back(made)
        assert (other / MARK).exists()
        brought_back(made)
        restoring.finish()
        assert Poll.objects.get().title == evening.poll.title
        assert (other / "files/evidence/1/a1b2.pdf").exists()
        assert {path.name for path in other.iterdir()} <= {
            "files",
            *(f"{name}.sqlite3{end}" for name in ("congtam", "boxes") for end in ("", "-wal", "-shm")),
        }
