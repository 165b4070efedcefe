"""Who answered and who did not, over a whole campaign; sending out what was not sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from congtam.campaigns.models import Participation
from congtam.campaigns.packs import pack_of
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.gates import closings
from congtam.comments.permissions import may_keep
from congtam.comments.queries.gathering import Tally, lines, tallies
from congtam.comments.queries.seen import parts_seen
from congtam.comments.states import DONE, OPEN_PHASES, State
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached
from congtam.web.comments.finding import voices
from congtam.web.comments.forms import DueForm

PER_PAGE = 50
NAMES_SHOWN = 4


@dataclass(frozen=True)
class Shown:
    """One subject with its states as columns."""

    tally: Tally
    label: str
    home: str
    is_closed: bool

    @property
    def total(self) -> int:
        return len(self.tally.lines)

    @property
    def asked(self) -> int:
        return self.total - self.tally.count(State.NOT_ASKED)

    @property
    def answered(self) -> int:
        return self.tally.count(State.ANSWERED)

    @property
    def declined(self) -> int:
        return self.tally.count(State.DECLINED)

    @property
    def late(self) -> int:
        return self.tally.count(State.LATE)

    @property
    def missing(self) -> str:
        names = [line.name for line in self.tally.missing]
        more = len(names) - NAMES_SHOWN
        told = ", ".join(names[:NAMES_SHOWN])
        return told if more <= 0 else _("%(names)s và %(n)d nơi nữa") % {"names": told, "n": more}


@signed_in
@require_GET
def overview(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = guarded(request, campaign_id)
    campaign = reach.campaign
    found = tallies(lines(campaign, parts_seen(campaign, reach.rights, voices(request)), today=today()))
    kinds = {key: one.label for key, one in pack_of(campaign).subjects.items()}
    kind, only = request.GET.get("loai", ""), request.GET.get("chi", "")
    shown = [one for one in found if kind in {"", one.kind} and (only != "thieu" or one.missing)]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("trang"))
    states = Counter(line.state for one in found for line in one.lines)
    present = {one.kind for one in found}
    asks = reach.may(Action.ASK_COMMENTS) or bool(reach.units(Action.ASK_COMMENTS))
    return render(
        request,
        "comments/overview.html",
        {
            "campaign": campaign,
            "page": page,
            "rows": rows_shown(reach, list(page.object_list), kinds),
            "kinds": [(key, name) for key, name in kinds.items() if key in present],
            "kind": kind,
            "only": only,
            "total": states.total(),
            "done": sum(states[state] for state in DONE),
            "late": states[State.LATE],
            "unsent": states[State.NOT_ASKED],
            "may_ask": asks and campaign.phase in OPEN_PHASES,
            "may_keep": may_keep(campaign, reach.rights) and not campaign.is_over,
            "form": DueForm(auto_id="due_%s"),
        },
    )


def guarded(request: HttpRequest, campaign_id: int) -> Reach:
    reach = reached(request, campaign_id)
    if not reach.rights.may_somewhere(Action.SEE_COMMENTS):
        raise PermissionDenied
    return reach


def rows_shown(reach: Reach, listed: list[Tally], kinds: dict[str, str]) -> list[Shown]:
    campaign = reach.campaign
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    closed = closings(campaign)
    return [
        Shown(
            one,
            kinds.get(one.kind, ""),
            nodes[one.home].short if one.home in nodes else "",
            one.lines[0].subject.partition("/")[2] in {f"u{unit}" for unit in closed},
        )
        for one in listed
    ]


@signed_in
@require_POST
def ask_all(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Everything in reach that has not gone out yet, with one day to answer by."""
    reach = guarded(request, campaign_id)
    if not reach.may(Action.ASK_COMMENTS) and not reach.units(Action.ASK_COMMENTS):
        raise PermissionDenied
    campaign, form = reach.campaign, DueForm(request.POST)
    seen = parts_seen(campaign, reach.rights, voices(request), Action.ASK_COMMENTS)
    closed = list(closings(campaign))
    rows = list(seen.filter(asked_on=None).exclude(dossier__unit__in=closed).select_related("dossier"))
    send(request, reach, form, rows)
    return redirect("comments:overview", campaign_id)


def faults_of(form: forms.Form) -> str:
    """For a form that has no page of its own to come back to."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def send(request: HttpRequest, reach: Reach, form: DueForm, rows: list[Participation]) -> None:
    if not form.is_valid():
        messages.error(request, faults_of(form))
        return
    deed = partial(ask_bodies, campaign=reach.campaign, parts=rows, on=today(), by=actor(request))
    try:
        count = deed(due_on=form.cleaned_data["due_on"])
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return
    said = ngettext("Đã ghi gửi %(n)d yêu cầu.", "Đã ghi gửi %(n)d yêu cầu.", count)
    messages.success(request, said % {"n": count})
