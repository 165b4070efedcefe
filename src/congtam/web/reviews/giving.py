"""Check your answers, hand in, take a private one back."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.people.refusals import Refusal
from congtam.reviews.actions.passing import hand_in, take_back
from congtam.reviews.contents import Page
from congtam.reviews.models import Review, Unsent
from congtam.reviews.queries.reading import Written, written
from congtam.web.base.guards import account_of, actor, signed_in, today
from congtam.web.reviews.finding import review_to_write
from congtam.web.reviews.reading import pages_shown
from congtam.web.reviews.writing import frame


@signed_in
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, review_id: int) -> HttpResponse:
    found = review_to_write(request, review_id)
    if request.method == "POST" and given(request, found):
        return redirect("reviews:review", review_id=found.pk)
    there = written(found)
    shown = frame(found) | {
        "blank": list(blank_pages(there)),
        "left": len(there.blanks),
        "pages": pages_shown(there.contents, there.texts),
        "unsent": Unsent.objects.filter(review=found, account=account_of(request).pk).count(),
    }
    return render(request, "reviews/check.html", shown)


def blank_pages(there: Written) -> Iterator[tuple[Page, int, list[str]]]:
    """Each content with what is not written in it, and the place of the first of it."""
    for page in there.contents.pages:
        blank = there.blanks_on(page)
        if blank:
            yield page, page.fields.index(blank[0]) + 1, [field.label for field in blank]


def given(request: HttpRequest, found: Review) -> bool:
    try:
        hand_in(review=found, by=actor(request), on=today())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Đã gửi bản kiểm điểm."))
    return True


@signed_in
@require_POST
def back(request: HttpRequest, review_id: int) -> HttpResponse:
    found = review_to_write(request, review_id)
    try:
        take_back(review=found, by=actor(request))
        messages.success(request, _("Đã lấy lại để sửa."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("reviews:review", review_id=found.pk)
