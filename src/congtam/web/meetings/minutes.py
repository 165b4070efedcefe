"""The minutes as they would be printed, and as a document to be mended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from congtam.meetings.queries.minutes import minutes_of
from congtam.papers.docx import docx
from congtam.papers.html import html
from congtam.web.base.guards import signed_in
from congtam.web.meetings.finding import sitting_to_run

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_GET
def printed(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    paper = mark_safe(html(minutes_of(sitting)))  # noqa: S308 - the paper escapes every text itself
    shown = {"sitting": sitting, "campaign": sitting.campaign, "paper": paper}
    return render(request, "meetings/minutes.html", shown)


@signed_in
@require_GET
def document(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    response = HttpResponse(docx(minutes_of(sitting)), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="bien-ban-{sitting.pk}.docx"'
    return response
