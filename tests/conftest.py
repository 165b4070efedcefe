"""What every test of a data app needs."""

import os

import pytest

if os.environ.get("CONGTAM_TEST_DATABASE") == "postgresql":
    from tests import postgres

    postgres.address()  # started before the workers are, so that they share one server


@pytest.fixture(autouse=True)
def _journal_can_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests with real transactions empty every table afterwards, which the journal refuses."""
    from django.test import TransactionTestCase  # noqa: PLC0415 - only where Django is set up

    from tests import append_only  # noqa: PLC0415

    flush = vars(TransactionTestCase)["_fixture_teardown"]

    def teardown(case: TransactionTestCase) -> None:
        with append_only.lifted():
            flush(case)

    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
