"""A ward and its campaign in the middle of the meetings."""

from datetime import timedelta

import pytest

from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import Phase
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.web.campaign.running import TODAY


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    """On its eighteenth day today."""
    begins = TODAY - timedelta(days=17)
    made = opened(ward, year=TODAY.year, begins_on=begins, asked_on=begins + timedelta(days=31))
    made.phase = Phase.MEETING
    made.save()
    return made
