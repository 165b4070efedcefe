"""What was rated is taken over where a deed could not touch it, and comes out as if all were rated anew."""

import contextlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.queries.ground import ground
from congtam.journal.actors import PROGRAM
from congtam.people.actions.memberships import change_membership, end_membership
from congtam.people.actions.posts import give_post
from congtam.people.actions.registers import record_discipline, record_leave
from congtam.sheets.models import Sheet
from congtam.sheets.queries.eligibility import eligible_in, eligible_now
from congtam.sheets.queries.whole import Whole, made
from tests import kept
from tests.cast import Cast
from tests.sheets.ground import DAY, decided, fill

Deed = Callable[[Cast, Sheet], object]


def enters_a_fact(ward: Cast, sheet: Sheet) -> None:
    enter_fact(
        campaign=sheet.dossier.campaign,
        person=ward.persons["an"],
        fact="disciplined",
        value=True,
        reason="Sổ theo dõi",
        by=PROGRAM,
    )


def fills_a_sheet(ward: Cast, sheet: Sheet) -> None:
    fill(ward, sheet, "an", 80)


def reviews_a_cell(ward: Cast, sheet: Sheet) -> None:
    row = Dossier.objects.filter(campaign=sheet.dossier.campaign, unit=ward.units["cell1"])
    row.update(reviewed_on=DAY)


def decides_a_member(_ward: Cast, sheet: Sheet) -> None:
    decided(sheet.dossier, "HTNV")


def is_disciplined(ward: Cast, sheet: Sheet) -> None:
    on = sheet.dossier.campaign.covers_from
    what = {"side": "party", "form": "reprimand", "decision": "01-QĐ/UBKT", "decided_on": on}
    record_discipline(person=ward.persons["an"], by=PROGRAM, **what)


def was_ill(ward: Cast, sheet: Sheet) -> None:
    on = sheet.dossier.campaign.covers_from
    record_leave(person=ward.persons["an"], kind="sick", since=on, until=on + timedelta(days=200), by=PROGRAM)


def takes_a_second_post(ward: Cast, sheet: Sheet) -> None:
    since = sheet.dossier.campaign.covers_from
    unit = ward.units["cell1"]
    give_post(person=ward.persons["an"], unit=unit, title="deputy_secretary", since=since, by=PROGRAM)


def goes_to_another_cell(ward: Cast, sheet: Sheet) -> None:
    on = sheet.dossier.campaign.covers_from
    change_membership(person=ward.persons["an"], cell=ward.units["cell2"], on=on, by=PROGRAM)


DEEDS: list[Deed] = [
    enters_a_fact,
    fills_a_sheet,
    reviews_a_cell,
    decides_a_member,
    is_disciplined,
    was_ill,
    takes_a_second_post,
    goes_to_another_cell,
]


def tables(now: Whole) -> dict[str, Any]:
    return {kind: table.collect().to_native().sort("id") for kind, table in now.rating.tables.items()}


@pytest.mark.parametrize("deed", DEEDS)
def test_after_a_deed_all_stand_as_if_rated_anew(
    ward: Cast, campaign: Campaign, sheet: Sheet, deed: Deed
) -> None:
    before = made(campaign)
    deed(ward, sheet)
    again = made(campaign, before)
    kept.forget()
    anew = made(campaign)
    assert again.dossiers is before.dossiers
    assert again.held == anew.held
    assert again.bare == anew.bare
    assert tables(again).keys() == tables(anew).keys()
    assert all(tables(again)[kind].equals(table) for kind, table in tables(anew).items())
    assert any(not tables(before)[kind].equals(table) for kind, table in tables(anew).items())


def test_who_came_since_is_read_with_everybody(ward: Cast, campaign: Campaign) -> None:
    before = made(campaign)
    end_membership(person=ward.persons["an"], on=campaign.asked_on, ending="left", by=PROGRAM)
    again = made(campaign, before)
    kept.forget()
    anew = made(campaign)
    assert again.dossiers is not before.dossiers
    assert tables(again)["member"].equals(tables(anew)["member"])
    assert len(tables(anew)["member"]) == len(tables(before)["member"]) - 1


def test_a_ballot_sees_marks_that_nobody_has_given_yet(ward: Cast, campaign: Campaign, sheet: Sheet) -> None:
    rows = list(campaign.dossiers.filter(is_listed=True).exclude(is_rated=False))
    assert eligible_in(campaign, rows) == eligible_now(campaign, rows)
    fill(ward, sheet, "an", 10)
    seen = eligible_in(campaign, rows)
    assert seen == eligible_now(campaign, rows)
    assert seen[sheet.dossier_id].allowed == ("KHTNV",)


def test_nothing_is_taken_over_from_a_deed_that_was_rolled_back(
    ward: Cast, campaign: Campaign, sheet: Sheet
) -> None:
    """Its number is then another deed's."""
    ground(campaign)
    with contextlib.suppress(RuntimeError), transaction.atomic():
        is_disciplined(ward, sheet)
        ground(campaign)
        raise RuntimeError
    record_leave(person=ward.persons["binh"], kind="sick", since=campaign.covers_from, until=None, by=PROGRAM)
    found = ground(campaign).entries
    kept.forget()
    assert found == ground(campaign).entries
