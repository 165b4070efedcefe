"""Which review or dossier an address names, and whether whoever asks may write or read it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from congtam.drafts.models import Sending
from congtam.reviews.models import Review
from congtam.reviews.permissions import Pens, may_read, pens_of
from congtam.web.base.guards import account_of, helped_person, rights, today


def pens(request: HttpRequest) -> Pens:
    """Asked of the database once for each request."""
    known: Pens | None = getattr(request, "known_review_pens", None)
    if known is None:
        helped = helped_person(request)
        account = account_of(request)
        known = pens_of(rights(request), account.pk, today(), helped.pk if helped else None)
        request.known_review_pens = known  # type: ignore[attr-defined]
    return known


def review_named(request: HttpRequest, review_id: int) -> Review:
    found = Review.objects.select_related("dossier__campaign", "dossier__unit", "dossier__person")
    return get_object_or_404(found, pk=review_id, organisation=account_of(request).organisation_id)


def review_to_write(request: HttpRequest, review_id: int) -> Review:
    review = review_named(request, review_id)
    if not pens(request).may_write(review):
        raise PermissionDenied
    return review


def review_to_read(request: HttpRequest, review_id: int) -> Review:
    review = review_named(request, review_id)
    if not reads(request, review):
        raise PermissionDenied
    return review


def reads(request: HttpRequest, review: Review) -> bool:
    return may_read(review, rights(request), pens(request)) or got_draft(request, review)


def got_draft(request: HttpRequest, review: Review) -> bool:
    """A collective's draft is read by those to whom it was sent before the meeting."""
    person = account_of(request).person_id
    if review.is_private or review.dossier.unit_id is None or person is None or helped_person(request):
        return False
    sent = Sending.objects.filter(
        organisation=review.organisation_id,
        campaign=review.dossier.campaign_id,
        unit=review.dossier.unit_id,
        what=Sending.What.REVIEW,
        person=person,
    )
    return sent.exists()
