"""Attestations: the sentence of the law, names ticked one by one, a reason, a look at it, and only then."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.people.permissions import Action
from congtam.remedies.actions.attesting import attest, withdraw_attestation
from congtam.remedies.judgements import Judgement, judgement
from congtam.remedies.models import Attestation
from congtam.remedies.queries.attested import attestable, counts, in_force
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.numbers import numbers
from congtam.web.base.reach import Reach, reached
from congtam.web.remedies.forms import AttestForm, ReasonForm

PAGE = 50


@signed_in
@require_GET
def listing(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Every judgement the document asks for, with how many of one's subjects have it."""
    reach = reached(request, campaign_id)
    reach.guard_somewhere(Action.ATTEST)
    pack = pack_of(reach.campaign)
    shown = {
        "campaign": reach.campaign,
        "rows": counts(reach.campaign, attestable(reach.campaign, reach.rights)),
        "labels": {key: one.label for key, one in pack.subjects.items()},
    }
    return render(request, "remedies/attestations.html", shown)


def asked(request: HttpRequest, campaign_id: int, kind: str, fact: str) -> tuple[Reach, Judgement]:
    reach = reached(request, campaign_id)
    reach.guard_somewhere(Action.ATTEST)
    found = judgement(reach.campaign, kind, fact)
    if found is None:
        raise Http404
    return reach, found


@signed_in
@require_GET
def judge(request: HttpRequest, campaign_id: int, kind: str, fact: str) -> HttpResponse:
    reach, found = asked(request, campaign_id, kind, fact)
    return render(request, "remedies/judge.html", page_of(request, reach, found))


def page_of(request: HttpRequest, reach: Reach, found: Judgement) -> dict[str, object]:
    rows = attestable(reach.campaign, reach.rights).filter(kind=found.kind)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    given = {(row.unit_id, row.person_id): row for row in in_force(reach.campaign, found.fact)}
    return {
        "campaign": reach.campaign,
        "judgement": found,
        "subject": pack_of(reach.campaign).subjects[found.kind].label,
        "page": page,
        "rows": [(row, given.get((row.unit_id, row.person_id))) for row in page.object_list],
        "left": any((row.unit_id, row.person_id) not in given for row in page.object_list),
        "may_give": not reach.campaign.is_over,
    }


@signed_in
@require_POST
def attested(request: HttpRequest, campaign_id: int, kind: str, fact: str) -> HttpResponse:
    """First the names are shown again with what will be said of them; the second time it is written."""
    reach, found = asked(request, campaign_id, kind, fact)
    named = ticked(request, reach, found)
    if not named:
        messages.error(request, _("Chưa chọn ai. Hãy đánh dấu từng tên mà đồng chí xác nhận."))
        return redirect("remedies:judge", campaign_id, kind, fact)
    form = AttestForm(request.POST if "holds" in request.POST or "sure" in request.POST else None)
    if "sure" in request.POST and form.is_valid():
        written: list[Attestation] = []
        if done(form, partial(write, request, reach, found, named, form, written)):
            n = len(written)
            says = ngettext("Đã xác nhận %(n)d tên.", "Đã xác nhận %(n)d tên.", n) % {"n": n}
            messages.success(request, says)
            return redirect("remedies:judge", campaign_id, kind, fact)
    shown = {"campaign": reach.campaign, "judgement": found, "named": named, "form": form}
    return render(request, "remedies/sure.html", shown)


def ticked(request: HttpRequest, reach: Reach, found: Judgement) -> list[Dossier]:
    """Only of those whom this person may attest."""
    keys = numbers(request.POST.getlist("name"))
    rows = attestable(reach.campaign, reach.rights).filter(kind=found.kind, pk__in=keys)
    return list(rows)


def write(
    request: HttpRequest,
    reach: Reach,
    found: Judgement,
    named: list[Dossier],
    form: AttestForm,
    written: list[Attestation],
) -> None:
    said = form.cleaned_data
    written += attest(
        campaign=reach.campaign,
        judgement=found,
        dossiers=named,
        holds=said["holds"] == "yes",
        reason=said["reason"],
        paper=said["paper"],
        by=actor(request),
        person=reach.rights.person,
    )


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, campaign_id: int, attestation_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    row = get_object_or_404(Attestation, pk=attestation_id, campaign=reach.campaign)
    about = attestable(reach.campaign, reach.rights).filter(unit=row.unit_id, person=row.person_id).first()
    if about is None or not reach.may_on(about, Action.ATTEST):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(withdraw_attestation, attestation=row, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã rút xác nhận, kèm lý do."))
            return redirect("remedies:attestations", campaign_id)
    shown = {
        "campaign": reach.campaign,
        "form": form,
        "title": _("Rút xác nhận"),
        "name": row.name,
        "lead": row.says,
        "who": _("người hoặc đơn vị được xác nhận, chi ủy, người phụ trách, Ban Thường vụ, văn phòng"),
        "back": "remedies:attestations",
    }
    return render(request, "remedies/form.html", shown)
