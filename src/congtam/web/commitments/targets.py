"""Targets: who has how many and how far; given to one subject or to several named ones."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.actions.targets import give_tasks
from congtam.campaigns.fulfilment import Figure, facts
from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.campaigns.queries.targets import targets_of, to_check
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.numbers import numbers
from congtam.web.base.reach import Reach, reached
from congtam.web.commitments.finding import dossier_in_reach
from congtam.web.commitments.forms import TargetForm
from congtam.web.commitments.registering import kind_asked

PAGE = 50
MOST_NAMES = 500
SHARE = "targets_done"


@signed_in
@require_GET
def listing(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard_somewhere(Action.SEE_YEAR)
    rows = dossiers_seen(reach.campaign, reach.rights, Action.SEE_YEAR).filter(is_listed=True)
    only = request.GET.get("chi", "co")
    if only in {"co", "chua"}:
        rows = rows.filter(targets__isnull=only == "chua").distinct()
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    given = targets_of(list(page.object_list))
    pack = pack_of(reach.campaign)
    shown = {
        "campaign": reach.campaign,
        "page": page,
        "rows": [(row, *summary([one.figure for one in given[row.pk]])) for row in page.object_list],
        "waiting": waiting(reach),
        "labels": {key: one.label for key, one in pack.subjects.items()},
        "only": only,
        "may_run": reach.may(Action.RUN_CAMPAIGN) and not reach.campaign.is_over,
    }
    return render(request, "commitments/targets.html", shown)


def summary(figures: list[Figure]) -> tuple[int, int, int | None, bool]:
    """How many, how many met, the share that the rules will read, whether any is excused."""
    share = facts(figures)[SHARE]
    met = sum(one.is_met for one in figures)
    return len(figures), met, None if share is None else int(share), any(one.is_excused for one in figures)


def waiting(reach: Reach) -> list[object]:
    units = reach.units(Action.CHECK_TARGETS)
    if units is not None and not units:
        return []
    return list(to_check(reach.campaign, units).select_related("target__dossier")[:30])


@signed_in
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The same to several: each name ticked, none beforehand."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and done(form, partial(given, request, reach, form)):
        return redirect("commitments:targets", campaign_id)
    pack = pack_of(reach.campaign)
    kinds = [(key, one.label) for key, one in pack.subjects.items() if one.when]
    kind = kind_asked(request, kinds)
    rows = reach.campaign.dossiers.filter(kind=kind, is_listed=True).order_by("sort_key", "pk")
    page = Paginator(rows, MOST_NAMES).get_page(request.GET.get("trang"))
    shown = {"campaign": reach.campaign, "form": form, "page": page, "kinds": kinds, "kind": kind}
    return render(request, "commitments/give.html", {**shown, "ticked": request.POST.getlist("name")})


def given(request: HttpRequest, reach: Reach, form: TargetForm) -> None:
    keys = numbers(request.POST.getlist("name"))
    named = list(reach.campaign.dossiers.filter(pk__in=keys))
    if not named:
        raise Refusal(_("Chưa chọn đối tượng nào. Hãy đánh dấu từng tên được giao."))
    told_of(request, reach, named, form)


def told_of(request: HttpRequest, reach: Reach, named: list[Dossier], form: TargetForm) -> None:
    made = give_tasks(
        campaign=reach.campaign,
        given=[(one, form.task()) for one in named],
        on=form.cleaned_data["on"],
        by=actor(request),
    )
    n = len(made)
    says = ngettext("Đã giao cho %(n)d đối tượng.", "Đã giao cho %(n)d đối tượng.", n) % {"n": n}
    messages.success(request, says)


@signed_in
@require_http_methods(["GET", "POST"])
def give_one(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = dossier_in_reach(request, dossier_id, Action.SEE_YEAR)
    reach.guard(Action.RUN_CAMPAIGN)
    form = TargetForm(request.POST or None)
    deed = partial(told_of, request, reach, [shown], form)
    if request.method == "POST" and form.is_valid() and done(form, deed):
        return redirect("commitments:dossier", shown.pk)
    page = {
        "campaign": reach.campaign,
        "dossier": shown,
        "form": form,
        "title": _("Giao chỉ tiêu, nhiệm vụ"),
        "name": shown.name,
        "who": _("người hoặc đơn vị được giao, người phụ trách, Ban Thường vụ, văn phòng"),
    }
    return render(request, "commitments/form.html", page)
