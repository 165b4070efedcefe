"""Writing a review: its contents, one content to a page, each field saved as it is left."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.models import Dossier
from congtam.comments.gates import closings
from congtam.comments.queries.gathering import requests_of
from congtam.people.refusals import Refusal
from congtam.reviews.actions.writing import Shut, Told, drop_unsent, save_fields, take_unsent
from congtam.reviews.contents import Page
from congtam.reviews.forms import title_of
from congtam.reviews.models import Review, Unsent
from congtam.reviews.permissions import heard_in, readers
from congtam.reviews.queries.reading import Written, written
from congtam.reviews.states import State, is_open
from congtam.reviews.texts import LONGEST
from congtam.web.base.guards import account_of, actor, for_script, signed_in
from congtam.web.reviews.beside import items_beside
from congtam.web.reviews.fields import fields_shown
from congtam.web.reviews.finding import pens, review_to_read, review_to_write
from congtam.web.reviews.typed import as_was, typed_fields


@signed_in
@require_GET
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """The contents for whoever writes it; whoever reads it gets the whole."""
    found = review_to_read(request, review_id)
    if not pens(request).may_write(found):
        return redirect("reviews:whole", review_id=found.pk)
    there = written(found)
    rows = [(page, state_of(page, there)) for page in there.contents.pages]
    shown = frame(found) | {
        "rows": rows,
        "left": len(there.blanks),
        "unsent": Unsent.objects.filter(review=found, account=account_of(request).pk).count(),
        "may_take_back": found.is_private and found.is_handed_in,
        "unheard": [] if found.is_private else unheard(found.dossier),
    }
    return render(request, "reviews/review.html", shown)


def unheard(dossier: Dossier) -> list[str]:
    """Who was to comment and has not yet: the meeting waits for them, or for the end of the collecting. Of a
    reviewed dossier nobody waits any more."""
    if dossier.reviewed_on or closings(dossier.campaign).get(dossier.unit_id or 0):
        return []
    return [line.name for line in requests_of(dossier.campaign, dossier) if not line.is_done]


def state_of(page: Page, there: Written) -> str:
    """Nothing to write, written, begun, or not begun."""
    if not page.fields:
        return "none"
    if not there.blanks_on(page):
        return "done"
    return "part" if any(there.texts.get(field.key) for field in page.fields) else "todo"


def frame(found: Review) -> dict[str, Any]:
    campaign = found.dossier.campaign
    return {
        "review": found,
        "dossier": found.dossier,
        "campaign": campaign,
        "title": title_of(campaign, found.form),
        "is_open": is_open(found.state, campaign.phase),
        "is_supplement": found.state == State.SUPPLEMENT,
        "readers": readers(found),
        "forums": heard_in(found),
        "longest": LONGEST,
    }


@sensitive_post_parameters()
@signed_in
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, review_id: int, number: int) -> HttpResponse:
    found = review_to_write(request, review_id)
    there = written(found)
    one = page_numbered(there, number)
    if request.method == "POST":
        return save_page(request, there, one)
    pages = [each for each in there.contents.pages if each.fields]
    place = pages.index(one) if one in pages else 0
    shown = frame(found) | {
        "page": one,
        "place": place + 1,
        "count": len(pages),
        "before": pages[place - 1] if place else None,
        "items": items_beside(found.dossier, one.holds),
        "fields": fields_shown(request, there, one),
    }
    return render(request, "reviews/page.html", shown)


def page_numbered(there: Written, number: int) -> Page:
    if not 0 < number <= len(there.contents.pages):
        raise Http404
    return there.contents.pages[number - 1]


def save_page(request: HttpRequest, there: Written, one: Page) -> HttpResponse:
    """Without a script the whole page comes at once; what nobody changed is left alone."""
    found = there.review
    told = save_posted(request, there)
    here = reverse("reviews:page", args=[found.pk, one.number])
    if told is None or told.wrong or told.clashes:
        return redirect(f"{here}#faults")
    if request.POST.get("next") == "later":
        return redirect("reviews:review", review_id=found.pk)
    after = next((each for each in there.contents.pages if each.number > one.number and each.fields), None)
    if after is None:
        return redirect("reviews:check", review_id=found.pk)
    return redirect("reviews:page", review_id=found.pk, number=after.number)


def save_posted(request: HttpRequest, there: Written, but: str = "") -> Told | None:
    """What came with the form; None when the review is closed and all of it was kept as unsent."""
    fields = [field for field in there.contents.fields.values() if field.key != but]
    typed = typed_fields(request.POST, fields)
    try:
        told = save_fields(
            review=there.review, typed=typed, by=actor(request), account=account_of(request).pk
        )
    except Shut as shut:
        messages.error(request, str(shut))
        return None
    if told.wrong or told.clashes:
        messages.error(
            request,
            _("Còn %(count)d ô chưa ghi được; nội dung vẫn được giữ, xem từng ô bên dưới.")
            % {"count": len(told.wrong) + len(told.clashes)},
        )
    elif told.saved:
        messages.success(request, _("Đã lưu."))
    return told


@sensitive_post_parameters()
@for_script
@signed_in
@require_POST
def save(request: HttpRequest, review_id: int) -> HttpResponse:
    """One field, as it is left. The answer is its own line: saved at, what is wrong, or who was faster."""
    found = review_to_write(request, review_id)
    there = written(found)
    field = there.contents.fields.get(request.POST.get("field", ""))
    if field is None:
        return HttpResponse(status=400)
    typed = typed_fields(request.POST, [field])
    shown: dict[str, Any] = {"review": found, "field": field, "answer": there.answers.get(field.key)}
    try:
        told = save_fields(review=found, typed=typed, by=actor(request), account=account_of(request).pk)
    except Shut as shut:
        return render(request, "reviews/told.html", shown | {"fault": str(shut), "state": "shut"})
    clash = told.clashes.get(field.key)
    if clash:
        kept = Unsent.objects.filter(review=found, key=field.key, account=account_of(request).pk)
        shown |= {"clash": clash, "state": "clash", "kept": kept.order_by("-pk").first()}
    elif field.key in told.wrong:
        shown |= {"fault": told.wrong[field.key], "state": "wrong"}
    else:
        answer = told.saved.get(field.key) or there.answers.get(field.key)
        shown |= {"answer": answer, "state": "saved", "was": as_was(answer)}
    return render(request, "reviews/told.html", shown)


@sensitive_post_parameters()
@signed_in
@require_POST
def unsent(request: HttpRequest, review_id: int, unsent_id: int) -> HttpResponse:
    """One of two texts. What else came with the form is saved first: nobody loses it by choosing."""
    found = review_to_write(request, review_id)
    there = written(found)
    kept = Unsent.objects.filter(pk=unsent_id, review=found, account=account_of(request).pk).first()
    if kept is None:
        save_posted(request, there)
        messages.info(request, _("Bản chưa gửi ấy đã nằm trong bản mới hơn, hoặc đã được chọn."))
        return redirect("reviews:review", review_id=found.pk)
    field = there.contents.fields.get(kept.key)
    if request.POST.get("keep") == "mine" and field:
        save_posted(request, there, but=kept.key)
        try:
            take_unsent(unsent=kept, field=field, by=actor(request), account=account_of(request).pk)
            messages.success(request, _("Đã ghi bản của đồng chí; bản trước đó còn trong lịch sử."))
        except Refusal as refusal:
            messages.error(request, str(refusal))
    elif request.POST.get("keep") == "theirs":
        save_posted(request, there, but=kept.key)
        drop_unsent(unsent=kept)
    one = there.contents.page_of(kept.key)
    if one is None:
        return redirect("reviews:review", review_id=found.pk)
    return redirect("reviews:page", review_id=found.pk, number=one.number)
