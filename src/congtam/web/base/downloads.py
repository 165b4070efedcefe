"""Files and papers as they are handed out: nothing on their way, nor the browser, keeps a copy of its own."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

from congtam.files import uploads
from congtam.papers.docx import docx
from congtam.papers.html import html
from congtam.papers.paper import Paper

DOCX, XLSX = uploads.TYPES["docx"], uploads.TYPES["xlsx"]
Answer = TypeVar("Answer", bound=HttpResponseBase)


def kept_nowhere(response: Answer) -> Answer:
    response["Cache-Control"] = "private, no-store"
    return response


def as_file(content: bytes | str, kind: str, name: str) -> HttpResponse:
    """Saved, never shown inside our pages: whatever is in it stays a file."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return kept_nowhere(response)


def as_handed_in(place: str, kind: str, name: str) -> HttpResponse:
    """What somebody gave, as they gave it."""
    path = uploads.path_of(place) if place else None
    if path is None or not path.is_file():
        raise Http404
    return as_file(path.read_bytes(), uploads.TYPES[kind], name)


def as_document(paper: Paper, name: str) -> HttpResponse:
    """For a word processor, to be mended and signed."""
    return as_file(docx(paper), DOCX, f"{name}.docx")


def as_leaf(paper: Paper) -> dict[str, Any]:
    """What the template of a printed paper needs."""
    return {"paper": mark_safe(html(paper)), "wide": paper.wide}  # noqa: S308 - the paper escapes every text
