"""Every address with everybody: what they get is what the table says, and nothing is left out."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from congtam.web.signin.second_step import passkey_urlpatterns
from tests.cast import Cast
from tests.web.page import Page
from tests.web.pages import CAST, KEY_PAGES, NOBODY, NOT_ASKING_WHO, PAGES, who_may
from tests.web.strict import loosened

pytestmark = pytest.mark.django_db(databases="__all__")  # pages of votes look into the database of boxes
SIGN_IN = "/lam-viec/vao/"
Browsers = dict[str, Client]


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"


def test_no_address_is_left_out() -> None:
    asking = {name for name in addresses(get_resolver()) if not name.startswith(NOT_ASKING_WHO)}
    assert asking == set(PAGES)


@pytest.mark.urls("tests.web.sealed_addresses")
def test_pages_for_keys_stand_in_the_table_too(cast: Cast, settings: Settings) -> None:
    settings.MFA_PASSKEY_LOGIN_ENABLED = True
    assert {pattern.name for pattern in passkey_urlpatterns} == set(KEY_PAGES)
    browsers = browsers_of(cast)
    got = {
        name: who_open(browsers, page, reverse(name, kwargs=page.keys(cast)))
        for name, page in KEY_PAGES.items()
    }
    assert got == {name: page.opens for name, page in KEY_PAGES.items()}


def screen_of(name: str) -> str:
    return name.partition(":")[0] if ":" in name else ""


SCREENS = sorted({screen_of(name) for name in PAGES})
each_screen = pytest.mark.parametrize("screen", SCREENS)
"""The cast is put together once for all pages of a screen; what one page needs or does is taken back."""


def pages_of(screen: str) -> Iterator[tuple[str, Page]]:
    for name, page in PAGES.items():
        if screen_of(name) == screen:
            with transaction.atomic():
                yield name, page
                transaction.set_rollback(True)


@each_screen
def test_everybody_gets_what_the_table_says(cast: Cast, screen: str) -> None:
    """A form that is guarded where it is shown and not where it is taken would be no guard."""
    got, taken, browsers = {}, [], browsers_of(cast)
    for name, page in pages_of(screen):
        address = reverse(name, kwargs=page.keys(cast))
        got[name] = who_open(browsers, page, address)
        outsiders = [who for who in browsers if who not in page.opens.split()] if page.method == "GET" else []
        taken += [f"{name}: {who}" for who in outsiders if takes(browsers[who], address)]
    assert got == {name: PAGES[name].opens for name in got}
    assert taken == []


def who_open(browsers: Browsers, page: Page, address: str) -> str:
    return " ".join(who for who, browser in browsers.items() if opens(browser, page, address, who))


def browsers_of(cast: Cast) -> Browsers:
    return {who: signed_in(cast, who) for who in (*CAST, NOBODY)}


def again(browser: Client) -> Client:
    """With the same session, and without what a page before put into the browser."""
    client = Client()
    client.cookies = deepcopy(browser.cookies)
    return client


def takes(browser: Client, address: str) -> bool:
    """Whether something sent there is looked at."""
    with transaction.atomic():
        answer = again(browser).post(address, {"sent": "x"})
        transaction.set_rollback(True)
    to_the_door = answer.status_code == 302 and answer.headers["Location"].startswith(SIGN_IN)
    return not to_the_door and answer.status_code not in {403, 404, 405}


@each_screen
def test_the_table_says_what_the_rules_say(cast: Cast, screen: str) -> None:
    told = {name: who_may(cast, page) for name, page in pages_of(screen) if page.action}
    assert told == {name: PAGES[name].opens for name in told}


@each_screen
def test_deeds_are_not_done_by_looking(cast: Cast, screen: str) -> None:
    for name, page in pages_of(screen):
        if page.method == "POST":
            answer = signed_in(cast, page.opens.split()[0]).get(reverse(name, kwargs=page.keys(cast)))
            assert answer.status_code == 405 or name == "set_language", name


def opens(browser: Client, page: Page, address: str, who: str) -> bool:
    """Whatever is done is taken back at once, in the browser too."""
    client = again(browser)
    with transaction.atomic():
        response = client.get(address) if page.method == "GET" else client.post(address)
        transaction.set_rollback(True)
    assert loosened(response) == [], address
    assert not hands_out(response) or "no-store" in response.headers.get("Cache-Control", ""), address
    return is_open(response, page, who)


def hands_out(response: Any) -> bool:
    """A file, or a paper on a page."""
    in_sight = not response.streaming and b'<article class="paper"' in response.content
    return in_sight or "Content-Disposition" in response.headers


def is_open(response: Any, page: Page, who: str) -> bool:
    if response.status_code == 403 or (response.status_code == 404 and page.answers != 404):
        return False
    if response.status_code == 302 and response.headers["Location"].startswith(SIGN_IN) and who == NOBODY:
        return bool(response.headers["Location"] == f"{SIGN_IN}da-ra/")
    assert response.status_code in {200, 302, page.answers}, f"{who}: {response.status_code}"
    return True


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    if who != NOBODY:
        client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client
