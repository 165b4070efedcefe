"""Yearly commitments: written and handed in by the person, confirmed or sent back by the cell."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.models import Dossier
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.commitments.actions.committing import (
    confirm_commitment,
    hand_in,
    return_commitment,
    save_commitment,
)
from congtam.commitments.models import Commitment
from congtam.commitments.queries.registers import commitments_of
from congtam.commitments.states import Move, State, step
from congtam.people.permissions import Action
from congtam.web.base.deeds import done, told
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.reach import reached
from congtam.web.commitments.finding import dossier_in_reach
from congtam.web.commitments.forms import CommitmentForm, ReasonForm

PAGE = 50


@signed_in
@require_GET
def listing(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Each person once, whatever they are rated as."""
    reach = reached(request, campaign_id)
    reach.guard_somewhere(Action.SEE_YEAR)
    rows = dossiers_seen(reach.campaign, reach.rights, Action.SEE_YEAR)
    rows = rows.filter(is_listed=True, person__isnull=False)
    only = request.GET.get("chi", "")
    if only in set(State):
        rows = rows.filter(person__commitments__campaign=reach.campaign, person__commitments__state=only)
    firsts = rows.filter(pk__in=firsts_of(rows))
    page = Paginator(firsts, PAGE).get_page(request.GET.get("trang"))
    having = commitments_of(reach.campaign, [row.person_id for row in page.object_list if row.person_id])
    shown = {
        "campaign": reach.campaign,
        "page": page,
        "rows": [(row, having.get(row.person_id or 0)) for row in page.object_list],
        "only": only,
        "states": Commitment._meta.get_field("state").choices,
    }
    return render(request, "commitments/commitments.html", shown)


def firsts_of(rows: QuerySet[Dossier]) -> QuerySet[Dossier, int]:
    return rows.order_by().values("person").annotate(first=Min("pk")).values_list("first", flat=True)


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = dossier_in_reach(request, dossier_id, Action.WRITE_COMMITMENT)
    if shown.person is None:
        raise Http404
    row = kept(shown)
    if row and step(row.state, Move.SAVE) is None:
        return redirect("commitments:dossier", shown.pk)
    start = {"text": row.text if row else "", "version": row.version if row else 0}
    form = CommitmentForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and done(form, partial(saved, request, shown, form)):
        messages.success(request, _("Đã nộp.") if "hand_in" in request.POST else _("Đã lưu."))
        return redirect("commitments:dossier", shown.pk)
    page = {"campaign": reach.campaign, "dossier": shown, "form": form, "commitment": row}
    return render(request, "commitments/commitment.html", page)


def kept(shown: Dossier) -> Commitment | None:
    rows = Commitment.objects.filter(organisation=shown.organisation_id, campaign=shown.campaign_id)
    return rows.filter(person=shown.person_id).first()


def saved(request: HttpRequest, shown: Dossier, form: CommitmentForm) -> None:
    assert shown.person is not None  # noqa: S101 - the view has looked
    row = save_commitment(
        campaign=shown.campaign,
        person=shown.person,
        text=form.cleaned_data["text"],
        version=form.cleaned_data["version"],
        by=actor(request),
    )
    if "hand_in" in request.POST:
        hand_in(commitment=row, by=actor(request))


def commitment_of(shown: Dossier) -> Commitment:
    row = kept(shown)
    if row is None:
        raise Http404
    return row


@signed_in
@require_POST
def confirm(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = dossier_in_reach(request, dossier_id, Action.CONFIRM_COMMITMENT)
    deed = partial(
        confirm_commitment, commitment=commitment_of(shown), person=reach.rights.person, by=actor(request)
    )
    told(request, deed, _("Đã xác nhận bản cam kết."))
    return redirect("commitments:dossier", shown.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = dossier_in_reach(request, dossier_id, Action.CONFIRM_COMMITMENT)
    row = commitment_of(shown)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(return_commitment, commitment=row, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã trả lại, kèm lý do."))
            return redirect("commitments:dossier", shown.pk)
    page = {
        "campaign": reach.campaign,
        "dossier": shown,
        "form": form,
        "title": _("Trả lại bản cam kết"),
        "name": shown.name,
        "who": _("người viết, bí thư chi bộ, văn phòng"),
    }
    return render(request, "commitments/form.html", page)
