"""A campaign by the plan of 2018 in which people fill their sheets."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from congtam.campaigns.models import Campaign
from congtam.sheets.models import Sheet
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.sheets.ground import dossier, moved, own_sheet


@pytest.fixture(autouse=True)
def _evidence_lies_apart(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return moved(opened(ward), "reviewing")


@pytest.fixture
def sheet(ward: Cast, campaign: Campaign) -> Sheet:
    """An's own, by form 05."""
    return own_sheet(ward, dossier(campaign, "member", person=ward.persons["an"]), "an")
