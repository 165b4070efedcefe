"""The whole campaign on one page: units by steps, what is late, how many places each quota leaves."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns import phases
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.gates import gate
from congtam.campaigns.queries.gauges import gauges
from congtam.campaigns.queries.progress import PLANNED, REPORT, REVIEW, Row, planned_days, progress, steps_of
from congtam.campaigns.queries.tasks import heads_of
from congtam.people.permissions import Action
from congtam.web.base.guards import signed_in, today
from congtam.web.base.reach import reached
from congtam.web.campaign import places
from congtam.web.campaign.figure import drawn
from congtam.web.campaign.marks import HEADS, Group, Line, grouped, heads

SHOWN = 20
MANY = 40
"""More units than this are drawn as a figure, with those to be called listed under it."""


@signed_in
@require_GET
def overview(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    units = reach.guard_somewhere(Action.SEE_PROGRESS)
    campaign, day = reach.campaign, today()
    pack = pack_of(campaign)
    rows = progress(campaign, day, units=units)
    groups, steps = grouped(rows, day), steps_of(pack)
    only, whole = request.GET.get("chi") == "vuong", request.GET.get("bang") == "du"
    many = len(rows) > MANY and not whole and not only
    called = urgent(groups)[:SHOWN]
    sees_all = units is None and reach.may(Action.SEE_RESULTS)
    days = planned_days(campaign)
    quotas = [places.shown(pack, one) for one in gauges(campaign)] if sees_all else []
    return render(
        request,
        "campaign/overview.html",
        {
            "campaign": campaign,
            "day": day,
            "place": place_in_time(campaign, day),
            "rows": rows,
            "groups": troubled(groups) if only else groups,
            "only": only,
            "heads": heads(
                steps, {step: days[word] for step, word in PLANNED.items() if word in days and step != REVIEW}
            ),
            "many": many,
            "figure": drawn(groups, [HEADS[step] for step in steps]) if many else None,
            "urgent": called if many else [],
            "callees": heads_of(campaign, {line.row.unit.id for line in called}, day),
            "counts": tally(rows, day),
            "gauges": [one for one in quotas if not one.has_none],
            "too_few": [one for one in quotas if one.has_none],
            "quotas_first": phases.reached(campaign.phase, Phase.APPRAISING),
            "gate": gate(campaign) if reach.may(Action.RUN_CAMPAIGN) and not campaign.is_over else None,
            "may_run": reach.may(Action.RUN_CAMPAIGN),
        },
    )


def place_in_time(campaign: Campaign, day: date) -> tuple[int, int] | None:
    """The how-many-th day of how many; None before and after."""
    if not campaign.begins_on <= day <= campaign.ends_on:
        return None
    return (day - campaign.begins_on).days + 1, (campaign.ends_on - campaign.begins_on).days + 1


def troubled(groups: list[Group]) -> list[Group]:
    kept = [Group(group.name, [line for line in group.lines if line.row.worst]) for group in groups]
    return [group for group in kept if group.lines]


def urgent(groups: list[Group]) -> list[Line]:
    """Those to be called, the latest first, and of these whoever is late with more."""
    lines = [line for group in groups for line in group.lines if line.row.worst]
    return sorted(lines, key=lambda line: (-line.row.most_late, -line.lateness))


def tally(rows: list[Row], day: date) -> dict[str, int]:
    """Reports in, late, due today, due tomorrow."""
    reports = [row.marks[REPORT] for row in rows if REPORT in row.marks]
    open_ones = [mark for mark in reports if not mark.is_done]
    return {
        "reported": sum(mark.is_done for mark in reports),
        "late": sum(1 for row in rows if row.worst == "late"),
        "today": sum(mark.due == day for mark in open_ones),
        "tomorrow": sum(mark.due == day + timedelta(days=1) for mark in open_ones),
        "troubled": sum(1 for row in rows if row.worst),
    }
