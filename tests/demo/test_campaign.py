"""The campaign of an example ward: under way on whatever day the ward is made."""

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.deadlines import dues
from congtam.campaigns.stages import Stage
from congtam.demo.campaign import make_example
from congtam.demo.described import LARGE, SMALL
from congtam.journal.queries import breaks
from congtam.people.models import Organisation
from congtam.remedies.models import Shortcoming
from congtam.reviews.models import Prompt, Review
from congtam.sheets.models import Sheet
from tests.worlds import built_once

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2024, 2, 29)])
def test_the_campaign_is_under_way(day: date) -> None:
    made = make_example(SMALL, day)
    connection.check_constraints()
    campaign = Campaign.objects.get(organisation=made)
    assert (campaign.phase, campaign.year, campaign.is_demonstration) == ("reviewing", day.year, True)
    assert campaign.begins_on < day < campaign.ends_on
    held = campaign.meetings.exclude(held_on=None)
    assert held.count() == 4
    assert campaign.meetings.filter(planned_on=day, held_on=None).exists()
    assert campaign.plan_items.exclude(done_on=None).exists()
    assert campaign.facts.exists()
    assert list(breaks(made.pk)) == []


@built_once
def example(day: date) -> Organisation:
    return make_example(SMALL, day)


def test_one_cell_is_further_ahead() -> None:
    day = timezone.localdate()
    campaign = Campaign.objects.get(organisation=example(day))
    reviewed = campaign.dossiers.filter(stage=Stage.REVIEWED)
    assert reviewed.values_list("home", flat=True).distinct().count() == 1
    assert reviewed.filter(unit__isnull=False).exists()
    assert reviewed.filter(person__isnull=False).exists()
    ahead = reviewed[0].home_id
    late = [one for one in dues(campaign) if one.is_late(day)]
    assert all(one.unit != ahead for one in late)


def test_the_large_ward_has_one_too() -> None:
    day = timezone.localdate()
    campaign = Campaign.objects.get(organisation=make_example(LARGE, day))
    assert campaign.meetings.filter(planned_on=None).count() == 0
    assert campaign.dossiers.count() > 3000


def test_rooms_show_something() -> None:
    made = example(timezone.localdate())
    campaign = Campaign.objects.get(organisation=made)
    reviews = Review.objects.filter(dossier__campaign=campaign)
    assert reviews.filter(state="handed_in").exists()
    assert reviews.filter(state="draft").exists()
    sheets = Sheet.objects.filter(dossier__campaign=campaign)
    assert set(sheets.values_list("state", flat=True)) == {"draft", "submitted"}
    assert Prompt.objects.filter(dossier__campaign=campaign).exists()
    assert Shortcoming.objects.filter(organisation=made).count() == 1
