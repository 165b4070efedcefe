"""Which changes of our tables a database has seen, and which this version knows."""

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def steps_done() -> list[list[str]]:
    done = MigrationRecorder(connection).applied_migrations()
    return sorted([label, name] for label, name in done if label in our_labels())


def steps_known() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).disk_migrations)


def our_labels() -> set[str]:
    return {app.label for app in apps.get_app_configs() if app.name.startswith("congtam.")}
