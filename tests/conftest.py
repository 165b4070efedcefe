"""What every test of a data app needs."""

import os

import pytest
from django.test import TransactionTestCase

from tests import append_only, postgres
from tests.cast import Cast, assemble

if os.environ.get("CONGTAM_TEST_DATABASE") == "postgresql":
    postgres.address()  # started before the workers are, so that they share one server


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
