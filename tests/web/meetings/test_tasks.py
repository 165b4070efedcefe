"""What meetings put on the list of tasks."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.ordering import postpone
from tests.cast import Cast
from tests.meetings.ground import TODAY, arranged, campaign_of, officers, settle_cell


@pytest.fixture
def cell(cast: Cast) -> Cast:
    settle_cell(cast)
    return cast


@pytest.fixture
def campaign(cell: Cast) -> Campaign:
    return campaign_of(cell)


def tasks(cast: Cast, who: str) -> str:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    page: Any = client.get("/lam-viec/", follow=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_the_secretary_is_told_to_arrange_then_to_lead(cell: Cast, campaign: Campaign) -> None:
    day = {"planned_on": TODAY + timedelta(days=2)}
    campaign.meetings.update_or_create(
        organisation=cell.ward, campaign=campaign, unit=cell.units["cell1"], defaults=day
    )
    assert "Lập chương trình hội nghị TDP 1" in tasks(cell, "binh")
    arranged(cell, campaign)
    page = tasks(cell, "binh")
    assert "Lập chương trình hội nghị" not in page
    assert "Điều hành hội nghị Chi bộ Tổ dân phố 1" in page
    assert "Điều hành hội nghị" not in tasks(cell, "an")


def test_whoever_the_meeting_named_is_told_too(cell: Cast, campaign: Campaign) -> None:
    sitting = arranged(cell, campaign)
    officers(cell, sitting)
    type(sitting).objects.filter(pk=sitting.pk).update(secretary=cell.persons["an"])
    assert "Điều hành hội nghị Chi bộ Tổ dân phố 1" in tasks(cell, "an")


def test_a_review_to_make_up_for_stays_on_the_list(cell: Cast, campaign: Campaign) -> None:
    """HX18-60."""
    sitting = arranged(cell, campaign)
    item = sitting.items.get(part="review", person=cell.persons["young"])
    postpone(item=item, reason="ốm", next_on=TODAY + timedelta(days=3), by=PROGRAM)
    page = tasks(cell, "binh")
    assert "Kiểm điểm bù: Vũ Thị Êm" in page
    assert "ốm" in page
