"""Entries of the journal about a meeting. What was said in it is not written there."""

from typing import Any

from congtam.campaigns.actions.planning import refuse_over
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.meetings.models import Sitting


def note(sitting: Sitting, deed: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    record(
        organisation=sitting.organisation_id,
        by=by,
        deed=f"sitting.{deed}",
        about=f"sitting:{sitting.pk}",
        details=details,
    )


def locked(sitting: Sitting) -> Sitting:
    """As it is now, with nobody else writing in the organisation until the deed is done."""
    refuse_over(sitting.campaign)
    found = Sitting.objects.select_for_update(of=("self",)).select_related(
        "campaign", "unit", "chair", "head"
    )
    return found.get(pk=sitting.pk)
