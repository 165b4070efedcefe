"""A table is made whole: what is added to it in the same migration makes SQLite write it again."""

from collections.abc import Sequence

import pytest
from django.core.management import call_command
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from congtam.journal.folding import MakeTables


def made_in(steps: Sequence[Operation]) -> set[str]:
    tables = [table for step in steps if isinstance(step, MakeTables) for table in step.tables]
    return {table.name_lower for table in [*tables, *steps] if isinstance(table, operations.CreateModel)}


def test_first_migrations_add_nothing_to_a_table_they_make() -> None:
    ours = {
        f"{label}.{name}": migration.operations
        for (label, name), migration in MigrationLoader(None).disk_migrations.items()
        if migration.__module__.startswith("congtam.")
    }
    added = {
        name: sorted(
            type(step).__name__ for step in steps if getattr(step, "model_name_lower", "") in made_in(steps)
        )
        for name, steps in ours.items()
    }
    assert ours
    assert {name: steps for name, steps in added.items() if steps} == {}, (
        "make it with: congtam manage makemigrations"
    )


def test_tables_are_made_in_one_step() -> None:
    """So that Django builds the models once for all of them."""
    ours = [
        m.operations
        for m in MigrationLoader(None).disk_migrations.values()
        if m.__module__.startswith("congtam.")
    ]
    assert not [step for steps in ours for step in steps if isinstance(step, operations.CreateModel)]


@pytest.mark.usefixtures("db")
def test_no_model_waits_for_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
