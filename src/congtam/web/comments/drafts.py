"""Drafts before meetings: to whom they went, on which day, who has them too late."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.models import Campaign, Meeting
from congtam.drafts.actions.sending import confirm_received, excuse_late, note_sent
from congtam.drafts.models import Sending
from congtam.drafts.queries.notices import Round, mine, names_of, notice_rules, rounds
from congtam.people.models import Person
from congtam.people.permissions import Action
from congtam.people.queries.tree import Node, tree
from congtam.people.refusals import Refusal
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, subject_person, today
from congtam.web.base.numbers import numbers
from congtam.web.base.reach import Reach, reached, unit_of
from congtam.web.comments.forms import ReasonForm, SendingForm
from congtam.web.comments.overview import faults_of


@dataclass(frozen=True)
class Shown:
    """One draft of one meeting."""

    round: Round
    node: Node
    what: str
    late: list[Person]
    unexcused: list[Person]

    @property
    def names(self) -> str:
        return names_of(self.unexcused)

    @property
    def is_ready(self) -> bool:
        return self.round.is_ready(today())


@signed_in
@require_GET
def drafts(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Of the units in reach; for everybody else what was sent to them."""
    reach = reached(request, campaign_id)
    units, own = reach.units(Action.RECORD_MEETING), own_sendings(request, reach.campaign)
    if units is not None and not units and not reach.may(Action.SEE_PLAN):
        raise PermissionDenied
    asked = reach.campaign.meetings.all()
    meetings = [row for row in asked if units is None or row.unit_id in units]
    nodes = nodes_of(reach.campaign)
    shown = {
        "campaign": reach.campaign,
        "rows": rows_shown(rounds(reach.campaign, meetings), nodes),
        "rules": list(notice_rules(reach.campaign).values()),
        "own": [(row, nodes[row.unit_id].name if row.unit_id in nodes else "") for row in own],
        "is_office": units is None or bool(units),
    }
    return render(request, "comments/drafts.html", shown)


def own_sendings(request: HttpRequest, campaign: Campaign) -> list[Sending]:
    person = subject_person(request)
    return mine(campaign, person.pk) if person else []


def nodes_of(campaign: Campaign) -> dict[int, Node]:
    return tree(campaign.organisation_id, campaign.asked_on).nodes


def rows_shown(found: list[Round], nodes: dict[int, Node]) -> list[Shown]:
    """What is late first, then by the day of the meeting."""
    rows = [shown_of(one, nodes[one.unit]) for one in found if one.unit in nodes]
    return sorted(
        rows, key=lambda row: (not row.unexcused, row.round.meets_on is None, str(row.round.meets_on))
    )


def shown_of(one: Round, node: Node) -> Shown:
    label = str(Sending.What(one.what).label)
    return Shown(one, node, label, one.too_late(today()), one.unexcused(today()))


def meeting_found(request: HttpRequest, campaign_id: int, unit_id: int) -> tuple[Reach, Meeting]:
    reach = reached(request, campaign_id)
    unit = unit_of(reach.campaign, unit_id)
    reach.guard_unit(unit, Action.RECORD_MEETING)
    meeting = get_object_or_404(Meeting, campaign=reach.campaign, unit=unit)
    meeting.campaign = reach.campaign
    return reach, meeting


@signed_in
@require_http_methods(["GET", "POST"])
def unit(request: HttpRequest, campaign_id: int, unit_id: int) -> HttpResponse:
    """Everybody who sits in the meeting, ticked when the draft went to them."""
    reach, meeting = meeting_found(request, campaign_id, unit_id)
    node = nodes_of(reach.campaign).get(unit_id)
    if node is None:
        raise Http404
    found = rounds(reach.campaign, [meeting])
    form = SendingForm(request.POST or None, initial={"sent_on": today()})
    persons = {notice.person.pk: notice.person for one in found for notice in one.notices}
    ticked = numbers(request.POST.getlist("person"))
    chosen = [persons[key] for key in ticked if key in persons]

    def deed() -> int:
        said = form.cleaned_data
        return note_sent(
            meeting=meeting,
            what=said["what"],
            persons=chosen,
            on=said["sent_on"],
            way=said["way"],
            by=actor(request),
        )

    if request.method == "POST" and form.is_valid() and done(form, deed):
        messages.success(request, _("Đã ghi gửi dự thảo cho %(n)d người.") % {"n": len(chosen)})
        return redirect("comments:draft_unit", campaign_id, unit_id)
    shown = {
        "campaign": reach.campaign,
        "meeting": meeting,
        "node": node,
        "rounds": rows_shown(found, {node.id: node}),
        "form": form,
        "ticked": ticked,
        "may_write": not reach.campaign.is_over,
        "reason_form": ReasonForm(auto_id="late_%s"),
    }
    return render(request, "comments/draft_unit.html", shown)


@signed_in
@require_POST
def excuse(request: HttpRequest, campaign_id: int, unit_id: int, what: str, key: str) -> HttpResponse:
    reach, meeting = meeting_found(request, campaign_id, unit_id)
    found = rounds(reach.campaign, [meeting])
    one = next((row for row in found if (row.what, row.key) == (what, key)), None)
    if one is None:
        raise Http404
    form = ReasonForm(request.POST)
    deed = partial(excuse_late, meeting=meeting, one=one, by=actor(request))
    if form.is_valid() and done(form, lambda: deed(reason=form.cleaned_data["reason"])):
        messages.success(request, _("Đã ghi lý do; tên những người nhận muộn được giữ cùng lý do."))
    else:
        messages.error(request, faults_of(form))
    return redirect("comments:draft_unit", campaign_id, unit_id)


@signed_in
@require_POST
def received(request: HttpRequest, sending_id: int) -> HttpResponse:
    """By the one to whom it was sent, or by whoever helps them."""
    sending = get_object_or_404(Sending.objects.select_related("campaign"), pk=sending_id)
    reach = reached(request, sending.campaign_id)
    person = subject_person(request)
    if person is None or person.pk != sending.person_id:
        raise PermissionDenied
    try:
        confirm_received(sending=sending, on=today(), by=actor(request))
        messages.success(request, _("Đã ghi đồng chí nhận được dự thảo."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("comments:drafts", reach.campaign.pk)
