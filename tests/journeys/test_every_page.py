"""Every page there is, by the table of pages, in a real browser at both widths: nothing to stumble over."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from tests.cast import Cast, assemble
from tests.journeys.looking import WIDTHS, faults, page_of
from tests.web.pages import NOBODY, PAGES
from tests.web.test_permissions import signed_in

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

LOOKED_AT = [name for name, page in PAGES.items() if page.method == "GET" and page.opens]
EXPECTED = ("403", "404")


@pytest.mark.parametrize("width", WIDTHS)
def test_nobody_stumbles(live_server: Any, browser: Browser, width: str) -> None:
    cast = assemble()
    screens: dict[str, Page] = {}
    found: dict[str, list[str]] = {}
    for name in LOOKED_AT:
        who = PAGES[name].opens.split()[-1]
        address = reverse(name, kwargs=PAGES[name].keys(cast))
        if not shows_a_page(signed_in(cast, who), address):
            continue
        if who not in screens:
            screens[who] = screen_of(live_server.url, browser, width, cast, who)
        screen = screens[who]
        screen.goto(live_server.url + address)
        if stumbled := [fault for fault in faults(screen) if not any(code in fault for code in EXPECTED)]:
            found[f"{who} {name} {address}"] = stumbled
        screen.complaints.clear()  # type: ignore[attr-defined]
    assert found == {}


def shows_a_page(client: Client, address: str) -> bool:
    """Neither a file, nor a way on to another page, nor a piece for a page that is open."""
    response = client.get(address)
    return response.status_code != 302 and not response.streaming and b"<html" in response.content[:500]


def screen_of(server: str, browser: Browser, width: str, cast: Cast, who: str) -> Page:
    """A browser that is signed in already; signing in has its own test."""
    page = page_of(browser, width)
    if who != NOBODY:
        name = settings.SESSION_COOKIE_NAME
        kept = signed_in(cast, who).cookies[name].value
        url = f"{server}{settings.SESSION_COOKIE_PATH}"
        page.context.add_cookies([{"name": name, "value": kept, "url": url}])
    return page
