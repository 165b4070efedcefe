"""A sheet as it is printed and signed, and as a document for a word processor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.sheets.queries.printed import paper_of
from congtam.web.base.downloads import as_document, as_leaf, kept_nowhere
from congtam.web.base.guards import signed_in
from congtam.web.sheets.finding import sheet_to_read


@signed_in
@require_GET
def printed(request: HttpRequest, sheet_id: int) -> HttpResponse:
    sheet = sheet_to_read(request, sheet_id)
    shown = {"sheet": sheet, "dossier": sheet.dossier, **as_leaf(paper_of(sheet))}
    return kept_nowhere(render(request, "sheets/paper.html", shown))


@signed_in
@require_GET
def document(request: HttpRequest, sheet_id: int) -> HttpResponse:
    sheet = sheet_to_read(request, sheet_id)
    return as_document(paper_of(sheet), f"phieu-{sheet.pk}")
