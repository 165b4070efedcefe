"""Entries of the journal about these registers."""

from typing import Any

from congtam.journal.actions import record
from congtam.journal.actors import Actor


def note(organisation: int, deed: str, by: Actor, about: str, details: dict[str, Any] | None = None) -> None:
    record(organisation=organisation, by=by, deed=deed, about=about, details=details)
