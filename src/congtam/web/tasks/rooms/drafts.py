"""Drafts that went out too late: one line for whoever sends them, or says why the meeting is held anyway."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.permissions import seen_units
from congtam.campaigns.queries.tasks import Owed
from congtam.comments.states import OPEN_PHASES
from congtam.drafts.queries.late import late_takers
from congtam.drafts.queries.notices import first_last_day, notice_rules, past_notice
from congtam.people.models import Person
from congtam.people.permissions import Action, Rights
from congtam.people.queries.tree import tree
from congtam.web.base.guards import today
from congtam.web.tasks.lines import Line, named, when_said


def lines(campaign: Campaign, rights: Rights, person: Person) -> Iterator[tuple[str, Line]]:
    if person.pk != rights.person or campaign.phase not in OPEN_PHASES:
        return
    units = seen_units(campaign, rights, Action.ASK_COMMENTS)
    if units is None or units:
        yield from late_drafts(campaign, units, today())


def says(campaign: Campaign, rights: Rights, owed: Owed) -> bool:
    """Whether the line here says what a unit owes: by names, and no more once the reason was written down."""
    if campaign.phase not in OPEN_PHASES or owed.due.key not in notice_rules(campaign):
        return False
    units = seen_units(campaign, rights, Action.ASK_COMMENTS)
    return units is None or owed.due.unit in units


def late_drafts(campaign: Campaign, units: frozenset[int] | None, day: date) -> Iterator[tuple[str, Line]]:
    """Before the meeting: afterwards nobody can send anything in time."""
    planned = [
        row
        for row in campaign.meetings.all()
        if row.held_on is None and (units is None or row.unit_id in units)
    ]
    past = past_notice(campaign, planned, day)
    late = late_takers(campaign, past, day)
    if not late:
        return
    since = min(last for row in past if row.unit_id in late and (last := first_last_day(campaign, row)))
    when, small = when_said(since, day)
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    rule = next(iter(notice_rules(campaign).values()))
    note = _("%(names)s. %(cites)s. Gửi và ghi ngày gửi, hoặc ghi lý do vì sao vẫn họp.") % {
        "names": named([nodes[unit] for unit in late if unit in nodes]),
        "cites": rule.cites,
    }
    n = sum(late.values())
    state = ngettext("%(n)d người muộn", "%(n)d người muộn", n) % {"n": n}
    url = drafts_url(campaign, list(late))
    yield "late", Line(when, small, rule.what, note, url, "late", state, late=True)


def drafts_url(campaign: Campaign, units: list[int]) -> str:
    if len(units) == 1:
        return reverse("comments:draft_unit", args=(campaign.pk, units[0]))
    return reverse("comments:drafts", args=(campaign.pk,))
