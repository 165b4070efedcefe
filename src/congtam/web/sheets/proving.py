"""The evidence of one row: its text, its files, and getting a file back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.files import uploads
from congtam.people.refusals import Refusal
from congtam.sheets.actions.proving import add_file, save_text, withdraw_file
from congtam.sheets.layout import Line
from congtam.sheets.models import Draft, EvidenceFile, Mark, Sheet
from congtam.sheets.permissions import readers
from congtam.sheets.states import is_open
from congtam.sheets.values import LONGEST
from congtam.web.base.downloads import as_handed_in
from congtam.web.base.guards import account_of, actor, signed_in
from congtam.web.sheets.finding import layout_of, line_of, may_fill, sheet_to_fill, sheet_to_read
from congtam.web.sheets.typed import number as number_typed
from congtam.web.sheets.typed import prefix_of
from congtam.web.sheets.words import number_shown


@signed_in
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, sheet_id: int, number: int) -> HttpResponse:
    if request.method == "POST":
        found = sheet_to_fill(request, sheet_id)
        return save(request, found, line_of(found, number))
    found = sheet_to_read(request, sheet_id)
    return render(request, "sheets/evidence.html", page_of(request, found, line_of(found, number)))


def page_of(
    request: HttpRequest, found: Sheet, line: Line, typed: str | None = None, faults: list[str] | None = None
) -> dict[str, Any]:
    mark = Mark.objects.filter(sheet=found, row=line.address).first()
    drafts = Draft.objects.filter(
        sheet=found, row=line.address, of_evidence=True, account=account_of(request).pk
    )
    draft = drafts.first()
    fills = may_fill(request, found)
    kept = draft.typed["evidence"] if draft and draft.why == Draft.Why.WRONG else None
    return {
        "sheet": found,
        "dossier": found.dossier,
        "line": line,
        "id": prefix_of(line),
        "number": number_shown(layout_of(found), line.place),
        "mark": mark,
        "text": next((one for one in (typed, kept, mark.evidence if mark else "") if one is not None), ""),
        "version": mark.evidence_version if mark else 0,
        "files": found.files.filter(row=line.address)
        .exclude(state=EvidenceFile.State.WAITING)
        .order_by("pk"),
        "draft": draft if draft and draft.why != Draft.Why.WRONG else None,
        "faults": faults or ([draft.said] if draft and draft.why == Draft.Why.WRONG else []),
        "is_open": fills and is_open(found.state, found.dossier.campaign.phase),
        "fills": fills,
        "readers": readers(found),
        "longest": LONGEST,
        "kinds": uploads.ALLOWED,
        "accept": ",".join(f".{kind}" for kind in [*uploads.TYPES, "jpeg"]),
        "largest": uploads.LARGEST // 1024 // 1024,
    }


def save(request: HttpRequest, found: Sheet, line: Line) -> HttpResponse:
    """The text and the files each by themselves: what is wrong with one keeps the other from nothing."""
    text, version = request.POST.get("evidence", ""), request.POST.get("version", "0")
    faults: list[str] = []
    try:
        save_text(
            sheet=found,
            line=line,
            text=text,
            version=number_typed(version),
            by=actor(request),
            account=account_of(request).pk,
        )
    except Refusal as refusal:
        faults.append(str(refusal))
    faults += [
        fault for file in request.FILES.getlist("files") if (fault := added(request, found, line, file))
    ]
    if faults:
        shown = page_of(request, found, line, text, faults)
        return render(request, "sheets/evidence.html", shown)
    messages.success(request, _("Đã lưu minh chứng."))
    return redirect("sheets:evidence", sheet_id=found.pk, number=line.number)


def added(request: HttpRequest, found: Sheet, line: Line, file: UploadedFile[bytes]) -> str:
    """What is wrong with the file; empty when it was taken."""
    try:
        add_file(sheet=found, line=line, name=file.name or "", chunks=file.chunks(), by=actor(request))
    except Refusal as refusal:
        return str(refusal)
    return ""


def file_named(found: Sheet, file_id: int) -> EvidenceFile:
    asked = EvidenceFile.objects.exclude(state=EvidenceFile.State.WAITING).select_related("sheet")
    return get_object_or_404(asked, pk=file_id, sheet=found)


@signed_in
@require_GET
def download(request: HttpRequest, sheet_id: int, file_id: int) -> HttpResponse:
    file = file_named(sheet_to_read(request, sheet_id), file_id)
    return as_handed_in(file.place, file.kind, file.name)


@signed_in
@require_POST
def withdraw(request: HttpRequest, sheet_id: int, file_id: int) -> HttpResponse:
    found = sheet_to_fill(request, sheet_id)
    file = file_named(found, file_id)
    number = layout_of(found).by_address[file.row].number
    try:
        withdraw_file(file=file, by=actor(request))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("sheets:evidence", sheet_id=found.pk, number=number)
