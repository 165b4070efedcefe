"""Entries of the journal about requests for comments. What was answered stands in the answers, not there."""

from typing import Any

from congtam.comments.models import Inquiry
from congtam.journal.actions import record
from congtam.journal.actors import Actor


def note(inquiry: Inquiry, deed: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    about = {"campaign": inquiry.campaign_id, "subject": inquiry.subject, "who": inquiry.who}
    record(
        organisation=inquiry.organisation_id,
        by=by,
        deed=f"comment.{deed}",
        about=f"inquiry:{inquiry.pk}",
        details=about | (details or {}),
    )
