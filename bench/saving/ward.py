"""A ward of members who each have an open sheet and are signed in; written as a list for the hands.

Run as a process of its own: the settings name the database.
"""

# ruff: noqa: E402 - the settings are chosen before anything reads them
from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connections

from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import open_account
from congtam.people.actions.units import open_unit
from congtam.people.models import Account, Unit
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.layout import Line
from congtam.sheets.parties import own_key
from congtam.sheets.permissions import Pens
from congtam.sheets.rules import layout_for
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import START, Cast, assemble

CELLS = 10
BACKEND = "django.contrib.auth.backends.ModelBackend"


def main(members: int, place: Path) -> None:
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    cast = assemble()
    settle(cast)
    keys = [member(cast, number) for number in range(members)]
    campaign = opened(cast)
    Campaign.objects.filter(pk=campaign.pk).update(phase="reviewing")
    campaign.refresh_from_db()
    place.write_text(json.dumps([seat(cast, campaign, key) for key in keys]), encoding="utf-8")


def member(cast: Cast, number: int) -> str:
    cell, key = f"many{number % CELLS}", f"member{number}"
    if cell not in cast.units:
        cast.units[cell] = open_unit(
            organisation=cast.ward.pk,
            kind=Unit.Kind.CELL,
            variety=Unit.Variety.NEIGHBOURHOOD,
            name=f"Chi bộ {number + 1}",
            parent=cast.units["ward"],
            position=len(cast.units),
            on=START,
            by=PROGRAM,
        )
    person = new_member(cast, key, f"Nguyễn Văn {number}", cell)
    cast.accounts[key] = open_account(organisation=cast.ward.pk, person=person, username=key, by=PROGRAM)
    return key


def seat(cast: Cast, campaign: Campaign, key: str) -> dict[str, Any]:
    """What one pair of hands needs: the sheet, its rows with values to type, and a session."""
    person = cast.persons[key]
    dossier = campaign.dossiers.get(kind="member", person=person)
    pens = Pens(cast.ward.pk, frozenset({f"person:{person.pk}"}))
    sheet = open_sheet(dossier=dossier, rule="", who=own_key(dossier), pens=pens, by=PROGRAM)
    rows = [(line.number, values(line)) for line in layout_for(campaign, "member").filled()]
    return {
        "sheet": sheet.pk,
        "rows": [row for row in rows if row[1]],
        "session": session(cast.accounts[key]),
        "cookie": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
    }


def values(line: Line) -> list[str]:
    """Three that the row takes, so that each save changes something; nothing for a row without points."""
    most = (getattr(line.place.row, "max", 0) or 0) // 100
    return [str(each) for each in range(3)] if "points" in line.fields and most > 1 else []


def session(account: Account) -> str:
    Account.objects.filter(pk=account.pk).update(must_set_password=False)
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
