"""The process beside the server: killed in the middle it leaves nothing; it ends with the server."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from congtam.jobs.progress import Step
from tests.house.tree import ROOT

LATEST = 180
NOW = "2026-11-21 08:00:00"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    subprocess.run(
        [sys.executable, "-m", "congtam", "manage", "migrate", "-v0"], env=surroundings(made), check=True
    )
    with rows(made) as there:
        there.execute(
            "INSERT INTO people_organisation (id, code, name, level) VALUES (1, 'w', 'trước', 'base')"
        )
        there.execute(
            "INSERT INTO people_account (id, password, username, display_name, is_active, must_set_password,"
            " organisation_id) VALUES (1, '', 'dung', 'Dũng', 1, 0, 1)"
        )
    return made


def surroundings(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "CONGTAM_"))}
    return {**kept, "CONGTAM_DATA": str(folder), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def rows(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "congtam.sqlite3", timeout=LATEST)


@pytest.fixture(autouse=True)
def as_before(folder: Path) -> None:
    """The tests share one folder and come in any order: each finds the name as it was."""
    with rows(folder) as there:
        there.execute("UPDATE people_organisation SET name = 'trước'")


@pytest.fixture
def worker(folder: Path) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "congtam.serving.working"]
        started.append(subprocess.Popen(command, env=surroundings(folder), stdin=subprocess.PIPE, cwd=ROOT))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()


def ask(folder: Path, seconds: float, began: Path) -> int:
    with rows(folder) as there:
        made = there.execute(
            "INSERT INTO jobs_job (actor, action, deed, title, details, language, back, state, asked_at,"
            " worker, said, page, found, account_id, organisation_id) VALUES"
            " (?, '', 'tests.serving.slow.sleep', 'Ngủ', ?, 'vi', '/', 'waiting', ?, '', '', '', '{}', 1, 1)",
            (
                json.dumps({"key": 1, "name": "Dũng", "behalf": None, "behalf_name": ""}),
                json.dumps({"seconds": seconds, "began": str(began)}),
                NOW,
            ),
        )
        assert made.lastrowid is not None
        return made.lastrowid


def until(reached: Callable[[], bool]) -> None:
    latest = time.monotonic() + LATEST
    while not reached():
        assert time.monotonic() < latest
        time.sleep(0.05)


def state(folder: Path, job: int) -> str:
    found = rows(folder).execute("SELECT state FROM jobs_job WHERE id = ?", [job]).fetchone()
    return str(found[0])


def name(folder: Path) -> str:
    return str(rows(folder).execute("SELECT name FROM people_organisation").fetchone()[0])


def test_killed_in_the_middle(
    folder: Path, tmp_path: Path, worker: Callable[[], "subprocess.Popen[bytes]"]
) -> None:
    process = worker()
    job, began = ask(folder, 600, tmp_path / "began"), tmp_path / "began"
    until(began.exists)
    told = Step(**json.loads((folder / "jobs" / f"{job}.json").read_text(encoding="utf-8")))
    assert (told.done, told.of, told.says) == (1, 2, "đang ngủ")
    assert (state(folder, job), name(folder)) == ("running", "trước")
    process.kill()
    process.wait()
    worker()
    until(lambda: state(folder, job) == "broken")
    assert name(folder) == "trước"
    next_one = ask(folder, 0, tmp_path / "second")
    until(lambda: state(folder, next_one) == "done")
    assert name(folder) == "xong"


def test_it_ends_with_the_server_and_finishes_what_it_holds(
    folder: Path, tmp_path: Path, worker: Callable[[], "subprocess.Popen[bytes]"]
) -> None:
    process, began = worker(), tmp_path / "began"
    job = ask(folder, 1, began)
    until(began.exists)
    assert process.stdin
    process.stdin.close()
    assert process.wait(timeout=LATEST) == 0
    assert state(folder, job) == "done"
