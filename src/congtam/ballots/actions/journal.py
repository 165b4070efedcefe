"""Deeds about a vote as a whole, as the journal keeps them: nothing of one voter, slip or ballot."""

from typing import Any

from congtam.ballots.models import Poll
from congtam.journal.actions import record
from congtam.journal.actors import Actor


def note(poll: Poll, by: Actor, deed: str, **details: Any) -> None:
    record(
        organisation=poll.organisation_id,
        by=by,
        deed=f"ballots.{deed}",
        about=f"poll:{poll.pk}",
        details=details,
    )
