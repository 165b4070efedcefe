"""What must follow a change of facts: every voted result it overtakes is marked, in the same transaction."""

from __future__ import annotations

from functools import partial

from congtam.campaigns.actions.staleness import mark_stale
from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.staleness import in_force
from congtam.people.changes import Change
from congtam.sheets.queries.eligibility import eligible_now, waiting_for

OVER = (Phase.CLOSED, Phase.WITHDRAWN)
MANY = 400
"""So many at once are not looked for one by one."""


def mark_overtaken(change: Change) -> None:
    """Asked of the campaign, or of all of the organisation: a register knows no campaign."""
    rows = Campaign.objects.filter(organisation=change.organisation, pollings__isnull=False)
    rows = rows.exclude(phase__in=OVER).distinct()
    for campaign in rows.filter(pk=change.campaign) if change.campaign else rows:
        if not in_force(campaign):
            continue
        mark_stale(
            campaign=campaign,
            change=change.says,
            rated=partial(eligible_now, campaign),
            by=change.by,
            touched=touched(campaign, change),
        )


def touched(campaign: Campaign, change: Change) -> set[int] | None:
    """Dossiers of those that were changed, and of whoever waits for them; None: look at all."""
    if not 0 < len(change.units) + len(change.persons) <= MANY:
        return None
    found = waiting_for(campaign, change.units, change.persons)
    return found if len(found) <= MANY else None
