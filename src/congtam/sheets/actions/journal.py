"""Entries of the journal about a sheet. Single rows are not written there: their own versions say who and
when."""

from typing import Any

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.sheets.models import Sheet


def note(sheet: Sheet, deed: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    about = {"dossier": sheet.dossier_id, "rule": sheet.rule, "who": sheet.who}
    record(
        organisation=sheet.organisation_id,
        by=by,
        deed=f"sheet.{deed}",
        about=f"sheet:{sheet.pk}",
        details=about | (details or {}),
    )
