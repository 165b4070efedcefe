"""Where boxes lie, and how what they were leaves the disk.

Boxes and envelopes have a database of their own where the settings name one: a small file on SQLite, so that
closing a box rewrites that file alone and a backup of the other holds no box.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext_lazy as _

from congtam.ballots.refusals import Refused

BOXES = "boxes"
KEPT_APART = ("box", "envelope")
OUT_OF_BACKUPS = tuple(f"ballots_{name}" for name in KEPT_APART)
"""Tables that no backup may hold, where boxes share the database with everything else."""

BUSY = _("Chưa xóa hết dấu vết cũ của hòm phiếu vì máy đang bận. Chờ vài giây rồi làm lại.")

COPYING = """
SELECT current_setting('archive_mode') <> 'off',
       (SELECT count(*) FROM pg_replication_slots) > 0,
       (SELECT count(*) FROM pg_stat_replication) > 0,
       current_setting('log_statement') IN ('mod', 'all'),
       current_setting('log_min_duration_statement')::int >= 0
"""


def place() -> str:
    return BOXES if BOXES in connections else DEFAULT_DB_ALIAS


class BoxRouter:
    """Boxes and envelopes in their place, everything else out of it."""

    def db_for_read(self, model: Any, **_: Any) -> str | None:
        return place() if is_kept_apart(model._meta.app_label, model._meta.model_name) else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_: Any) -> bool:
        if place() == DEFAULT_DB_ALIAS:
            return True
        return (db == BOXES) == is_kept_apart(app_label, model_name)


def is_kept_apart(app_label: str, model_name: str | None) -> bool:
    return app_label == "ballots" and model_name in KEPT_APART


def scrub() -> None:
    """Rewrites the box table, so that none of its old versions is left in the database's files."""
    connection = connections[place()]
    if connection.in_atomic_block:
        raise RuntimeError("old versions can only be scrubbed between transactions")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in OUT_OF_BACKUPS:
                cursor.execute(f"VACUUM FULL {table}")
            return
        cursor.execute("PRAGMA secure_delete = ON")
        for step in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            cursor.execute(step)
            row = cursor.fetchone()
            if row and row[0]:
                raise Refused(BUSY)


def copies_kept_elsewhere() -> list[str]:
    """Why an open box would be copied as it changes: what must be switched off before a vote is opened."""
    connection = connections[place()]
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(COPYING)
        found = cursor.fetchone() or ()
    named = (
        "archive_mode",
        str(_("khe nhân bản")),
        str(_("máy sao bản đang nối")),
        "log_statement",
        "log_min_duration_statement",
    )
    return [name for name, is_on in zip(named, found, strict=True) if is_on]
