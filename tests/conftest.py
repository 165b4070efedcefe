"""What every test of a data app needs."""

import os

import pytest
from django.test import TransactionTestCase

from tests import append_only, postgres
from tests.cast import Cast, assemble

if os.environ.get("CONGTAM_TEST_DATABASE") == "postgresql":
    postgres.address()  # started before the workers are, so that they share one server


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What touches tables carries the mark by which a run on another database picks it."""
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("django_db")


@pytest.fixture(autouse=True)
def _journal_can_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests with real transactions empty every table afterwards, which the journal refuses."""
    flush = vars(TransactionTestCase)["_fixture_teardown"]

    def teardown(case: TransactionTestCase) -> None:
        with append_only.lifted():
            flush(case)

    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", teardown)


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001 - asked for its effect
    return assemble()
