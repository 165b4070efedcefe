"""The list of voters: who is there, and who signed for a slip or a paper ballot. No pairing with a code."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.ballots.actions.preparing import mark_present, sign_for
from congtam.ballots.queries.desk import TOKENS
from congtam.ballots.queries.roll import FEW, too_few_in_one_channel
from congtam.campaigns.models import Polling
from congtam.web.base.guards import signed_in
from congtam.web.base.numbers import number, numbers
from congtam.web.polls.desk import Desk, at_desk, told

NOT_TAKEN = {TOKENS.SLIP: Polling.Plan.PAPER, TOKENS.PAPER: Polling.Plan.SLIPS}
"""Which plan has no such token."""


@signed_in
@require_http_methods(["GET", "POST"])
def present(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    if request.method == "POST":
        known = {voter.person for voter in desk.voters}
        here = known if "all" in request.POST else known & set(numbers(request.POST.getlist("here")))
        told(
            desk,
            lambda: mark_present(poll=desk.poll, people=here, by=desk.by),
            _("Đã ghi %(n)d người có mặt.") % {"n": len(here)},
        )
        return redirect("polls:present", poll_id) if "all" in request.POST else desk.again()
    return desk.show("present", {"rows": desk.roll})


@signed_in
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, poll_id: int) -> HttpResponse:
    """A name, a tick: that a slip or a paper was signed for. Which one it was is written nowhere."""
    desk = at_desk(request, poll_id)
    if request.method == "POST":
        return signed(desk)
    rows = [(voter, name) for voter, name in desk.roll if voter.present]
    roll = desk.prepared.roll
    mixed = too_few_in_one_channel(roll.slips, roll.papers)
    offers = [token for token in (TOKENS.SLIP, TOKENS.PAPER) if NOT_TAKEN[token] != desk.polling.plan]
    context = {"rows": rows, "roll": roll, "mixed": mixed, "few": FEW, "offers": [str(one) for one in offers]}
    return desk.show("sign", context)


def signed(desk: Desk) -> HttpResponse:
    tokens = (TOKENS.SLIP, TOKENS.PAPER, TOKENS.NONE)
    sent = ((one, number(desk.request.POST.get(str(one), ""))) for one in tokens)
    token, person = next((one for one in sent if one[1] is not None), (None, None))
    if token is None or person is None:
        messages.error(desk.request, _("Chưa chọn ai."))
        return redirect("polls:sign", desk.poll.pk)
    told(desk, lambda: sign_for(poll=desk.poll, person=person, token=token, by=desk.by))
    return redirect(f"{reverse('polls:sign', args=[desk.poll.pk])}#p{person}")
