"""Complaints and reserved opinions. Seen by few: those who have to answer."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from congtam.people.permissions import Action
from congtam.remedies.actions.complaining import Answered, Received, answer_complaint, receive_complaint
from congtam.remedies.models import Complaint
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached
from congtam.web.remedies.forms import AnswerForm, ComplaintForm
from congtam.web.remedies.subjects import named, names

PAGE = 50
WHO = gettext_lazy("chỉ Ban Thường vụ và văn phòng cấp ủy; chi bộ và người bị phản ánh không thấy")


@signed_in
@require_GET
def listing(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Open ones first, by the day on which they are due."""
    reach = reached(request, campaign_id)
    reach.guard(Action.KEEP_COMPLAINTS)
    rows = Complaint.objects.filter(
        organisation=reach.campaign.organisation_id, campaign=reach.campaign
    ).order_by(F("answered_on").asc(nulls_first=True), "due_on", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = {"campaign": reach.campaign, "page": page, "day": today(), "may_add": not reach.campaign.is_over}
    return render(request, "remedies/complaints.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.KEEP_COMPLAINTS)
    form = ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and done(form, partial(received, request, reach, form)):
        messages.success(request, _("Đã ghi vào sổ."))
        return redirect("remedies:complaints", campaign_id)
    shown = {
        "campaign": reach.campaign,
        "form": form,
        "title": _("Ghi đơn, ý kiến bảo lưu"),
        "names": names(reach.campaign.dossiers.filter(is_listed=True)),
        "who": WHO,
        "back": "remedies:complaints",
    }
    return render(request, "remedies/form.html", shown)


def received(request: HttpRequest, reach: Reach, form: ComplaintForm) -> None:
    said = dict(form.cleaned_data)
    name = said.pop("about")
    dossier = named(reach.campaign, name, reach.campaign.dossiers.filter(is_listed=True)) if name else None
    receive_complaint(campaign=reach.campaign, about=dossier, received=Received(**said), by=actor(request))


@signed_in
@require_http_methods(["GET", "POST"])
def complaint(request: HttpRequest, campaign_id: int, complaint_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.KEEP_COMPLAINTS)
    row = get_object_or_404(Complaint, pk=complaint_id, campaign=reach.campaign)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = Answered(**form.cleaned_data)
        if done(form, partial(answer_complaint, complaint=row, answered=said, by=actor(request))):
            messages.success(request, _("Đã ghi trả lời."))
            return redirect("remedies:complaint", campaign_id, complaint_id)
    shown = {
        "campaign": reach.campaign,
        "complaint": row,
        "form": form,
        "day": today(),
        "who": WHO,
        "may_answer": row.answered_on is None and not reach.campaign.is_over,
    }
    return render(request, "remedies/complaint.html", shown)
