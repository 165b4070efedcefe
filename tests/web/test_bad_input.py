"""What no honest browser sends, to every address that takes something: refused, and never half saved."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from tests.cast import Cast
from tests.web.forms_of import Form, forms_of
from tests.web.test_permissions import SCREENS, pages_of, signed_in

pytestmark = pytest.mark.django_db(databases="__all__")

GARBAGE = {
    "200,000 characters": "Ấ" * 200_000,
    "decomposed letters": "Nguye\u0302\u0303n",
    "a null character": "a\x00b",
    "more than a number": "9" * 30,
    "a digit of no number": "²",
    "a day at the end of time": "31/12/9999",
}
WRITES = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
PASSED_OVER = ("django_session", "axes_", "sheets_draft")
"""Who is in and who guesses is kept whatever comes of it, and so is what a row of a scorecard cannot read."""
SAVE_AND_ANSWER = {
    "access:card",
    "access:cards",
    "comments:letter",
    "meetings:screens",
    "polls:keys",
    "sheets:cell",
    "sheets:evidence",
}
"""Codes and keys are shown once, on the page that answers; cells and proofs are saved as they are typed:
a file that is refused takes no typed words with it."""
OUTSIDE = {"machine:make_backup", "machine:take_backup"}
"""One reads the whole database from a connection of its own, for which the transaction of a test never ends;
the other sends a file."""


@pytest.mark.parametrize("screen", SCREENS)
def test_garbage_is_refused_and_nothing_is_half_saved(cast: Cast, screen: str) -> None:
    offered: dict[str, Form] = {}
    found: list[str] = []
    for method in ("GET", "POST"):
        for name, page in pages_of(screen):
            if page.method == method and page.opens and name not in OUTSIDE:
                address = reverse(name, kwargs=page.keys(cast))
                if method == "GET":
                    look_at(signed_in(cast, page.opens.split()[-1]), address, offered)
                client = signed_in(cast, page.opens.split()[0])
                found += faults(client, name, address, offered.get(name, Form()))
    assert found == []


def look_at(client: Client, address: str, offered: dict[str, Form]) -> None:
    """What a page offers to send, by the name of the address that takes it."""
    response = client.get(address)
    if response.status_code == 200 and not response.streaming and b"<form" in response.content:
        for action, form in forms_of(address, response.content.decode()):
            offered.setdefault(resolve(action).view_name, Form()).take(form)


def faults(client: Client, name: str, address: str, form: Form) -> Iterator[str]:
    client.raise_request_exception = False
    for what, sent in trials(form):
        response, kept = answer(client, address, sent)
        if response.status_code == 405:
            return
        if response.status_code >= 500:
            yield f"{name}, {what}: {response.status_code} {response.exc_info[1]!r}"
        elif response.status_code != 302 and kept and name not in SAVE_AND_ANSWER:
            yield f"{name}, {what}: answered {response.status_code}, but kept {sorted(kept)}"


def trials(form: Form) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "an empty form", {"data": {}}
    yield "another type", {"data": '{"a": [1]}', "content_type": "application/json"}
    yield "a broken body", {"data": b"\r\n--x", "content_type": "multipart/form-data; boundary=x"}
    yield "each field twice", {"data": {field: [value, "x"] for field, value in form.fields.items()}}
    for what, value in GARBAGE.items():
        yield what, {"data": dict.fromkeys(form.fields, value)}
    for field in form.files:
        for what, content in (("a program named as a paper", b"MZ\x90\x00"), ("an empty file", b"")):
            upload = SimpleUploadedFile("a.pdf", content, content_type="application/pdf")
            yield what, {"data": {**form.fields, field: upload}}


def answer(client: Client, address: str, sent: dict[str, Any]) -> tuple[Any, set[str]]:
    """Whatever is done is taken back; the tables named are those that would have kept something."""
    connection.queries_log.clear()
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        response = client.post(address, **sent)
        transaction.set_rollback(True)
    kept = kept_tables([query["sql"] or "" for query in captured.captured_queries])
    return response, {table for table in kept if not table.startswith(PASSED_OVER)}


def kept_tables(queries: list[str]) -> list[str]:
    """Written to, and not taken back: a savepoint that is rolled back forgets what was written inside."""
    open_points: list[tuple[str, list[str]]] = [("", [])]
    for sql in queries:
        if sql.startswith("SAVEPOINT"):
            open_points.append((sql, []))
        elif sql.startswith("ROLLBACK TO") and len(open_points) > 1:
            open_points[-1][1].clear()
        elif sql.startswith("RELEASE") and len(open_points) > 1:
            _, inside = open_points.pop()
            open_points[-1][1].extend(inside)
        elif written := WRITES.match(sql):
            open_points[-1][1].append(written.group(1))
    return [table for _, tables in open_points for table in tables]
