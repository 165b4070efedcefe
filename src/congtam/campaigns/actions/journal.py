"""Entries of the journal about a campaign."""

from typing import Any

from congtam.campaigns.models import Campaign
from congtam.journal.actions import record
from congtam.journal.actors import Actor


def note(campaign: Campaign, deed: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    record(
        organisation=campaign.organisation_id,
        by=by,
        deed=f"campaign.{deed}",
        about=f"campaign:{campaign.pk}",
        details=details,
    )
