"""Spreadsheets: taken out to be filled in, and taken back after a trial."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.comments.actions.returning import drop_sheet, take_sheet, trial_of, write_sheet
from congtam.comments.models import ReturnedSheet
from congtam.comments.permissions import may_keep
from congtam.comments.queries.gathering import lines
from congtam.comments.workbook import written
from congtam.files.uploads import LARGEST
from congtam.journal.actions import record
from congtam.people.refusals import Refusal
from congtam.people.roster.sheets import Fault
from congtam.web.base.downloads import XLSX, as_file
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import reached
from congtam.web.comments.finding import refuse_unless
from congtam.web.comments.forms import SheetForm

FAULTS_SHOWN = 200


def kept_campaign(request: HttpRequest, campaign_id: int) -> Campaign:
    reach = reached(request, campaign_id)
    refuse_unless(may_keep(reach.campaign, reach.rights))
    return reach.campaign


def returned_found(request: HttpRequest, returned_id: int) -> ReturnedSheet:
    found = get_object_or_404(ReturnedSheet, pk=returned_id)
    found.campaign = kept_campaign(request, found.campaign_id)
    return found


@signed_in
@require_GET
def workbook(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """What is not answered yet, of everybody or of one body."""
    campaign = kept_campaign(request, campaign_id)
    who = request.GET.get("noi", "")
    wanted = [line for line in lines(campaign) if not line.is_done and who in {"", line.who}]
    wanted.sort(key=lambda line: (line.name, line.subject_name))
    labels = {key: one.label for key, one in pack_of(campaign).subjects.items()}
    record(
        organisation=campaign.organisation_id,
        by=actor(request),
        deed="comment.export",
        about=f"campaign:{campaign.pk}",
        details={"requests": len(wanted)},
    )
    return as_file(written(campaign, wanted, labels), XLSX, "lay-y-kien.xlsx")


@signed_in
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, campaign_id: int) -> HttpResponse:
    campaign = kept_campaign(request, campaign_id)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            content = file.read(LARGEST + 1)
            returned = take_sheet(campaign=campaign, name=file.name, content=content, by=actor(request))
            return redirect("comments:trial", returned.pk)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    bodies = {line.who: line.name for line in lines(campaign) if not line.is_done}
    shown = {"campaign": campaign, "form": form, "bodies": sorted(bodies.items(), key=lambda one: one[1])}
    return render(request, "comments/upload.html", shown)


@signed_in
@require_GET
def trial(request: HttpRequest, returned_id: int) -> HttpResponse:
    found = returned_found(request, returned_id)
    try:
        tried = trial_of(found, today())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("comments:upload", found.campaign_id)
    shown = {
        "campaign": found.campaign,
        "returned": found,
        "trial": tried,
        "groups": by_sheet(tried.faults[:FAULTS_SHOWN]),
        "hidden": max(len(tried.faults) - FAULTS_SHOWN, 0),
    }
    return render(request, "comments/trial.html", shown)


def by_sheet(faults: list[Fault]) -> list[tuple[str, list[Fault]]]:
    ordered = sorted(faults, key=lambda fault: (fault.place.sheet, fault.place.row))
    return [(name, list(rows)) for name, rows in groupby(ordered, key=lambda fault: fault.place.sheet)]


@signed_in
@require_POST
def write(request: HttpRequest, returned_id: int) -> HttpResponse:
    found = returned_found(request, returned_id)
    try:
        count = write_sheet(returned=found, by=actor(request))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("comments:trial", found.pk)
    said = ngettext("Đã ghi %(n)d ý kiến từ tệp.", "Đã ghi %(n)d ý kiến từ tệp.", count)
    messages.success(request, said % {"n": count})
    return redirect("comments:overview", found.campaign_id)


@signed_in
@require_POST
def drop(request: HttpRequest, returned_id: int) -> HttpResponse:
    found = returned_found(request, returned_id)
    drop_sheet(returned=found)
    messages.success(request, _("Đã bỏ tệp, chưa ghi gì."))
    return redirect("comments:upload", found.campaign_id)
