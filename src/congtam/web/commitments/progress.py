"""Reports on targets: written by those who have them, looked at by the superior."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.actions.evidence import dropped, taken
from congtam.campaigns.actions.progress import (
    check_progress,
    excuse_target,
    report_progress,
    send_back_progress,
    withdraw_excuse,
)
from congtam.campaigns.amounts import shown as said_amount
from congtam.campaigns.models import Dossier, Progress, Target
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.web.base.deeds import done, told
from congtam.web.base.downloads import as_handed_in
from congtam.web.base.guards import account_of, actor, signed_in
from congtam.web.commitments.finding import dossier_in_reach
from congtam.web.commitments.forms import CheckForm, ExcuseForm, ProgressForm, ReasonForm


def target_in_reach(request: HttpRequest, target_id: int, action: Action) -> Target:
    rows = Target.objects.select_related("dossier__campaign")
    target = get_object_or_404(rows, pk=target_id)
    if target.organisation_id != account_of(request).organisation_id:
        raise PermissionDenied
    dossier_in_reach(request, target.dossier_id, action)
    return target


def progress_in_reach(request: HttpRequest, progress_id: int, action: Action) -> Progress:
    rows = Progress.objects.select_related("target__dossier__campaign")
    row = get_object_or_404(rows, pk=progress_id)
    if row.organisation_id != account_of(request).organisation_id:
        raise PermissionDenied
    dossier_in_reach(request, row.target.dossier_id, action)
    return row


@signed_in
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, target_id: int) -> HttpResponse:
    target = target_in_reach(request, target_id, Action.REPORT_TARGETS)
    form = ProgressForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and done(form, partial(reported, request, target, form)):
        messages.success(request, _("Đã lưu báo cáo, chờ cấp trên xác nhận."))
        return redirect("commitments:dossier", target.dossier_id)
    planned = f"{said_amount(target.planned)} {target.counted_in or '%'}"
    lead = _("Được giao: %(planned)s.") % {"planned": planned}
    return form_page(request, target.dossier, form, _("Báo cáo kết quả"), name=target.text, lead=lead)


def reported(request: HttpRequest, target: Target, form: ProgressForm) -> None:
    said = form.cleaned_data
    given = said["file"]
    file = taken(target.organisation_id, given.name or "", given.chunks()) if given else None
    try:
        report_progress(
            target=target,
            done=said["done"],
            reached_on=said["on"],
            is_final=said["final"] == "yes",
            text=said["note"],
            file=file,
            by=actor(request),
        )
    except Refusal:
        dropped(file)
        raise


def form_page(
    request: HttpRequest, about: Dossier, form: object, title: str, *, name: str, lead: str = ""
) -> HttpResponse:
    page = {
        "campaign": about.campaign,
        "dossier": about,
        "form": form,
        "title": title,
        "name": name,
        "lead": lead,
        "who": _("người hoặc đơn vị được giao, người phụ trách, Ban Thường vụ, văn phòng"),
    }
    return render(request, "commitments/form.html", page)


@signed_in
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, progress_id: int) -> HttpResponse:
    row = progress_in_reach(request, progress_id, Action.CHECK_TARGETS)
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        is_good = form.cleaned_data["good"] == "yes"
        if done(form, partial(check_progress, progress=row, is_good=is_good, by=actor(request))):
            messages.success(request, _("Đã xác nhận kết quả."))
            return redirect("commitments:dossier", row.target.dossier_id)
    lead = _("Báo cáo: %(done)s %(unit)s, đến ngày %(day)s, của %(who)s. %(note)s") % {
        "done": said_amount(row.done),
        "unit": row.target.counted_in or "%",
        "day": f"{row.reached_on:%d/%m/%Y}",
        "who": row.reported_by,
        "note": row.note,
    }
    return form_page(
        request, row.target.dossier, form, _("Xác nhận kết quả"), name=row.target.text, lead=lead
    )


@signed_in
@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, progress_id: int) -> HttpResponse:
    row = progress_in_reach(request, progress_id, Action.CHECK_TARGETS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(send_back_progress, progress=row, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã trả lại, kèm lý do."))
            return redirect("commitments:dossier", row.target.dossier_id)
    return form_page(request, row.target.dossier, form, _("Trả lại báo cáo"), name=row.target.text)


@signed_in
@require_http_methods(["GET", "POST"])
def excuse(request: HttpRequest, target_id: int) -> HttpResponse:
    target = target_in_reach(request, target_id, Action.CHECK_TARGETS)
    form = ExcuseForm(request.POST or None, initial={"reason": target.excuse})
    if request.method == "POST" and form.is_valid():
        deed = partial(excuse_target, target=target, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã ghi bất khả kháng, kèm lý do."))
            return redirect("commitments:dossier", target.dossier_id)
    return form_page(request, target.dossier, form, _("Do bất khả kháng"), name=target.text)


@signed_in
@require_POST
def unexcuse(request: HttpRequest, target_id: int) -> HttpResponse:
    target = target_in_reach(request, target_id, Action.CHECK_TARGETS)
    deed = partial(withdraw_excuse, target=target, by=actor(request))
    told(request, deed, _("Đã bỏ ghi chú bất khả kháng."))
    return redirect("commitments:dossier", target.dossier_id)


@signed_in
@require_GET
def file(request: HttpRequest, progress_id: int) -> HttpResponse:
    row = progress_in_reach(request, progress_id, Action.SEE_YEAR)
    return as_handed_in(row.place, row.file_kind, row.file_name)
