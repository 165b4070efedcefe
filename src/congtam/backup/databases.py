"""A consistent copy of the database while people go on working, without the rows that no backup holds."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections

from congtam.backup import left_out
from congtam.backup.faults import BackupFault
from congtam.ballots import storage

Told = Callable[[int, int], None]
PAGES = 2_000
"""Copied between two words of how far it is."""


def vendor() -> str:
    return str(connection.vendor)


def is_there() -> bool:
    """Asked without making one: opening a file of SQLite that is not there makes it."""
    name = Path(str(connection.settings_dict["NAME"]))
    return vendor() != "sqlite" or name.exists() or not name.is_absolute()


def boxes_apart() -> bool:
    return storage.BOXES in connections


def size() -> int:
    """Bytes, roughly: to know beforehand whether there is room."""
    with connection.cursor() as cursor:
        if vendor() == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def copy(target: Path, told: Told) -> None:
    (copy_sqlite if vendor() == "sqlite" else dump_postgresql)(target, told)


def copy_sqlite(target: Path, told: Told) -> None:
    """In a transaction and a connection of its own, so that writers beside it neither wait nor make it begin
    again; a connection that is writing itself could not be copied from at all."""
    with (
        closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as made,
    ):
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(made, pages=PAGES, progress=lambda _, left, of: told(of - left, of))
        source.execute("ROLLBACK")
        empty(made)


def empty(made: sqlite3.Connection) -> None:
    """Rewritten whole, so that nothing of what was taken out is left between the pages."""
    made.execute("PRAGMA journal_mode = DELETE")
    there = {name for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in left_out.LEFT_OUT:
        if table in there:
            made.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    made.execute("VACUUM")


def dump_postgresql(target: Path, told: Told) -> None:
    told(0, 1)
    leave = [f"--exclude-table-data={name}" for name in left_out.LEFT_OUT]
    run("pg_dump", "--format=custom", "--no-owner", "--no-acl", *leave, f"--file={target}")
    told(1, 1)


def load_postgresql(source: Path) -> None:
    """All of it or nothing."""
    settings = connection.settings_dict
    run(
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-acl",
        f"--dbname={settings['NAME']}",
        str(source),
    )


def run(program: str, *words: str) -> None:
    found = place_of(program)
    if found is None:
        raise BackupFault("no_program", program=program)
    ended = subprocess.run([found, *words], env=surroundings(), capture_output=True, check=False)
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines() or ["?"]
        raise BackupFault("program", program=program, said=said[0][:200])


def surroundings() -> dict[str, str]:
    """How PostgreSQL's own programs are told whom to ask: not on the command line, which others can read."""
    settings: dict[str, Any] = connection.settings_dict
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
        "PGSSLMODE": settings["OPTIONS"].get("sslmode", ""),
        "PGSSLROOTCERT": settings["OPTIONS"].get("sslrootcert", ""),
    }
    return os.environ | {name: str(value) for name, value in told.items() if value}


def place_of(program: str) -> str | None:
    """The newest on this machine: an older one refuses a newer server."""
    if found := shutil.which(program, path=os.environ.get("CONGTAM_POSTGRES", "")):
        return found
    beside = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    newest = max(beside, key=lambda path: int(path.parent.parent.name), default=None)
    return str(newest) if newest else shutil.which(program)
