"""Cell 1 with nine members, in the campaign of 2018."""

import pytest

from congtam.campaigns.models import Campaign
from tests.cast import Cast
from tests.meetings.ground import campaign_of, settle_cell


@pytest.fixture
def cell(cast: Cast) -> Cast:
    settle_cell(cast)
    return cast


@pytest.fixture
def campaign(cell: Cast) -> Campaign:
    return campaign_of(cell)
