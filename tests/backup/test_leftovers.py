"""A backup that was killed leaves a copy with ballot boxes in it: it goes, and what is being made stays."""

from pathlib import Path

import pytest
from pytest_django import Settings

from congtam.backup import leftovers
from congtam.backup.making import make_backup
from congtam.holding import let_go, taken
from congtam.journal.actors import PROGRAM
from tests.ballots.evening import Evening

sqlite = pytest.mark.parametrize("ground", ["sqlite"], indirect=True)


def killed(target: Path, name: str) -> Path:
    left = target / name
    left.mkdir(parents=True)
    (left / "copy").write_bytes(b"SQLite format 3\x00 and sealed boxes")
    return left


@sqlite
@pytest.mark.usefixtures("ground")
def test_the_next_backup_takes_away_what_the_last_one_left(data: Path, tmp_path: Path) -> None:
    Evening()
    stick = tmp_path / "stick"
    here, ours = killed(data / "backups", ".congtam-unfinished-7"), killed(stick, f"{leftovers.prefix()}7")
    of_others = killed(stick, ".congtam-unfinished-0a1b2c3d-7")
    made = make_backup(by=PROGRAM)
    assert (here.exists(), made.exists()) == (False, True)
    there = make_backup(by=PROGRAM, into=stick)
    assert sorted(stick.iterdir()) == sorted([of_others, there])
    assert not ours.exists()


def test_a_server_that_starts_takes_it_away_but_not_what_is_being_made(data: Path) -> None:
    left = killed(data / "backups", f"{leftovers.prefix()}7")
    with leftovers.place().open("a+", encoding="utf-8") as another:
        assert taken(another)
        leftovers.clear_unless_busy()
        assert left.exists()
        let_go(another)
    leftovers.clear_unless_busy()
    assert not left.exists()


def test_a_server_without_backups_makes_no_folder_for_them(data: Path, settings: Settings) -> None:
    assert data == settings.DATA_FOLDER
    leftovers.clear_unless_busy()
    assert list(data.iterdir()) == []
