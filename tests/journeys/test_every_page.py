"""Every page there is, by the table of pages, in a real browser at both widths: nothing to stumble over.

What shows no page in the world of the table is named here, with the journey that looks at it: a page that
falls out of the walk fails it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from tests.cast import Cast, assemble
from tests.journeys.looking import WIDTHS, faults, page_of
from tests.journeys.states import STATES
from tests.web.pages import NOBODY, PAGES
from tests.web.test_permissions import signed_in

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

LOOKED_AT = [name for name, page in PAGES.items() if page.method == "GET" and page.opens]
PARTS = 4
EXPECTED = ("403", "404")
FILES = {
    *("campaign:ics", "comments:workbook", "comments:scan", "commitments:template", "meetings:minutes_docx"),
    *("polls:minutes_docx", "sheets:file", "sheets:paper_docx", "sheets:workbook", "roster:template"),
    *("roster:export", "machine:take_backup", "commitments:file", "remedies:file"),
}
PIECES = {"sheets:totals"}
WAYS_ON = {"root", "mfa_index"}
IN_OTHER_JOURNEYS = {
    # test_door
    *("signin:own_password", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp"),
    *("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    # test_voting
    *("polls:results", "polls:minutes", "polls:record", "polls:recount", "polls:next_round"),
}
NOT_HERE = FILES | PIECES | WAYS_ON | IN_OTHER_JOURNEYS


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_stumbles(live_server: Any, browser: Browser, part: int) -> None:
    """In parts of a like size, which several processes share; every page is read once and looked at twice."""
    cast = assemble()
    screens: dict[str, Page] = {}
    found: dict[str, list[str]] = {}
    unseen: set[str] = set()
    for name in LOOKED_AT[part::PARTS]:
        who = PAGES[name].opens.split()[-1]
        address = STATES[name](cast) if name in STATES else reverse(name, kwargs=PAGES[name].keys(cast))
        if not shows_a_page(signed_in(cast, who), address):
            unseen.add(name)
            continue
        if who not in screens:
            screens[who] = screen_of(live_server.url, browser, "desk", cast, who)
        screens[who].goto(live_server.url + address)
        if stumbled := list(faults_at_both_widths(screens[who])):
            found[f"{who} {name} {address}"] = stumbled
    assert found == {}
    assert unseen == NOT_HERE.intersection(LOOKED_AT[part::PARTS])


def faults_at_both_widths(screen: Page) -> Iterator[str]:
    for name, width in WIDTHS.items():
        screen.set_viewport_size({"width": width, "height": 900})
        for fault in faults(screen):
            if not any(code in fault for code in EXPECTED):
                yield f"{name}: {fault}"
        screen.complaints.clear()  # type: ignore[attr-defined]


def shows_a_page(client: Client, address: str) -> bool:
    """Neither a file, nor a way on to another page, nor a piece for a page that is open."""
    response = client.get(address)
    return response.status_code == 200 and not response.streaming and b"<html" in response.content[:500]


def screen_of(server: str, browser: Browser, width: str, cast: Cast, who: str) -> Page:
    """A browser that is signed in already; signing in has its own test."""
    page = page_of(browser, width)
    if who != NOBODY:
        name = settings.SESSION_COOKIE_NAME
        kept = signed_in(cast, who).cookies[name].value
        url = f"{server}{settings.SESSION_COOKIE_PATH}"
        page.context.add_cookies([{"name": name, "value": kept, "url": url}])
    return page
