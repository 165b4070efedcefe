"""The reviews one has to write: one's own, and those of the units one speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from congtam.campaigns.models import Campaign
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.reviews.actions.opening import NotYours, open_review
from congtam.reviews.queries.due import Due, due_in, heard
from congtam.reviews.states import LATER
from congtam.web.base.guards import actor, rights, signed_in
from congtam.web.base.reach import dossier_named
from congtam.web.reviews.finding import pens
from congtam.web.reviews.superior import campaigns_under


@dataclass(frozen=True)
class Work:
    campaign: Campaign
    due: list[Due]


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    holder = pens(request)
    campaigns = Campaign.objects.filter(organisation=holder.organisation, phase__in=LATER)
    works = [Work(one, due_in(one, holder)) for one in campaigns.order_by("-year", "-pk")]
    shown = {
        "works": [work for work in works if work.due],
        "heard": list(heard(holder)),
        "under": list(campaigns_under(request)),
        "sees_all": rights(request).may_somewhere(Action.SEE_PROGRESS),
    }
    return render(request, "reviews/mine.html", shown)


@signed_in
@require_POST
def open_(request: HttpRequest, dossier_id: int, form: str) -> HttpResponse:
    dossier = dossier_named(request, dossier_id)
    try:
        review = open_review(dossier=dossier, form=form, pens=pens(request), by=actor(request))
    except NotYours as refused:
        raise PermissionDenied from refused
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("reviews:mine")
    return redirect("reviews:review", review_id=review.pk)
