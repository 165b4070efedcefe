"""A review as a whole: to read, to print, and how it came to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from congtam.reviews.contents import Contents, Field, Kind, Page
from congtam.reviews.models import EarlierText, Review
from congtam.reviews.queries.reading import contents_in, last_handed_in, written
from congtam.reviews.texts import YES
from congtam.web.base.guards import signed_in
from congtam.web.reviews.finding import got_draft, pens, review_to_read, review_to_write
from congtam.web.reviews.writing import frame


@dataclass(frozen=True)
class Line:
    """One field with its text, as it is read. `place` is its number on its page."""

    field: Field
    text: str
    place: int


@dataclass(frozen=True)
class PageShown:
    page: Page
    lines: list[Line]


def pages_shown(contents: Contents, texts: Mapping[str, str]) -> list[PageShown]:
    return [
        PageShown(page, [line_of(field, texts, place) for place, field in enumerate(page.fields, 1)])
        for page in contents.pages
        if page.fields
    ]


def line_of(field: Field, texts: Mapping[str, str], place: int) -> Line:
    """Words that a choice asked for stand only where it says yes."""
    text = texts.get(field.key, "") if not field.follows or texts.get(field.follows) == YES else ""
    if field.kind is Kind.CHOICE and text:
        text = _("Có") if text == YES else _("Không có")
    return Line(field, text, place)


@signed_in
@require_GET
def whole(request: HttpRequest, review_id: int) -> HttpResponse:
    """Whoever writes it sees it as it stands; others what was handed in last, whatever is written since."""
    found = review_to_read(request, review_id)
    contents, texts, stands = stand(request, found)
    shown = frame(found) | {
        "pages": pages_shown(contents, texts),
        "stands": stands,
        "writes": pens(request).may_write(found),
    }
    return render(request, "reviews/whole.html", shown)


def stand(request: HttpRequest, found: Review) -> tuple[Contents, Mapping[str, str], str]:
    if not pens(request).may_write(found):
        kept = last_handed_in(found)
        if kept:
            return contents_in(found, kept.texts), kept.texts, _("Bản đã gửi")
    there = written(found)
    is_draft = not found.is_handed_in or (not found.was_handed_in and got_draft(request, found))
    return there.contents, there.texts, _("Dự thảo") if is_draft else _("Bản đã gửi")


@signed_in
@require_GET
def history(request: HttpRequest, review_id: int) -> HttpResponse:
    """Every text that another one replaced, with who and when; and every time it passed on."""
    found = review_to_write(request, review_id)
    there = written(found)
    earlier: dict[str, list[EarlierText]] = {}
    for row in found.earlier.order_by("-version"):
        earlier.setdefault(row.key, []).append(row)
    fields, page_of = there.contents.fields, there.contents.page_of
    rows = [(fields[key].label if key in fields else "", page_of(key), old) for key, old in earlier.items()]
    shown = frame(found) | {"rows": rows, "passings": found.passings.order_by("-pk")}
    return render(request, "reviews/history.html", shown)
