"""What was rated is taken over where a deed could not touch it, and comes out as if all were rated anew."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign, Dossier
from congtam.journal.actors import PROGRAM
from congtam.people.actions.posts import give_post
from congtam.people.actions.registers import record_discipline, record_leave
from congtam.sheets.models import Sheet
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


DEEDS: list[Deed] = [enters_a_fact, fills_a_sheet, reviews_a_cell, decides_a_member, is_disciplined, was_ill]


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
    assert again.asking is before.asking
    assert again.held == anew.held
    assert again.bare == anew.bare
    assert tables(again).keys() == tables(anew).keys()
    assert all(tables(again)[kind].equals(table) for kind, table in tables(anew).items())
    assert any(not tables(before)[kind].equals(table) for kind, table in tables(anew).items())


def test_a_change_of_the_registers_rates_everybody(ward: Cast, campaign: Campaign) -> None:
    before = made(campaign)
    since = campaign.asked_on - timedelta(days=1)
    give_post(
        person=ward.persons["an"], unit=ward.units["cell1"], title="deputy_secretary", since=since, by=PROGRAM
    )
    again = made(campaign, before)
    kept.forget()
    assert again.asking is not before.asking
    assert tables(again)["member"].equals(tables(made(campaign))["member"])
