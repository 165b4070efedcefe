"""Another machine: an empty data folder and empty databases, onto which a backup is put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pytest_django import Settings

from congtam.config import database
from tests.ballots import ground as grounds
from tests.ballots.ground import Ground


@contextmanager
def elsewhere(vendor: str, folder: Path, settings: Settings) -> Iterator[Ground]:
    folder.mkdir()
    settings.DATA_FOLDER, settings.MEDIA_ROOT = folder, folder / "files"
    there = Ground(vendor, databases(vendor, folder))
    with grounds.connected(there.databases):
        yield there
    if vendor == "postgresql":
        grounds.drop(there)


def databases(vendor: str, folder: Path) -> dict[str, dict[str, Any]]:
    if vendor == "sqlite":
        return database.from_settings("", "", folder)
    return {"default": grounds.new_database("template1")}
