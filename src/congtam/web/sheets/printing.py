"""A sheet as it is printed and signed, and as a document for a word processor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from congtam.papers.docx import docx
from congtam.papers.html import html
from congtam.sheets.queries.printed import paper_of
from congtam.web.base.guards import signed_in
from congtam.web.sheets.finding import sheet_to_read

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_GET
def printed(request: HttpRequest, sheet_id: int) -> HttpResponse:
    sheet = sheet_to_read(request, sheet_id)
    described = paper_of(sheet)
    paper = mark_safe(html(described))  # noqa: S308 - the paper escapes every text itself
    shown = {"sheet": sheet, "dossier": sheet.dossier, "paper": paper, "wide": described.wide}
    return render(request, "sheets/paper.html", shown)


@signed_in
@require_GET
def document(request: HttpRequest, sheet_id: int) -> HttpResponse:
    sheet = sheet_to_read(request, sheet_id)
    response = HttpResponse(docx(paper_of(sheet)), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="phieu-{sheet.pk}.docx"'
    response["Cache-Control"] = "private, no-store"
    return response
