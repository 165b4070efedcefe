"""Every table of a database as the probe reads it, with what the database itself writes beside each row."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections

from tests.ballots.probe import Row


def in_tables(alias: str) -> dict[str, list[Row]]:
    return {f"{alias}: {table}": list(rows(alias, table)) for table in tables(alias)}


def tables(alias: str) -> list[str]:
    """Ours, the database's own lists of sequences, and on PostgreSQL where long values are kept aside."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if is_sqlite(alias)
        else "SELECT relnamespace::regnamespace || '.' || relname FROM pg_class WHERE relkind IN ('r', 't')"
        " AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
    )
    return sorted(str(name) for (name,) in query(alias, sql))


def rows(alias: str, table: str) -> Iterator[Row]:
    names = columns(alias, table)
    hidden = hidden_columns(alias, table)
    chosen = ", ".join([*hidden.values(), *(f'"{name}"' for name in names)])
    for place, found in enumerate(query(alias, f"SELECT {chosen} FROM {table}")):  # noqa: S608 - own tables
        system = dict(zip(hidden, found, strict=False))
        own = dict(zip(names, found[len(hidden) :], strict=True))
        content = {name: as_bytes(value) for name, value in own.items() if value is not None}
        handles = {name: as_handle(value) for name, value in {**own, **system}.items()}
        yield Row(content, {**handles, "place in the heap": place})


def hidden_columns(alias: str, table: str) -> dict[str, str]:
    """PostgreSQL keeps for each row where it lies and which transaction wrote it; SQLite its number."""
    if is_sqlite(alias):
        (sql,) = query(alias, "SELECT sql FROM sqlite_master WHERE name = %s", [table])[0]
        return {} if "WITHOUT ROWID" in str(sql).upper() else {"rowid": "rowid"}
    return {
        "ctid": "(ctid::text::point)[0] * 100000 + (ctid::text::point)[1]",
        "xmin": "xmin::text::bigint",
        "xmax": "xmax::text::bigint",
        "cmin": "cmin::text::bigint",
    }


def columns(alias: str, table: str) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - own tables
        return [column[0] for column in cursor.description]


def snapshot(alias: str) -> dict[tuple[str, str], str]:
    """Each row of each table with its system columns, and each sequence: to see what a deed has touched."""
    seen = {
        (table, str(row.handles.get("ctid", row.handles.get("rowid", number)))): repr(
            sorted(row.content.items())
        )
        for table, found in in_tables(alias).items()
        if "pg_toast" not in table
        for number, row in enumerate(found)
    }
    if not is_sqlite(alias):
        sequences = query(alias, "SELECT sequencename, last_value FROM pg_sequences")
        seen |= {("sequence", str(name)): str(value) for name, value in sequences}
    return seen


def query(alias: str, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, parameters)
        return [tuple(row) for row in cursor.fetchall()]


def is_sqlite(alias: str) -> bool:
    return connections[alias].vendor == "sqlite"


def as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def as_handle(value: Any) -> Any:
    match value:
        case memoryview():
            return bytes(value)
        case datetime():
            return value.timestamp()
        case UUID():
            return value.int
        case list() | dict():
            return str(value)
        case _:
            return value
