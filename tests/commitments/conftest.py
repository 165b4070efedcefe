"""A campaign by the plan of 2018, at the start of its year."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from congtam.campaigns.models import Campaign, Dossier
from tests.campaigns.ward import opened, settle
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _evidence_lies_apart(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return opened(ward)


@pytest.fixture
def cell(ward: Cast, campaign: Campaign) -> Dossier:
    """Cell 1, as it is rated."""
    return campaign.dossiers.get(kind="cell", unit=ward.units["cell1"])


@pytest.fixture
def an(ward: Cast, campaign: Campaign) -> Dossier:
    return campaign.dossiers.get(kind="member", person=ward.persons["an"])
