"""The table of the committee with one next step, and what the room sees on the wall."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from congtam.ballots.queries.box import Turnout, turnout
from congtam.ballots.queries.desk import follower_of, minutes_of, preparations
from congtam.ballots.queries.opening import obstacles_to_opening
from congtam.ballots.queries.results import results
from congtam.ballots.queries.unfinished import has_lost_its_box
from congtam.ballots.stages import Stage
from congtam.web.base.guards import signed_in
from congtam.web.polls.desk import Desk, at_desk
from congtam.web.polls.line import authority_print
from congtam.web.polls.minutes import votes_needed
from congtam.web.polls.results import ON_A_PAGE, chart, shown
from congtam.web.polls.steps import steps


@signed_in
@require_GET
def console(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id, looking=True)
    way = steps(desk.polling, desk.prepared)
    context = {
        "way": [] if desk.poll.stage == Stage.DISCARDED else way,
        "next": next((one for one in way if one.state == "now"), None),
        "obstacles": obstacles_to_opening(desk.poll) if desk.poll.stage == Stage.PREPARING else [],
        "lost": has_lost_its_box(desk.poll),
        "chair": desk.name(desk.poll.chair),
        "head": desk.name(desk.tellers.head),
        "members": desk.names(desk.tellers.members),
        "follower": follower_of(desk.poll),
        "minutes": minutes_of(desk.poll),
        "voting_address": voting_address(request, desk.poll.address),
        "kiosk_address": kiosk_address(request, desk.poll.address),
        "authority_print": authority_print(),
        "needed": votes_needed(desk.poll),
        **watched(desk),
    }
    return desk.show("console", context)


def watched(desk: Desk) -> dict[str, Any]:
    """Only how many ballots lie in the box: nothing of what they say."""
    cast = turnout(desk.poll.pk) if desk.poll.stage == Stage.OPEN else Turnout(0, 0)
    slips = desk.prepared.roll.slips
    marks = [place < cast.cast for place in range(slips)] if slips <= 120 else []
    return {"cast": cast, "slips": slips, "papers": desk.prepared.roll.papers, "marks": marks}


def voting_address(request: HttpRequest, address: str) -> str:
    return request.build_absolute_uri(reverse("voting:entry", kwargs={"address": address}))


def kiosk_address(request: HttpRequest, address: str) -> str:
    return request.build_absolute_uri(reverse("voting:kiosk_entry", kwargs={"address": address}))


@signed_in
@require_GET
def projector(request: HttpRequest, poll_id: int) -> HttpResponse:
    """While people vote how many have; after the count the result. It loads itself again."""
    desk = at_desk(request, poll_id, looking=True)
    context: dict[str, Any] = {"voting_address": voting_address(request, desk.poll.address)}
    if desk.poll.stage in {Stage.COUNTED, Stage.SIGNED}:
        found = results(desk.poll)
        rows = shown(desk, found, slice(ON_A_PAGE))
        lone = rows[0] if len(found) == 1 else None
        context |= {"rows": rows, "left": len(found) - len(rows)}
        context |= {"chart": chart(lone) if lone else None, "count": desk.poll.count}
    else:
        context |= {"prepared": preparations(desk.poll), **watched(desk)}
    return desk.show("projector", context)
