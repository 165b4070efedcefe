"""By when a complaint has to be answered, where the document of the campaign says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.workdays import calendar_of
from congtam.engine.deadlines import due
from congtam.remedies.models import Complaint

RECEIVED = "complaint"
"""The event of a pack's deadlines that count from the day on which a complaint came in."""
VERIFIED_ON = "complaint_verified_on"
"""The fact by which packs know that it was looked into; what they bind to it waits for that day."""


@dataclass(frozen=True)
class LastDay:
    """With the place in the document that gives it."""

    on: date
    cites: str


def last_day(campaign: Campaign, *, kind: str, about: str, received_on: date) -> LastDay | None:
    """`about` is the kind of dossier, empty for the campaign as such. The earlier one where the document
    gives two; None where it gives none: then a day is entered, and marked so."""
    found = [one for one in (counted(campaign, received_on), before_decision(campaign, kind, about)) if one]
    return min((one for one in found if one.on >= received_on), key=lambda one: one.on, default=None)


def counted(campaign: Campaign, received_on: date) -> LastDay | None:
    days = calendar_of(campaign.organisation_id).days
    rules = [rule for rule in pack_of(campaign).deadlines.values() if rule.after == RECEIVED]
    ends = [(end, rule.cites) for rule in rules if (end := due(rule, {RECEIVED: received_on}, days))]
    return LastDay(*min(ends)) if ends else None


def before_decision(campaign: Campaign, kind: str, about: str) -> LastDay | None:
    """What accuses somebody is looked into before the decision on them, where the document binds the one to
    the other; by the plan's day of the decision."""
    if kind not in Complaint.ABOUT_CONDUCT or not about:
        return None
    orders = pack_of(campaign).orders.values()
    binding = next(
        (one for one in orders if one.binds == "decision" and VERIFIED_ON in one.first and about in one.then),
        None,
    )
    planned = campaign.plan_items.filter(step="decision").order_by("due_on").first()
    day = planned.due_on if planned else campaign.asked_on
    return LastDay(day, binding.cites) if binding else None
