"""The votes of a campaign, and making one: which of the pack's, in which unit, over whom, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from congtam.ballots.queries.roll import FEW
from congtam.ballots.terms import Committee
from congtam.campaigns.actions.polling import Asked, prepare_polling
from congtam.campaigns.models import Campaign, Dossier, Polling
from congtam.campaigns.packs import pack_of
from congtam.campaigns.polls import Eligible, Said
from congtam.campaigns.queries.electorate import (
    Electorate,
    ballot_of,
    cells_of,
    electorate,
    places,
    subjects,
)
from congtam.campaigns.queries.polls import conducted, pollings
from congtam.engine.pack.process import Ballot
from congtam.engine.sentences import sentence
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.sheets.queries.eligibility import eligible_in
from congtam.web.base.guards import account_of, actor, helped_person, signed_in, today
from congtam.web.base.reach import Reach, reached, unit_of
from congtam.web.polls.desk import done
from congtam.web.polls.forms import BASES, PrepareForm, choices_to_leave_out, is_left_out


@signed_in
@require_GET
def polls(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Those held in one's units, and those one conducts."""
    reach = reached(request, campaign_id)
    units = reach.units(Action.HOLD_POLL)
    person = helped_person(request) or account_of(request).person
    rows = list(pollings(reach.campaign, units))
    if units is not None and person:
        rows = sorted({*rows, *conducted(reach.campaign, person.pk)}, key=lambda row: row.pk, reverse=True)
    may_hold = units is None or bool(units)
    if not rows and not may_hold:
        raise PermissionDenied
    labels = {key: one.label for key, one in pack_of(reach.campaign).ballots.items()}
    context = {"campaign": reach.campaign, "rows": rows, "labels": labels}
    return render(
        request, "polls/list.html", {**context, "may_hold": may_hold and not reach.campaign.is_over}
    )


@signed_in
@require_GET
def choose(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    units = reach.guard_somewhere(Action.HOLD_POLL)
    pack = pack_of(reach.campaign)
    offered = [
        {
            "key": key,
            "ballot": ballot,
            "says": sentence(pack, ballot),
            "places": [
                place
                for place in places(reach.campaign, ballot, today())
                if units is None or place.unit in units
            ],
        }
        for key, ballot in pack.ballots.items()
    ]
    offered = [one for one in offered if one["places"]]
    return render(request, "polls/choose.html", {"campaign": reach.campaign, "offered": offered})


@dataclass(frozen=True)
class Draft:
    """A vote before it is made."""

    key: str
    ballot: Ballot
    unit: int
    unit_name: str
    rows: list[Dossier]
    cells: dict[int, str]
    eligible: dict[int, Eligible]
    voters: Electorate


def drafted(reach: Reach, key: str, unit_id: int) -> Draft:
    campaign, ballot, day = reach.campaign, ballot_of(reach.campaign, key), today()
    unit = unit_of(campaign, unit_id)
    reach.guard_unit(unit, Action.HOLD_POLL)
    node = tree(campaign.organisation_id, day).nodes.get(unit_id)
    if ballot is None or node is None or campaign.is_over:
        raise Http404
    rows = subjects(campaign, ballot, unit_id, day)
    cells = cells_of(rows, tree(campaign.organisation_id, day))
    voters = electorate(campaign, ballot, unit_id, day)
    return Draft(key, ballot, unit_id, node.name, rows, cells, eligible_in(campaign, rows), voters)


@signed_in
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, campaign_id: int, ballot: str, unit_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    draft = drafted(reach, ballot, unit_id)
    form = PrepareForm(
        request.POST or None,
        ballot=draft.ballot,
        voters=draft.voters.entitled,
        initial={"title": draft.ballot.label},
    )
    form.leave_out(choices_to_leave_out(draft.rows, draft.cells))
    made: list[Polling] = []
    if done(form, lambda: made.append(make(request, reach.campaign, draft, form.cleaned_data))):
        return redirect("polls:console", made[0].poll_id)
    context = {"campaign": reach.campaign, "form": form, "draft": draft, **shown(reach.campaign, draft)}
    return render(request, "polls/prepare.html", context)


def make(request: HttpRequest, campaign: Campaign, draft: Draft, given: dict[str, Any]) -> Polling:
    rows = [row for row in draft.rows if not is_left_out(row, given["without"])]
    committee = Committee(
        chair=int(given["chair"]), head=int(given["head"]), members=tuple(map(int, given["members"]))
    )
    said = Said(
        title=given["title"],
        body=draft.unit_name[:160],
        plan=given["plan"],
        base_of=given.get("base_of", ""),
        majority=given.get("majority", ""),
        because=given.get("because", ""),
        at_most=given.get("at_most"),
    )
    asked = Asked(draft.key, draft.unit, rows, draft.eligible, draft.voters)
    return prepare_polling(campaign=campaign, asked=asked, said=said, committee=committee, by=actor(request))


def shown(campaign: Campaign, draft: Draft) -> dict[str, Any]:
    """The base in numbers, the fewest votes of each level, and who may not be ticked for what."""
    pack, ballot = pack_of(campaign), draft.ballot
    base = draft.voters.bases.get(ballot.base or "", 0)
    shut = [
        (row.name, [(pack.levels[level], why) for level, why in draft.eligible[row.pk].closed.items()])
        for row in draft.rows
        if row.pk in draft.eligible and draft.eligible[row.pk].closed
    ]
    needed = [(label, ballot.needed(level, base)) for level, label in pack.levels.items()] if base else []
    return {
        "says": sentence(pack, ballot),
        "base": base,
        "base_name": BASES.get(ballot.base or ""),
        "needed": needed,
        "bases": [(BASES[key], number) for key, number in draft.voters.bases.items() if number],
        "shut": shut[:200],
        "shut_left": max(0, len(shut) - 200),
        "few": len(draft.voters.entitled) < FEW,
        "few_is": FEW,
    }
