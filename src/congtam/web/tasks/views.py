"""What this person has to do, over all running campaigns; and whom the office has to call."""

from collections.abc import Sequence
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Campaign
from congtam.campaigns.permissions import everywhere, may, rights_in, seen_units
from congtam.campaigns.queries.lists import running
from congtam.campaigns.queries.tasks import own, worklist
from congtam.people.permissions import Action, Rights, Target
from congtam.people.queries.reading import read_once
from congtam.web.base.guards import account_of, rights, signed_in, subject_person, today
from congtam.web.base.guards import may as may_at_all
from congtam.web.base.weekdays import weekday
from congtam.web.tasks.lines import Page
from congtam.web.tasks.office import fact_lines, settling_lines, target_lines
from congtam.web.tasks.rooms import ROOMS, drafts
from congtam.web.tasks.work import add_work, own_lines


@signed_in
@require_GET
def tasks(request: HttpRequest) -> HttpResponse:
    """Before the first campaign an office finds its first hour instead."""
    ours = account_of(request).organisation_id
    campaigns = running(ours)
    if not campaigns and may_at_all(request, Action.IMPORT_ROSTER, Target(ours)):
        return redirect("home:home")
    prefetch_related_objects(campaigns, "meetings", "plan_items")  # many rooms ask about both
    with read_once():
        page = page_of(request, campaigns)
    may_call = any(may(one, rights(request), Action.RUN_CAMPAIGN, everywhere(one)) for one in campaigns)
    return render(
        request,
        "tasks/tasks.html",
        {"page": page, "day": today(), "weekday": weekday(today()), "may_call": may_call},
    )


def page_of(request: HttpRequest, campaigns: Sequence[Campaign]) -> Page:
    page, run = Page(), []
    for campaign in campaigns:
        mine, part = rights_in(campaign, rights(request)), Page()
        if may(campaign, mine, Action.RUN_CAMPAIGN, everywhere(campaign)):
            run.append(campaign)
        add_units(part, campaign, mine)
        add_own(part, campaign, mine, request)
        page.take(part, campaign.title if len(campaigns) > 1 else "")
    if run:
        page.now += settling_lines(account_of(request).organisation_id, run)
    page.sort()
    return page


def add_units(page: Page, campaign: Campaign, mine: Rights) -> None:
    """Of the whole campaign for the office; of their units for secretaries and those in charge."""
    may_run = may(campaign, mine, Action.RUN_CAMPAIGN, everywhere(campaign))
    units = None if may_run else seen_units(campaign, mine, Action.SEE_PROGRESS)
    if may_run or units:
        work = worklist(campaign, today(), units=units)
        has_line = partial(drafts.says, campaign, mine)
        add_work(page, campaign, work, today(), may_run=may_run, has_line=has_line)
    if may_run:
        page.now += [*fact_lines(campaign), *target_lines(campaign)]


def add_own(page: Page, campaign: Campaign, mine: Rights, request: HttpRequest) -> None:
    person = subject_person(request)
    target = Target(campaign.organisation_id, frozenset(), person.pk if person else None)
    if person and may(campaign, mine, Action.SEE_DOSSIER, target):
        for where, line in own_lines(own(campaign, person.pk), today()):
            getattr(page, where).append(line)
    if person is None:
        return
    for lines in ROOMS:
        for where, line in lines(campaign, mine, person):
            getattr(page, where).append(line)


@signed_in
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """To be printed: who is late with what, whom to call, what was said last."""
    lists = [
        (campaign, worklist(campaign, today()).late)
        for campaign in running(account_of(request).organisation_id)
        if may(campaign, rights(request), Action.RUN_CAMPAIGN, everywhere(campaign))
    ]
    if not lists and not rights(request).may_somewhere(Action.RUN_CAMPAIGN):
        raise PermissionDenied
    return render(request, "tasks/calls.html", {"lists": lists, "day": today()})
