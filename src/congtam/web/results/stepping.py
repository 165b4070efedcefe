"""Steps of dossiers without a level: reviewed, notified, returned, annulled, rated again."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congtam.campaigns.actions.moving import move_dossiers
from congtam.campaigns.stages import Move
from congtam.sheets.queries.whole import whole
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import reached
from congtam.web.results.choosing import Line, chosen
from congtam.web.results.forms import StepForm
from congtam.web.results.words import MOVES, REASONED


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, campaign_id: int, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    step = Move(move)
    reach = reached(request, campaign_id)
    choice = chosen(request, reach, whole(reach.campaign), step, step)
    form = StepForm(request.POST or None, needs_reason=step in REASONED, initial={"on": today()})
    wrong = ""
    if request.method == "POST":
        ticked = taken(request, choice.lines)
        wrong = "" if ticked else _("Chưa chọn hồ sơ nào.")
        if ticked and form.is_valid():
            rows = [line.dossier for line in ticked]
            deed = partial(
                move_dossiers, campaign=reach.campaign, dossiers=rows, move=step, by=actor(request)
            )
            said = form.cleaned_data
            if done(form, lambda: deed(rights=reach.rights, reason=said.get("reason", ""), on=said["on"])):
                messages.success(request, told(len(rows)))
                address = reverse("results:campaign", args=(campaign_id,))
                return redirect(f"{address}?{request.GET.urlencode()}")
    where = {"campaign": reach.campaign, "move": step, "title": MOVES[step], "wanted": choice.wanted}
    about = {"lines": choice.lines, "page": choice.page, "form": form, "wrong": wrong}
    return render(request, "results/step.html", {**where, **about})


def taken(request: HttpRequest, lines: list[Line]) -> list[Line]:
    ticked = set(request.POST.getlist("chon"))
    for line in lines:
        line.chosen = "x" if str(line.dossier.pk) in ticked else ""
    return [line for line in lines if line.chosen and not line.why_not]


def told(count: int) -> str:
    return ngettext("Đã chuyển %(n)d hồ sơ.", "Đã chuyển %(n)d hồ sơ.", count) % {"n": count}
