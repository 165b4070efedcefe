"""Every page of the table asks the database as often when there are many rows of everything as for a few."""

from __future__ import annotations

import pytest
from django.db import connections, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import kept
from tests.cast import Cast
from tests.web.growth import counted, ward
from tests.web.page import Keys
from tests.web.pages import NOBODY, PAGES

pytestmark = pytest.mark.django_db(databases="__all__")
FEW, MANY = 1, 3
COUNTED = ["minutes", "minutes_docx", "next_round", "recount", "record", "results"]
OTHER_KEYS: dict[str, Keys] = {f"polls:{name}": counted for name in COUNTED}
"""Pages that say nothing of what the table of all pages has made."""
ON_THE_WAY = {
    "commitments:return": "asks about one commitment",
    "commitments:file": "gives one file",
    "commitments:taking": "leads to the page of one list",
    "remedies:file": "gives one file",
    "roster:run": "leads to the page of one list",
    "roster:trial": "rows of one file: its size is tried in tests/people/roster",
    "root": "leads home",
    "settling:place": "asks about one place of a regulation",
    "settling:unsettle": "asks about one place of a regulation",
    "polls:uphold": "leads to the vote while nothing has overtaken it",
    "meetings:screen_content": "is of one screen, which holds a key of its own",
}
"""What answers without a page to those of the table, and holds no list that could grow."""
AT_THE_DOOR = ("signin:", "mfa_", "account_")


def test_as_many_questions_for_many_rows_as_for_few() -> None:
    few, many = looked_at(FEW), looked_at(MANY)
    assert {name: asked for name, asked in many.items() if asked != few[name]} == {}
    assert {name for name, asked in few.items() if not asked} == set(ON_THE_WAY)


def looked_at(cells: int) -> dict[str, int]:
    """By page; none where it answers otherwise. Pages of the same rows are looked at together."""
    kept.forget()
    groups: dict[Keys, list[str]] = {}
    for name, page in PAGES.items():
        if page.method == "GET" and not name.startswith(AT_THE_DOOR):
            groups.setdefault(OTHER_KEYS.get(name, page.keys), []).append(name)
    found: dict[str, int] = {}
    with transaction.atomic():
        cast = ward(cells)
        browsers = {who: signed_in(cast, who) for who in (*cast.accounts, NOBODY)}
        for keys, names in groups.items():
            with transaction.atomic():
                values = keys(cast)
                for name in names:
                    found[name] = questions(browsers[looking(name)], reverse(name, kwargs=values))
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return found


def looking(name: str) -> str:
    """The office where it may: it sees most."""
    opens = PAGES[name].opens.split() or [NOBODY]
    return "dung" if "dung" in opens and name not in OTHER_KEYS else opens[0]


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    if who != NOBODY:
        client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def questions(browser: Client, address: str) -> int:
    reset_queries()  # what was asked before is kept, and there is a limit
    with CaptureQueriesContext(connections["default"]) as asked:
        answer = browser.get(address)
        answer.getvalue()  # what is streamed asks as it goes
    return len(asked) if answer.status_code == 200 else 0
