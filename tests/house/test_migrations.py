"""A table is made whole: what is added to it in the same migration makes SQLite write it again."""

from collections.abc import Sequence
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db.migrations import operations
from django.db.migrations.operations.base import Operation

from congtam.journal.folding import MakeTables
from tests.house.tree import ROOT


def made_in(steps: Sequence[Operation]) -> set[str]:
    tables = [table for step in steps if isinstance(step, MakeTables) for table in step.tables]
    return {table.name_lower for table in [*tables, *steps] if isinstance(table, operations.CreateModel)}


def ours() -> dict[str, Sequence[Operation]]:
    """Read from the files, also where a run of tests makes its tables without them."""
    names = [
        f"congtam.{file.parts[-3]}.migrations.{file.stem}"
        for file in sorted((ROOT / "src" / "congtam").glob("*/migrations/0*.py"))
    ]
    return {name: import_module(name).Migration.operations for name in names}


def test_first_migrations_add_nothing_to_a_table_they_make() -> None:
    added = {
        name: sorted(
            type(step).__name__ for step in steps if getattr(step, "model_name_lower", "") in made_in(steps)
        )
        for name, steps in ours().items()
    }
    assert added
    assert {name: steps for name, steps in added.items() if steps} == {}, (
        "make it with: ./congtam manage makemigrations"
    )


def test_tables_are_made_in_one_step() -> None:
    """So that Django builds the models once for all of them."""
    assert not [
        step for steps in ours().values() for step in steps if isinstance(step, operations.CreateModel)
    ]


@pytest.mark.usefixtures("db")
def test_no_model_waits_for_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
