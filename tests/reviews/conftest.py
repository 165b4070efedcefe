"""A campaign by the plan of 2018 in which people write their reviews."""

import pytest

from congtam.campaigns.models import Campaign
from congtam.reviews.models import Review
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.reviews.ground import dossier, moved, opened_review


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return moved(opened(ward), "reviewing")


@pytest.fixture
def review(ward: Cast, campaign: Campaign) -> Review:
    """An's own, by form 02."""
    return opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "an")
