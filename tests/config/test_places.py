import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from congtam.config import places


def test_a_disk_that_knows_no_second_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(places, "DATA", tmp_path)
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert places.secret_key() == places.secret_key()
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_workers_that_start_together_have_one_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for attempt in range(20):
        monkeypatch.setattr(places, "DATA", tmp_path / str(attempt))
        with ThreadPoolExecutor(8) as pool:
            keys = list(pool.map(lambda _: places.secret_key(), range(8)))
        assert len(set(keys)) == 1
        assert [path.name for path in places.DATA.iterdir()] == ["secret.key"]
        assert (places.DATA / "secret.key").stat().st_mode & 0o077 == 0
