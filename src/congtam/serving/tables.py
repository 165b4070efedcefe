"""The databases: reached, and with every table that this version needs."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from congtam.serving.trouble import Trouble, from_database

SHOWN = 3


def bring_up(tell: Callable[[], None]) -> None:
    """Tells once before it takes its time; says nothing when all is there."""
    told = False
    for alias in connections:
        try:
            connection = connections[alias]
            connection.ensure_connection()
            executor = MigrationExecutor(connection)
            refuse_newer(executor, place_of(alias))
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                if not told:
                    tell()
                told = True
                call_command("migrate", database=alias, verbosity=0)
        except DatabaseError as error:
            raise from_database(error, place_of(alias)) or error from error


def refuse_newer(executor: MigrationExecutor, place: str) -> None:
    """Steps of our own tables that were done and that this version does not know. What others' parts once did
    is not asked about."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("congtam.")}
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations or ())
    if names := sorted(f"{label} {name}" for label, name in unknown if label in ours):
        raise Trouble("newer", place, names=", ".join(names[:SHOWN]))


def place_of(alias: str) -> str:
    """A file, or the server without its password."""
    settings = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        return str(settings["NAME"])
    return urlsplit(f"postgresql://{settings['HOST']}:{settings['PORT']}/{settings['NAME']}").geturl()


def let_go() -> None:
    """Nothing stays open while the server runs: its workers open their own."""
    connections.close_all()
