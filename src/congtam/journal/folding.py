"""Migrations that make their tables whole and at once.

SQLite can add a constraint only by writing the table again, and after each step Django builds every model
anew that is related to the changed one: hundreds of small steps cost more than all their tables.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.migrations import Migration, operations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

BESIDE: dict[type[Operation], str] = {operations.AddIndex: "index", operations.AddConstraint: "constraint"}


class MakeTables(Operation):
    """Several tables in one step; they may point to each other in any order."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["tables"]

    def __init__(self, tables: Sequence[operations.CreateModel]) -> None:
        self.tables = tables

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        return type(self).__name__, [], {"tables": self.tables}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        built = state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)
        if built is not None:
            state.__dict__["apps"] = built
            state.reload_models([(app_label, table.name_lower) for table in self.tables], delay=False)

    def database_forwards(
        self, app_label: str, editor: Any, before: ProjectState, after: ProjectState
    ) -> None:
        for table in self.tables:
            table.database_forwards(app_label, editor, before, after)

    def database_backwards(
        self, app_label: str, editor: Any, before: ProjectState, after: ProjectState
    ) -> None:
        for table in reversed(self.tables):
            table.database_backwards(app_label, editor, before, after)

    def describe(self) -> str:
        return "Create tables " + ", ".join(table.name for table in self.tables)

    @property
    def migration_name_fragment(self) -> str:
        return "_".join(table.name_lower for table in self.tables)


class WholeTables(MigrationAutodetector):
    """Django's own search for changes, what it finds folded."""

    def changes(self, *found: Any, **named: Any) -> dict[str, list[Migration]]:
        changes = super().changes(*found, **named)
        for migrations in changes.values():
            for migration in migrations:
                migration.operations = folded(migration.operations)  # type: ignore[misc]
        return changes


def folded(steps: Iterable[Operation]) -> list[Operation]:
    """The same tables in one step, with their keys, indexes and constraints inside."""
    made = {step.name_lower: step for step in steps if isinstance(step, operations.CreateModel)}
    fields = {name: [*step.fields] for name, step in made.items()}
    options = {name: {**step.options} for name, step in made.items()}
    left = []
    for step in steps:
        name = getattr(step, "model_name_lower", "")
        if name in made and isinstance(step, operations.AddField):
            fields[name].append((step.name, step.field))
        elif name in made and isinstance(step, (operations.AddIndex, operations.AddConstraint)):
            kept = options[name].get(step.option_name, [])
            options[name][step.option_name] = [*kept, getattr(step, BESIDE[type(step)])]
        elif step not in made.values():
            left.append(step)
    tables = [
        operations.CreateModel(table.name, fields[name], options[name], table.bases, table.managers)
        for name, table in made.items()
    ]
    return [MakeTables(tables), *left] if tables else left
