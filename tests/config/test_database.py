"""One data folder with SQLite as an office needs it, or PostgreSQL by one setting."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction

from congtam.config import database
from tests.ballots.ground import connected

ADDRESS = "postgresql://ng%C6%B0%E1%BB%9Di:m%40t@may:5433/cong%20tam?sslmode=require"


def test_sqlite_lies_in_one_folder_and_writers_queue(tmp_path: Path, django_db_blocker: Any) -> None:
    """WAL: no reader waits for a writer. IMMEDIATE: a writer has the lock from its first word, or waits."""
    made = database.from_settings("", "", tmp_path)
    with django_db_blocker.unblock(), connected(made):
        for alias in ("default", "boxes"):
            with connections[alias].cursor() as cursor:
                assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        with transaction.atomic(), closing(sqlite3.connect(made["default"]["NAME"], timeout=0)) as other:
            other.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    assert {Path(each["NAME"]).parent for each in made.values()} == {tmp_path}


def test_what_was_acknowledged_is_on_the_disk() -> None:
    assert "PRAGMA synchronous=FULL;" in database.PRAGMAS


def test_postgresql_is_one_setting() -> None:
    made = database.from_settings(ADDRESS, "", Path())
    assert list(made) == ["default"]
    one = made["default"]
    found = (one["HOST"], one["PORT"], one["USER"], one["PASSWORD"], one["NAME"], one["OPTIONS"])
    assert found == ("may", "5433", "người", "m@t", "cong tam", {"sslmode": "require"})


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://may", "congtam"])
def test_what_is_no_address_of_one_is_refused(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="CONGTAM_DATABASE"):
        database.from_settings(address, "", Path())
