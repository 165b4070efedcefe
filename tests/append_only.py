"""Taking the append-only rules off for a moment, as only the owner of a database can."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from congtam.journal.constraints import AppendOnly


@contextmanager
def lifted() -> Iterator[None]:
    editor = connection.schema_editor()
    rules = [(model, rule) for model in apps.get_models() for rule in rules_of(model)]
    run(sql for _, rule in rules for sql in removal(rule.name))
    yield
    run(str(statement) for model, rule in rules for statement in rule.statements(model, editor))


def run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def rules_of(model: Any) -> list[AppendOnly]:
    return [rule for rule in model._meta.constraints if isinstance(rule, AppendOnly)]


def removal(name: str) -> list[str]:
    if connection.vendor == "postgresql":
        return [f"DROP FUNCTION {name}() CASCADE"]
    return [f"DROP TRIGGER {name}_{event}" for event in ("update", "delete")]
