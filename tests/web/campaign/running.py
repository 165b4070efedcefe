"""Reading the pages of a running campaign, and letting it grow."""

from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.people.actions.units import open_unit
from congtam.people.models import Unit
from tests.campaigns.ward import new_member
from tests.cast import START, Cast

TODAY = date.today()  # noqa: DTZ011 - the pages look at the same clock


def page(cast: Cast, who: str, name: str, *args: object, query: str = "", status: int = 200) -> str:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == status
    return response.content.decode()


def asked(cast: Cast, name: str, *args: object) -> int:
    page(cast, "dung", name, *args)
    with CaptureQueriesContext(connection) as queries:
        page(cast, "dung", name, *args)
    return len(queries)


def grow(campaign: Campaign, cast: Cast, number: int) -> None:
    """More cells, each with members, a meeting and people asked."""
    for place in range(number):
        cast.units[f"new{place}"] = open_unit(
            organisation=cast.ward.pk,
            kind=Unit.Kind.CELL,
            variety="school",
            name=f"Chi bộ Trường số {place}",
            parent=cast.units["ward"],
            on=START,
            by=PROGRAM,
        )
        new_member(cast, f"new{place}", f"Lê Văn {place}", f"new{place}")
    derive_again(campaign=campaign, by=PROGRAM)
    for place in range(number):
        campaign.meetings.create(
            organisation=cast.ward,
            unit=cast.units[f"new{place}"],
            planned_on=TODAY - timedelta(days=5),
            held_on=TODAY - timedelta(days=5),
        )


def grow_more(campaign: Campaign, cast: Cast) -> None:
    for place in range(1, 30):
        unit = open_unit(
            organisation=cast.ward.pk,
            kind=Unit.Kind.CELL,
            variety="school",
            name=f"Chi bộ Trường thứ {place}",
            parent=cast.units["ward"],
            on=START,
            by=PROGRAM,
        )
        cast.units[f"more{place}"] = unit
        new_member(cast, f"more{place}", f"Lê Thị {place}", f"more{place}")
        campaign.meetings.create(
            organisation=cast.ward, unit=unit, planned_on=TODAY, held_on=TODAY - timedelta(days=9)
        )
    derive_again(campaign=campaign, by=PROGRAM)
