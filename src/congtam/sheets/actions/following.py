"""What must follow a change of facts: every voted result it overtakes is marked, in the same transaction."""

from __future__ import annotations

from functools import partial

from congtam.campaigns.actions.staleness import mark_stale
from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import Phase
from congtam.people.changes import Change
from congtam.sheets.queries.eligibility import eligible_now

OVER = (Phase.CLOSED, Phase.WITHDRAWN)


def mark_overtaken(change: Change) -> None:
    """Asked of the campaign, or of all of the organisation: a register knows no campaign."""
    rows = Campaign.objects.filter(organisation=change.organisation, pollings__isnull=False)
    rows = rows.exclude(phase__in=OVER).distinct()
    for campaign in rows.filter(pk=change.campaign) if change.campaign else rows:
        mark_stale(campaign=campaign, change=change.says, rated=partial(eligible_now, campaign), by=change.by)
