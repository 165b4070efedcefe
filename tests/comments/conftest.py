"""The ward of the plan of 2018 while comments are collected."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from congtam.campaigns.models import Campaign
from tests.campaigns.ward import settle
from tests.cast import Cast
from tests.comments.ground import collecting


@pytest.fixture(autouse=True)
def _scans_lie_apart(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return collecting(ward)
