"""One shortcoming: recorded, its measures, its history, its moves."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from congtam.people.permissions import Action
from congtam.remedies.actions.moving import move
from congtam.remedies.actions.recording import Finding, record_shortcomings
from congtam.remedies.models import Shortcoming
from congtam.remedies.states import Condition, Move, moves, step
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached
from congtam.web.remedies.finding import item_in_reach, may_on
from congtam.web.remedies.forms import FindingForm, ReasonForm
from congtam.web.remedies.subjects import about, named, names

MOVES = {
    Move.VERIFY: gettext_lazy("Xác nhận đã khắc phục"),
    Move.REPORT: gettext_lazy("Báo cáo đã khắc phục"),
    Move.PLAN: gettext_lazy("Chốt biện pháp"),
    Move.RETURN: gettext_lazy("Trả lại để làm tiếp"),
    Move.REOPEN: gettext_lazy("Mở lại"),
    Move.WITHDRAW: gettext_lazy("Rút khỏi sổ"),
}
WHO = gettext_lazy("người hoặc đơn vị phải khắc phục, chi ủy, người phụ trách, Ban Chấp hành, văn phòng")


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.WORK_REMEDIES)
    form = FindingForm(request.POST or None)
    made: list[Shortcoming] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, partial(recorded, request, reach, form, made))
    ):
        messages.success(request, _("Đã ghi vào sổ. Bây giờ ghi biện pháp, người chịu trách nhiệm và hạn."))
        return redirect("remedies:item", campaign_id, made[0].pk)
    rows = reach.campaign.dossiers.filter(is_listed=True)
    shown = {
        "campaign": reach.campaign,
        "form": form,
        "title": _("Ghi hạn chế, khuyết điểm"),
        "names": names(rows),
        "who": WHO,
    }
    return render(request, "remedies/form.html", shown)


def recorded(request: HttpRequest, reach: Reach, form: FindingForm, made: list[Shortcoming]) -> None:
    said = form.cleaned_data
    dossier = named(reach.campaign, said["about"], reach.campaign.dossiers.filter(is_listed=True))
    finding = Finding(
        source=said["source"],
        paper=said["paper"],
        found_on=said["found_on"],
        text=said["text"],
        is_secret=said["is_secret"],
    )
    made += record_shortcomings(found=[(about(dossier), finding)], by=actor(request))


@signed_in
@require_GET
def item(request: HttpRequest, campaign_id: int, item_id: int) -> HttpResponse:
    reach, row = item_in_reach(request, campaign_id, item_id, Action.SEE_REMEDIES)
    may_work = may_on(request, reach, row, Action.WORK_REMEDIES)
    offered = [  # the way on before the ways back
        (each, MOVES[each])
        for each in sorted(moves(row.state), key=list(MOVES).index)
        if (found := step(row.state, each)) and may_on(request, reach, row, found.who)
        if each is not Move.PLAN or row.state != "planned"
    ]
    shown = {
        "campaign": reach.campaign,
        "item": row,
        "measures": row.measures.order_by("due_on", "pk"),
        "turns": [(turn, MOVES[Move(turn.move)]) for turn in row.turns.order_by("-pk")],
        "moves": offered,
        "may_work": may_work and row.state in {"recorded", "planned", "returned"},
        "is_earlier": row.found_on < reach.campaign.covers_from,
        "day": today(),
    }
    return render(request, "remedies/item.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def moved(request: HttpRequest, campaign_id: int, item_id: int, step_name: str) -> HttpResponse:
    reach, row = item_in_reach(request, campaign_id, item_id, Action.SEE_REMEDIES)
    if step_name not in set(Move):
        raise Http404
    wanted = Move(step_name)
    found = step(row.state, wanted)
    if found and not may_on(request, reach, row, found.who):
        raise PermissionDenied
    asks = bool(found and Condition.REASON in found.conditions)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and (not asks or form.is_valid()):
        reason = form.cleaned_data["reason"] if asks else ""
        if done_here(request, reach, row, wanted, reason, form):
            messages.success(request, _("Đã ghi: %(what)s.") % {"what": str(MOVES[wanted]).lower()})
            return redirect("remedies:item", campaign_id, item_id)
    shown = {
        "campaign": reach.campaign,
        "item": row,
        "form": form if asks else None,
        "faulty": form if request.method == "POST" else None,
        "title": MOVES[wanted],
        "name": row.name,
        "lead": row.text or row.paper,
        "who": WHO,
    }
    return render(request, "remedies/form.html", shown)


def done_here(
    request: HttpRequest, reach: Reach, row: Shortcoming, wanted: Move, reason: str, form: ReasonForm
) -> bool:
    deed = partial(move, shortcoming=row, move=wanted, by=actor(request), person=reach.rights.person)
    return done(form, partial(deed, reason=reason))
