"""Entries of the journal about the start of a year."""

from typing import Any

from congtam.campaigns.models import Campaign
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.journal.models import Entry


def note(campaign: Campaign, deed: str, by: Actor, about: str, details: dict[str, Any]) -> Entry:
    return record(
        organisation=campaign.organisation_id,
        by=by,
        deed=deed,
        about=about,
        details={"campaign": campaign.pk, **details},
    )
