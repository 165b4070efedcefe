"""Many rows of one table at once.

An opening writes tens of thousands: an instance of the model for each takes longer than the database does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connections, router
from django.db.models import Field, JSONField, Model

Columns = dict[str, "Field[Any, Any]"]


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """`names` are columns' attributes, and the values plain: keys, texts, numbers, truth, lists. What is not
    named is the model's default. Whatever the database refuses is refused as always."""
    connection = connections[router.db_for_write(model)]
    columns: Columns = {
        field.attname: field for field in model._meta.concrete_fields if not field.primary_key
    }
    left = {name: field for name, field in columns.items() if name not in names}
    rest = [field.get_db_prep_save(field.get_default(), connection) for field in left.values()]
    order = [*(columns[name] for name in names), *left.values()]
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in order)
    places = ", ".join(["%s"] * len(order))
    table = connection.ops.quote_name(model._meta.db_table)
    ready = written([columns[name] for name in names], rows, connection)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({quoted}) VALUES ({places})",  # noqa: S608 - names of our own columns
            [[*row, *rest] for row in ready],
        )


def written(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]], connection: Any
) -> Iterator[Sequence[Any]]:
    """Only lists need another form than the one they have."""
    lists = [place for place, field in enumerate(fields) if isinstance(field, JSONField)]
    for row in rows:
        ready = [*row] if lists else row
        for place in lists:
            ready[place] = fields[place].get_db_prep_save(row[place], connection)  # type: ignore[index]
        yield ready
