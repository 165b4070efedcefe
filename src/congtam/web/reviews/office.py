"""For those who wait for reviews: who has handed in, who not, and one dossier with all its reviews."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.reviews.actions.passing import return_review
from congtam.reviews.forms import asked_of, reviewed_kinds, title_of, unsaid_kinds
from congtam.reviews.models import Review
from congtam.reviews.models.review import STATES
from congtam.reviews.permissions import directs, may, may_see, sits_in_forum
from congtam.reviews.queries.progress import (
    UNANSWERED,
    UNOPENED,
    awaited,
    counts,
    in_state,
    progress_of,
)
from congtam.reviews.states import Move, State
from congtam.web.base.guards import actor, rights, signed_in
from congtam.web.base.reach import dossier_named, reached
from congtam.web.reviews.finding import pens, reads, review_named

PER_PAGE = 50
WANTED = [
    (UNOPENED, gettext_lazy("Chưa bắt đầu")),
    *((state.value, label) for state, label in STATES.items()),
    (UNANSWERED, gettext_lazy("Còn gợi ý chưa trả lời")),
]


@signed_in
@require_GET
def office(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    units = reach.guard_somewhere(Action.SEE_PROGRESS)
    campaign, subjects = reach.campaign, pack_of(reach.campaign).subjects
    kinds = reviewed_kinds(campaign)
    kind, state = request.GET.get("loai", ""), request.GET.get("tinh-trang", "")
    name = request.GET.get("tim", "").strip()
    asked = in_state(awaited(campaign, units), state)
    asked = asked.filter(kind=kind) if kind in kinds else asked
    asked = asked.filter(name__icontains=name) if name else asked
    page = Paginator(asked, PER_PAGE).get_page(request.GET.get("trang"))
    number = counts(campaign, units)
    shown = {
        "unsaid": [subjects[one].label for one in unsaid_kinds(campaign)],
        "campaign": campaign,
        "page": page,
        "rows": progress_of(list(page.object_list)),
        "kinds": [(key, subjects[key].label) for key in kinds],
        "labels": {key: subjects[key].label for key in kinds},
        "kind": kind,
        "state": state,
        "name": name,
        "counts": [(key, label, number[key]) for key, label in WANTED],
        "all": number["all"],
        "handed_in": number[State.HANDED_IN.value],
        "may_prompt": reach.may(Action.PROMPT_REVIEW),
    }
    return render(request, "reviews/office.html", shown)


@dataclass(frozen=True)
class FormShown:
    form: str
    title: str
    is_private: bool
    review: Review | None
    may_write: bool
    may_read: bool
    may_enter: bool


@signed_in
@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Its reviews, with what superiors prompted and who else writes. A private one is shown to its own
    circle, as if there were none for everybody else."""
    found, holder = dossier_named(request, dossier_id), pens(request)
    writes = holder.may_open(found, private=False)
    if not (writes or may_see(found, rights(request)) or directs(found, rights(request).person)):
        raise PermissionDenied
    may_return = may(found, rights(request), Action.RETURN_REVIEW)
    shown = {
        "dossier": found,
        "campaign": found.campaign,
        "forms": forms_shown(request, found),
        "prompts": prompts_shown(found),
        "drafters": found.drafters.filter(until=None).select_related("person") if found.unit_id else (),
        "may_name": found.unit_id is not None and (writes or holder.may_enter_paper(found)),
        "may_return": may_return,
        "may_prompt": may(found, rights(request), Action.PROMPT_REVIEW),
    }
    return render(request, "reviews/dossier.html", shown)


def forms_shown(request: HttpRequest, found: Dossier) -> list[FormShown]:
    there = {review.form: review for review in found.reviews.select_related("dossier__campaign")}
    return [
        one
        for form, asked in asked_of(found)
        if (one := form_shown(request, found, form, there.get(form), private=asked.private))
    ]


def form_shown(
    request: HttpRequest, found: Dossier, form: str, review: Review | None, *, private: bool
) -> FormShown | None:
    holder = pens(request)
    writes = holder.may_write(review) if review else holder.may_open(found, private=private)
    sees = bool(review and reads(request, review))
    if private and not (writes or (sees and sits_in_forum(holder, found))):
        return None
    title = title_of(found.campaign, form)
    return FormShown(
        form, title, private, review, writes, sees, not private and holder.may_enter_paper(found)
    )


def prompts_shown(found: Dossier) -> list[tuple[object, str]]:
    """Each with its answer, as it was handed in."""
    review = found.reviews.filter(is_private=False).first()
    kept = review.passings.filter(move=Move.HAND_IN).order_by("-pk").first() if review else None
    texts = kept.texts if kept else {}
    rows = found.prompts.select_related("director").order_by("pk")
    return [(prompt, texts.get(prompt.key, "")) for prompt in rows]


@signed_in
@require_POST
def return_for_more(request: HttpRequest, review_id: int) -> HttpResponse:
    found = review_named(request, review_id)
    if found.is_private or not may(found.dossier, rights(request), Action.RETURN_REVIEW):
        raise PermissionDenied
    reason, again = request.POST.get("reason", ""), "again" in request.POST
    try:
        return_review(review=found, reason=reason, by=actor(request), meets_again=again)
        messages.success(request, _("Đã trả lại bản kiểm điểm, kèm lý do."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("reviews:dossier", dossier_id=found.dossier_id)
