"""The ward of the plan of 2018, a week before the meeting of Thanh Khê."""

from datetime import date, timedelta

import pytest

from congtam.campaigns.actions.planning import set_meeting
from congtam.campaigns.models import Campaign, Meeting
from congtam.journal.actors import PROGRAM
from tests.campaigns.ward import opened, settle
from tests.cast import Cast

TODAY = date.today()  # noqa: DTZ011 - the deeds look at the same clock


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    begins = TODAY - timedelta(days=10)
    made = opened(ward, year=TODAY.year, begins_on=begins, asked_on=begins + timedelta(days=31))
    Campaign.objects.filter(pk=made.pk).update(phase="reviewing")
    made.refresh_from_db()
    return made


@pytest.fixture
def meeting(campaign: Campaign, ward: Cast) -> Meeting:
    """Three days from today: today is the last day on which a draft may go out."""
    return set_meeting(
        campaign=campaign, unit=ward.units["khe"], planned_on=TODAY + timedelta(days=3), by=PROGRAM
    )
