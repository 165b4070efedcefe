"""Results of votes of confidence, entered from the minutes."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.commitments.actions.confidence import record_confidence
from congtam.people.permissions import Action
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.commitments.finding import dossier_in_reach
from congtam.web.commitments.forms import ConfidenceForm


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = dossier_in_reach(request, dossier_id, Action.SEE_YEAR)
    reach.guard(Action.RUN_CAMPAIGN)
    if shown.person is None:
        raise Http404
    form = ConfidenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(record_confidence, campaign=reach.campaign, person=shown.person, by=actor(request))
        if done(form, lambda: deed(counted=form.counted())):
            messages.success(request, _("Đã ghi kết quả tín nhiệm."))
            return redirect("commitments:dossier", shown.pk)
    page = {
        "campaign": reach.campaign,
        "dossier": shown,
        "form": form,
        "title": _("Kết quả lấy phiếu tín nhiệm"),
        "name": shown.name,
        "lead": _("Ghi số phiếu theo biên bản; tỷ lệ do phần mềm tính."),
        "who": _("người được lấy phiếu, chi ủy, người phụ trách, Ban Thường vụ, văn phòng"),
    }
    return render(request, "commitments/form.html", page)
