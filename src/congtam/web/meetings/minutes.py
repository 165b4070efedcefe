"""The minutes as they would be printed, and as a document to be mended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.meetings.queries.minutes import minutes_of
from congtam.web.base.downloads import as_document, as_leaf, kept_nowhere
from congtam.web.base.guards import signed_in
from congtam.web.meetings.finding import sitting_to_run


@signed_in
@require_GET
def printed(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    shown = {"sitting": sitting, "campaign": sitting.campaign, **as_leaf(minutes_of(sitting))}
    return kept_nowhere(render(request, "meetings/minutes.html", shown))


@signed_in
@require_GET
def document(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    return as_document(minutes_of(sitting), f"bien-ban-{sitting.pk}")
