"""Nobody can join person, slip and choice: the attack of probe.py on real databases, before and after."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import Settings

from congtam.backup import left_out, making, restoring
from congtam.backup.archive import manifest_of
from congtam.ballots.actions import afterwards, closing
from congtam.ballots.codes import slip_hash
from congtam.ballots.models import Box, Minutes
from congtam.ballots.queries.opening import obstacles_to_opening
from congtam.serving.tables import bring_up
from tests.backup.elsewhere import elsewhere
from tests.ballots import probe, tables
from tests.ballots.evening import HEAD, MINUTES, Evening
from tests.ballots.ground import Ground

VOTERS = 40
LINES = 12


@pytest.fixture
def voted(ground: Ground) -> tuple[Evening, probe.Truth]:
    """Forty voters, each with a ballot unlike all others, cast one after the other; the box is still open."""
    evening = Evening(by_slip=VOTERS, lines=LINES, first=9_100_001).open()
    before = snapshot(ground)
    slips, ballots = [], []
    for voter in range(1, VOTERS + 1):
        ticks = bytes(int(digit) for digit in f"{voter * 7919 % 4**LINES:b}".zfill(LINES)[-LINES:])
        signs, sealed = evening.sealed(voter, ticks)
        slips.append((signs.encode(), slip_hash(signs)))
        ballots.append((sealed.content,))
        evening.cast_sealed(signs, sealed)
    assert touched(before, snapshot(ground)) == {f"{ground.boxes}: {table(ground, 'ballots_box')}"}
    people = tuple(str(person).encode() for person in evening.people)
    return evening, probe.Truth(people, tuple(slips), tuple(ballots))


def snapshot(ground: Ground) -> dict[tuple[str, str], str]:
    return {key: value for alias in ground.databases for key, value in tables.snapshot(alias).items()}


def touched(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> set[str]:
    return {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def table(ground: Ground, name: str) -> str:
    return f"public.{name}" if ground.vendor == "postgresql" else name


def places(ground: Ground) -> dict[str, list[probe.Row]]:
    return {name: rows for alias in ground.databases for name, rows in tables.in_tables(alias).items()}


def test_the_tables_of_an_open_box(ground: Ground, voted: tuple[Evening, probe.Truth]) -> None:
    assert Box.objects.count() == 1
    assert probe.leaks(voted[1], places(ground)) == []


def test_tables_and_files_after_closing(ground: Ground, voted: tuple[Evening, probe.Truth]) -> None:
    """The sealed ballots lie there once, sorted; of the used slips nothing is left, hash or code."""
    evening, truth = voted
    evening.close()
    files = probe.in_files(ground.files())
    assert probe.leaks(truth, {**places(ground), **files}) == []
    assert found_in(files, [mark for slip in truth.slips for mark in slip]) == set()
    ballots = [mark for ballot in truth.ballots for mark in ballot]
    assert len(found_in(files, ballots)) <= 1
    assert sum(content.count(ballots[0]) for content in contents(files)) <= 1


def test_tables_and_files_after_the_count_and_the_minutes(
    ground: Ground, voted: tuple[Evening, probe.Truth]
) -> None:
    """Of slips and ballots nothing is left but sums and the locked envelope."""
    evening, truth = voted
    evening.close().count()
    assert probe.leaks(truth, places(ground)) == []
    afterwards.sign_minutes(poll=evening.poll, minutes=MINUTES, by=HEAD)
    files = probe.in_files(ground.files())
    marks = [mark for group in (*truth.slips, *truth.ballots) for mark in group]
    assert probe.leaks(truth, {**places(ground), **files}) == []
    assert found_in(files, marks) == set()
    afterwards.destroy_envelope(poll=evening.poll, minutes=replace(MINUTES, on=date(2020, 1, 1)), by=HEAD)


def test_tables_and_files_after_a_box_was_discarded(
    ground: Ground, voted: tuple[Evening, probe.Truth]
) -> None:
    evening, truth = voted
    closing.discard_poll(poll=evening.poll, minutes=MINUTES, cause=Minutes.Cause.TO_PAPER, by=HEAD)
    files = probe.in_files(ground.files())
    marks = [mark for group in (*truth.slips, *truth.ballots) for mark in group]
    assert probe.leaks(truth, {**places(ground), **files}) == []
    assert found_in(files, marks) == set()


@pytest.mark.parametrize("holds_the_box", [False, True], ids=["as it is", "the mutant that puts the box in"])
def test_a_backup_of_an_open_box_holds_no_box(
    ground: Ground,
    voted: tuple[Evening, probe.Truth],
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    *,
    holds_the_box: bool,
) -> None:
    """In SQL over the backup put back elsewhere, and in every byte of what lies in it."""
    settings.DATA_FOLDER = tmp_path / "data"
    if holds_the_box:
        monkeypatch.setattr(left_out, "LEFT_OUT", ())
        if ground.vendor == "sqlite":
            settings.MEDIA_ROOT = ground.files()[0].parent  # and with it the file of boxes
    made = making.make_backup(by=HEAD)
    found = found_in_backup(made, ground, voted[1], tmp_path / "other", settings)
    assert bool(found) is holds_the_box
    assert voted[0].poll.title in manifest_of(made).votes[0]["title"], "this is a backup of the rest"


def found_in_backup(
    made: Path, ground: Ground, truth: probe.Truth, other: Path, settings: Settings
) -> list[str]:
    """Joins between person, slip and choice, and every slip or ballot that shows at all."""
    with zipfile.ZipFile(made) as pack:
        seen = {f"piece {name}": [probe.Row({"bytes": pack.read(name)}, {})] for name in pack.namelist()}
    with elsewhere(ground.vendor, other, settings) as there:
        restoring.put_back(made)
        bring_up(lambda: None)
        seen |= {**places(there), **probe.in_files(there.files())}
    seen |= probe.in_files(path for path in other.rglob("*") if path.is_file())
    marks = [mark for group in (*truth.slips, *truth.ballots) for mark in group]
    marks += [mark.hex().encode() for mark in marks]
    return probe.leaks(truth, seen) + sorted(found_in(seen, marks))


def test_the_box_has_no_column_for_a_time_or_a_number_of_a_ballot() -> None:
    columns = {field.name: field.get_internal_type() for field in Box._meta.get_fields()}
    assert "DateTimeField" not in columns.values()
    assert {name for name, kind in columns.items() if kind.endswith("IntegerField")} == {
        "poll",
        "organisation",
        "ballot_length",
        "exchanged",
    }


def contents(files: dict[str, list[probe.Row]]) -> list[bytes]:
    return [content for rows in files.values() for row in rows for content in row.content.values()]


def found_in(files: dict[str, list[probe.Row]], marks: list[bytes]) -> set[str]:
    return {
        name
        for name, rows in files.items()
        for row in rows
        if any(mark in content for content in row.content.values() for mark in marks)
    }


@pytest.mark.parametrize("ground", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("ground")
def test_no_box_opens_where_its_changes_are_copied() -> None:
    """A server that logs statements keeps every version of the box; so would an archive or a standby."""
    evening = Evening().hand_out().void_spare()
    assert obstacles_to_opening(evening.poll) == []
    with connections["default"].cursor() as cursor:
        cursor.execute("SET log_min_duration_statement = 0")
    (obstacle,) = obstacles_to_opening(evening.poll)
    assert "log_min_duration_statement" in obstacle
