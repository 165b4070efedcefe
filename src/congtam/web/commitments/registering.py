"""Registrations for the best level: names ticked one by one, with the day and the paper."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.commitments.actions.registering import FACT, register, withdraw_registration
from congtam.commitments.models import Registration
from congtam.commitments.queries.registers import registered
from congtam.people.permissions import Action
from congtam.web.base.deeds import done
from congtam.web.base.guards import account_of, actor, signed_in
from congtam.web.base.numbers import numbers
from congtam.web.base.reach import Reach, reached
from congtam.web.commitments.forms import ReasonForm, RegisterForm
from congtam.web.commitments.start import best_level

PAGE = 50


@signed_in
@require_http_methods(["GET", "POST"])
def registrations(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard_somewhere(Action.SEE_YEAR)
    pack = pack_of(reach.campaign)
    kinds = [(key, one.label) for key, one in pack.subjects.items() if one.when]
    kind = kind_asked(request, kinds)
    may_run = reach.may(Action.RUN_CAMPAIGN) and not reach.campaign.is_over
    form = RegisterForm(request.POST or None)
    if request.method == "POST":
        reach.guard(Action.RUN_CAMPAIGN)
        if form.is_valid() and done(form, partial(record, request, reach, form)):
            return redirect(f"{request.path}?loai={kind}")
    rows = dossiers_seen(reach.campaign, reach.rights, Action.SEE_YEAR).filter(is_listed=True, kind=kind)
    page = Paginator(rows.exclude(is_rated=False), PAGE).get_page(request.GET.get("trang"))
    having = registered(reach.campaign)
    shown = {
        "campaign": reach.campaign,
        "best": best_level(reach),
        "fact": pack.facts.get(FACT),
        "form": form,
        "page": page,
        "rows": [(row, having.get((row.unit_id, row.person_id))) for row in page.object_list],
        "ticked": request.POST.getlist("name"),
        "kinds": kinds,
        "kind": kind,
        "may_run": may_run,
    }
    return render(request, "commitments/registrations.html", shown)


def kind_asked(request: HttpRequest, kinds: list[tuple[str, str]]) -> str:
    """One that there is; the first when the address names none."""
    asked = request.GET.get("loai", "")
    return asked if asked in dict(kinds) else next((key for key, _label in kinds), "")


def record(request: HttpRequest, reach: Reach, form: RegisterForm) -> None:
    keys = numbers(request.POST.getlist("name"))
    number = register(
        campaign=reach.campaign,
        dossiers=list(reach.campaign.dossiers.filter(pk__in=keys)),
        on=form.cleaned_data["on"],
        paper=form.cleaned_data["paper"],
        by=actor(request),
    )
    messages.success(
        request,
        ngettext("Đã ghi %(n)d bản đăng ký.", "Đã ghi %(n)d bản đăng ký.", number) % {"n": number},
    )


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, registration_id: int) -> HttpResponse:
    rows = Registration.objects.select_related("campaign", "person", "unit")
    row = get_object_or_404(rows, pk=registration_id)
    if row.organisation_id != account_of(request).organisation_id:
        raise PermissionDenied
    reach = reached(request, row.campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(withdraw_registration, registration=row, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã rút đăng ký, kèm lý do."))
            return redirect("commitments:registrations", row.campaign_id)
    found = reach.campaign.dossiers.filter(unit=row.unit_id, person=row.person_id).first()
    shown = {
        "campaign": row.campaign,
        "form": form,
        "title": _("Rút đăng ký"),
        "name": found.name if found else "",
        "who": _("văn phòng, Ban Thường vụ, bí thư chi bộ và người được ghi"),
    }
    return render(request, "commitments/form.html", shown)
