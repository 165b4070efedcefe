"""A campaign by the plan of 2018 with reviews to write, and a browser for each of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from congtam.campaigns.models import Campaign
from congtam.reviews.models import Review
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.reviews.ground import dossier, moved, opened_review

Browsers = Callable[[str], Client]


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return moved(opened(ward, "hx-2018+demo-hx-2018"), "reviewing")


@pytest.fixture
def review(ward: Cast, campaign: Campaign) -> Review:
    return opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "an")


@pytest.fixture
def browser(cast: Cast) -> Browsers:
    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
