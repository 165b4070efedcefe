"""What every test of a data app needs."""

import os

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from tests import append_only, kept, postgres, worlds
from tests.cast import Cast, assemble

if os.environ.get("CONGTAM_TEST_DATABASE") == "postgresql":
    postgres.address()  # started before the workers are, so that they share one server

# How long something takes says nothing on a machine that is busy with other tests.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What touches tables carries the mark by which a run on another database picks it."""
    for item in items:
        asks = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        if asks and not item.get_closest_marker("django_db"):  # a nearer mark would hide what that one says
            item.add_marker("django_db")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    worlds.KNOWN.forget()
    kept.forget()


flush = vars(TransactionTestCase)["_fixture_teardown"]


def empty_tables(case: TransactionTestCase) -> None:
    """Tests with real transactions empty every table afterwards, which append-only tables refuse."""
    with append_only.lifted():
        flush(case)


# Not a fixture: those end in an order of their own, and the tables are emptied last.
TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001 - asked for its effect
    return assemble()
