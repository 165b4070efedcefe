"""The superior's own account: campaigns of the organisations under it, and what it prompts there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.permissions import everywhere, may, rights_in
from congtam.people.models import Post
from congtam.people.permissions import Action
from congtam.reviews.actions.prompting import PROMPTED_IN
from congtam.reviews.models import Prompt
from congtam.reviews.queries.progress import awaited
from congtam.reviews.queries.reading import answers_given
from congtam.web.base.guards import account_of, rights, signed_in, today

PER_PAGE = 50
MANAGED_ABOVE = (Post.ManagedAt.ABOVE, Post.ManagedAt.PROVINCE)


def campaign_to_prompt(request: HttpRequest, campaign_id: int) -> tuple[Campaign, bool]:
    """One's own, or one of an organisation under one's own; whether it is looked at from above."""
    campaign = get_object_or_404(Campaign.objects.select_related("organisation"), pk=campaign_id)
    if not may(campaign, rights_in(campaign, rights(request)), Action.PROMPT_REVIEW, everywhere(campaign)):
        raise PermissionDenied
    return campaign, campaign.organisation_id != account_of(request).organisation_id


def campaigns_under(request: HttpRequest) -> QuerySet[Campaign]:
    under = Campaign.objects.filter(organisation__in=rights(request).inferiors, phase__in=PROMPTED_IN)
    return under.select_related("organisation").order_by("organisation__name", "-year", "-pk")


def promptable(campaign: Campaign) -> QuerySet[Dossier]:
    """Organisations and collectives, and the leaders whom the superior manages. No other member is named to
    those above."""
    managed = Post.objects.on(today()).filter(
        organisation=campaign.organisation_id, managed_at__in=MANAGED_ABOVE
    )
    return awaited(campaign).filter(Q(unit__isnull=False) | Q(person__in=managed.values("person")))


@signed_in
@require_GET
def superior(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Whom one may prompt, what one prompted, and how that was answered."""
    campaign, from_above = campaign_to_prompt(request, campaign_id)
    if not from_above:
        raise PermissionDenied
    asked = promptable(campaign).annotate(
        prompted=Count("prompts", filter=Q(prompts__from_above=True, prompts__withdrawn_because=""))
    )
    page = Paginator(asked, PER_PAGE).get_page(request.GET.get("trang"))
    shown = {
        "campaign": campaign,
        "page": page,
        "labels": {key: one.label for key, one in pack_of(campaign).subjects.items()},
        "prompts": prompts_given(campaign),
        "is_open": campaign.phase in PROMPTED_IN,
    }
    return render(request, "reviews/superior.html", shown)


def prompts_given(campaign: Campaign) -> list[tuple[Prompt, str]]:
    """Each with its answer, as it was handed in."""
    rows = Prompt.objects.filter(dossier__campaign=campaign, from_above=True)
    found = list(rows.select_related("dossier", "director").order_by("dossier__name", "pk"))
    given = answers_given({prompt.dossier_id for prompt in found})
    return [(prompt, given.get(prompt.dossier_id, {}).get(prompt.key, "")) for prompt in found]
