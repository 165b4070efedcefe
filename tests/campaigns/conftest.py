"""The ward of the plan of 2018."""

import pytest

from congtam.campaigns.models import Campaign
from tests.campaigns.ward import opened, settle
from tests.cast import Cast


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return opened(ward)
