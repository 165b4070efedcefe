"""How many have a draft too late, for lists that name nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congtam.campaigns.models import Campaign, Meeting
from congtam.campaigns.queries.deadlines import MEETING
from congtam.campaigns.queries.workdays import calendar_of
from congtam.drafts.models import Sending
from congtam.drafts.queries.notices import excuses_of, notice_rules
from congtam.drafts.queries.participants import seated
from congtam.engine.deadlines import due


def late_takers(campaign: Campaign, meetings: Iterable[Meeting], today: date) -> dict[int, int]:
    """By unit, to how many a draft comes too late without a reason that was written down: what the rounds
    say, without naming anybody."""
    listed = {meeting.unit_id: meeting.held_on or meeting.planned_on for meeting in meetings}
    takers, excuses = seated(campaign, listed, campaign.asked_on), excuses_of(campaign, listed)
    found: dict[int, int] = {}
    days = calendar_of(campaign.organisation_id).days
    for (unit, what), sent in days_sent(campaign, listed).items():
        for key, rule in notice_rules(campaign).items():
            day = listed[unit]
            last = due(rule, {MEETING: day}, days) if day else None
            late = {one for one in takers[unit] | set(sent) if last and sent.get(one, today) > last}
            row = excuses.get((unit, key, what))
            if missed := late - set(row.persons if row else ()):
                found[unit] = found.get(unit, 0) + len(missed)
    return found


def days_sent(campaign: Campaign, units: Iterable[int]) -> dict[tuple[int, str], dict[int, date]]:
    """Of each meeting the draft review, and whatever else was sent out for it."""
    found: dict[tuple[int, str], dict[int, date]] = {(unit, Sending.What.REVIEW.value): {} for unit in units}
    rows = Sending.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, unit__in=list(units)
    )
    for unit, what, person, day in rows.values_list("unit_id", "what", "person_id", "sent_on"):
        found.setdefault((unit, what), {})[person] = day
    return found
