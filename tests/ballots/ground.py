"""Real databases on disk, one of each kind, with nothing else in them: what a thief would find."""

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

from congtam.config import database
from tests import postgres

VENDORS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Ground:
    """Where the data lie. On SQLite boxes have a file of their own; here, on PostgreSQL, they have not."""

    vendor: str
    databases: dict[str, dict[str, Any]]

    @property
    def boxes(self) -> str:
        return "boxes" if "boxes" in self.databases else "default"

    def files(self) -> list[Path]:
        """Every file that rows of this database reach, but for the write-ahead log of PostgreSQL."""
        if self.vendor == "sqlite":
            folder = Path(self.databases["default"]["NAME"]).parent
            return sorted(path for path in folder.iterdir() if path.is_file())
        with connections["default"].cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute(
                "SELECT current_setting('data_directory'), oid FROM pg_database"
                " WHERE datname = current_database()"
            )
            folder, number = cursor.fetchone()
        return sorted(path for path in (Path(folder) / "base" / str(number)).iterdir() if path.is_file())


@cache
def template(vendor: str) -> dict[str, dict[str, Any]]:
    """Migrated once; every test works on a copy."""
    made = empty(vendor)
    if vendor == "sqlite":
        atexit.register(shutil.rmtree, Path(made["default"]["NAME"]).parent, ignore_errors=True)
    with connected(made):
        for alias in made:
            call_command("migrate", database=alias, verbosity=0)
    return made


def empty(vendor: str) -> dict[str, dict[str, Any]]:
    if vendor == "sqlite":
        return database.from_settings("", "", Path(mkdtemp(prefix="congtam-ballots-")))
    return {"default": new_database("template1")}


def copy(vendor: str) -> dict[str, dict[str, Any]]:
    original = template(vendor)
    if vendor == "postgresql":
        return {"default": new_database(original["default"]["NAME"])}
    folder = Path(mkdtemp(prefix="congtam-ballots-"))
    for settings in original.values():
        shutil.copy(settings["NAME"], folder)
    return database.from_settings("", "", folder)


def new_database(of: str) -> dict[str, Any]:
    name = f"ballots_{uuid4().hex}"
    server = database.postgresql(postgres.address())
    with connected({"default": server}), connections["default"].cursor() as cursor:
        # Files copied as they lie are a fifth of the work of copying through the log.
        how = "STRATEGY file_copy" if connections["default"].connection.info.server_version >= 150000 else ""
        cursor.execute(f'CREATE DATABASE {name} TEMPLATE "{of}" {how}')
    return server | {"NAME": name, "CONN_MAX_AGE": 0}


def drop(ground: Ground) -> None:
    if ground.vendor == "sqlite":
        # A connection of another thread may just be taking its files away itself.
        shutil.rmtree(Path(ground.databases["default"]["NAME"]).parent, ignore_errors=True)
        return
    with (
        connected({"default": database.postgresql(postgres.address())}),
        connections["default"].cursor() as cursor,
    ):
        cursor.execute(f"DROP DATABASE {ground.databases['default']['NAME']} WITH (FORCE)")


@contextmanager
def connected(databases: dict[str, dict[str, Any]]) -> Iterator[None]:
    """Everything that asks for a database gets these, in this thread and in those started from it."""
    wrappers = {alias: connections[alias] for alias in connections}
    before = dict(connections.settings)
    try:
        exchange(ConnectionHandler(databases).settings, {})
        yield
    finally:
        for alias in databases:
            connections[alias].close()
        exchange(before, wrappers)


def exchange(settings: dict[str, Any], wrappers: dict[str, Any]) -> None:
    for alias in connections.settings:
        del connections[alias]
    connections.settings.clear()
    connections.settings.update(settings)
    for alias, wrapper in wrappers.items():
        connections[alias] = wrapper
