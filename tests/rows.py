"""Every row of the product as it lies in a database: read, compared, put back, as its owner can."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import AutoField


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    """The key first."""
    counts: bool
    """Whether the database numbers its rows."""

    @property
    def listed(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)


# By table, there by key. A row is a tuple on SQLite, on PostgreSQL a line of its own copying.
Rows = dict[Table, dict[Any, Any]]


@dataclass(frozen=True)
class Change:
    """The keys of rows that go from a table, and rows that come; a row that changes does both."""

    table: Table
    gone: list[Any]
    come: list[Any]


def everything() -> Rows:
    read = tuples if connection.vendor == "sqlite" else lines
    return {table: read(table) for table in tables()}


def tables() -> Iterator[Table]:
    """The product's own: what the framework keeps of itself it writes anew whenever tables were emptied."""
    there = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table in there and model.__module__.startswith("congtam."):
            key = model._meta.pk
            others = (one.column for one in model._meta.concrete_fields if one is not key)
            columns = tuple(str(column) for column in (key.column, *others))
            yield Table(model._meta.db_table, columns, isinstance(key, AutoField))


def tuples(table: Table) -> dict[Any, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {table.listed} FROM "{table.name}"')  # noqa: S608 - our own names
        return {row[0]: row for row in cursor.fetchall()}


def lines(table: Table) -> dict[Any, Any]:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({table.listed}) TO STDOUT') as out:
        text = b"".join(map(bytes, out))
    return {line.split(b"\t", 1)[0].decode(): line for line in text.splitlines(keepends=True)}


def changes(before: Rows, after: Rows) -> list[Change]:
    found = [
        Change(table, missing(before[table], there), list(map(there.get, missing(there, before[table]))))
        for table, there in after.items()
    ]
    return [change for change in found if change.gone or change.come]


def missing(here: dict[Any, Any], there: dict[Any, Any]) -> list[Any]:
    """Keys of rows that are here, but there not, or otherwise."""
    return [key for key, row in here.items() if there.get(key) != row]


@transaction.atomic
def make(wanted: list[Change]) -> None:
    """Past Django's cursors, so that nobody who counts or watches queries sees it."""
    (make_on_sqlite if connection.vendor == "sqlite" else make_on_postgresql)(connection.connection, wanted)


def make_on_sqlite(driver: Any, wanted: list[Change]) -> None:
    for change in wanted:
        name, key = change.table.name, change.table.columns[0]
        driver.executemany(f'DELETE FROM "{name}" WHERE "{key}" = ?', [(gone,) for gone in change.gone])  # noqa: S608
    for change in wanted:
        places = ", ".join("?" * len(change.table.columns))
        sql = f'INSERT INTO "{change.table.name}" ({change.table.listed}) VALUES ({places})'  # noqa: S608
        driver.executemany(sql, map(kept_by_sqlite, change.come))


def kept_by_sqlite(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Its driver reads a time of day and does not write one."""
    return tuple(str(value) if isinstance(value, time) else value for value in row)


def make_on_postgresql(driver: Any, wanted: list[Change]) -> None:
    """These rows were checked when they were first written: neither triggers nor keys look at them again."""
    with driver.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for change in wanted:
            if change.gone:
                name, key = change.table.name, change.table.columns[0]
                cursor.execute(f'DELETE FROM "{name}" WHERE "{key}"::text = ANY(%s)', [change.gone])  # noqa: S608
        for change in wanted:
            with cursor.copy(f'COPY "{change.table.name}" ({change.table.listed}) FROM STDIN') as into:
                into.write(b"".join(change.come))
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        for change in wanted:
            if change.table.counts:
                cursor.execute(COUNT_ON.format(name=change.table.name, key=change.table.columns[0]))


COUNT_ON = """\
SELECT setval(counter, GREATEST(pg_sequence_last_value(counter::regclass), max("{key}")))
FROM pg_get_serial_sequence('{name}', '{key}') AS counter, "{name}" GROUP BY counter"""
