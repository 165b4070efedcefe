"""Backups are of databases with real commits, in a data folder of their own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.ballots.conftest import ground

__all__ = ["ground"]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    settings.DATA_FOLDER, settings.MEDIA_ROOT = folder, folder / "files"
    return folder
