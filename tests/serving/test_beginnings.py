"""What a start says when an earlier one was ended in the middle, or when a newer version was here before."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from congtam.serving import folder
from tests.house.tree import ROOT

LATEST = 300


def start(data: Path, *words: str) -> "subprocess.Popen[str]":
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "CONGTAM_"))}
    own = {"CONGTAM_DATA": str(data), "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "congtam", *words],
        env={**kept, **own},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def said_by(data: Path, *words: str) -> str:
    with start(data, *words) as process:
        return process.communicate(timeout=LATEST)[0]


def killed_after(data: Path, line: str, moment: float) -> None:
    """The moments are short, so that on no machine the work is over by then; it may have hardly begun."""
    with start(data, "demo") as process:
        assert process.stdout
        while line not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(moment)
        process.kill()


def test_a_first_start_killed_in_the_middle_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    killed_after(data, "Chuẩn bị cơ sở dữ liệu", 0.2)
    killed_after(data, "Lập Đảng bộ", 0.3)
    said = said_by(data, "demo")
    assert "dừng giữa chừng" in said
    assert "Phạm Quang Dũng" in said
    with sqlite3.connect(data / "congtam.sqlite3") as there:
        counts = [
            there.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - two names of ours
            for table in ("people_organisation", "campaigns_campaign")
        ]
    assert counts == [2, 1]
    assert "dừng giữa chừng" not in said_by(data, "demo")


def test_data_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    said_by(data, "begin", "--name", "Đảng bộ phường Bình An", "--office", "Phạm Quang Dũng")
    with sqlite3.connect(data / "congtam.sqlite3") as there:
        there.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0099_later', '2030-01-01')"
        )
        there.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('gone', '0001_initial', '2020-01-01')"
        )
    said = said_by(data, "demo")
    assert "bản Công Tâm mới hơn" in said
    assert "people 0099_later" in said
    assert "gone" not in said
    assert "Cách làm:" in said
    assert "Traceback" not in said


def test_only_what_is_ended_from_outside_is_said_to_be_unfinished(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), folder.preparing(tmp_path):
        raise ValueError("x")
    with pytest.raises(KeyboardInterrupt), folder.preparing(tmp_path):
        raise KeyboardInterrupt
    with folder.preparing(tmp_path) as was_left:
        assert was_left
    with folder.preparing(tmp_path) as was_left:
        assert not was_left
