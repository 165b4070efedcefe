"""The facts of one subject: what is missing, what the registers say, what was entered, by whom and why."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.actions.entering import Said, enter_facts, mark_of, withdraw_fact
from congtam.campaigns.facts.asked import attested_facts
from congtam.campaigns.models import Dossier
from congtam.engine.sentences.missing import missing_said
from congtam.sheets.queries.whole import Whole, whole
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.reach import Reach
from congtam.web.facts.forms import FactForm, ReasonForm
from congtam.web.facts.kinds import runs
from congtam.web.facts.rows import Cell, facts_of, groups_of, rows_of, with_registers
from congtam.web.facts.values import typed


@signed_in
@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = in_reach(request, dossier_id)
    now = whole(reach.campaign)
    (row,) = rows_of(now, [shown], facts_of(now.pack, shown.kind))
    waiting, others, identifying = groups_of(now.pack, shown.kind, with_registers(now, row))
    return render(
        request,
        "facts/dossier.html",
        {
            "campaign": reach.campaign,
            "dossier": shown,
            "subject": now.pack.subjects[shown.kind],
            "waiting": waiting,
            "others": others,
            "identifying": identifying,
            "beside": beside(now, shown, {one.key for one in row.cells}),
            "attested": [now.pack.facts[key].label for key in attested_facts(now.pack, shown.kind)],
            "attested_url": address_of_attestations(reach.campaign.pk),
            "may_enter": not reach.campaign.is_over,
        },
    )


def in_reach(request: HttpRequest, dossier_id: int) -> tuple[Reach, Dossier]:
    shown = get_object_or_404(Dossier.objects.select_related("unit", "person"), pk=dossier_id)
    return runs(request, shown.campaign_id), shown


def beside(now: Whole, shown: Dossier, asked: set[str]) -> list[str]:
    """What is missing besides facts: the sheet, those it depends on."""
    found = now.outcomes_of([shown]).get(shown.pk)
    names = found.missing if found else ()
    attested = set(attested_facts(now.pack, shown.kind))
    return [missing_said(now.pack, name) for name in names if name not in asked | attested]


def address_of_attestations(campaign: int) -> str:
    """The room in which people attest what they have to judge, where there is one."""
    try:
        return reverse("remedies:attestations", args=(campaign,))
    except NoReverseMatch:
        return ""


def cell_of(now: Whole, shown: Dossier, fact: str) -> Cell:
    if fact not in facts_of(now.pack, shown.kind):
        raise Http404
    (row,) = rows_of(now, [shown], [fact])
    (found,) = with_registers(now, row).cells
    return found


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, dossier_id: int, fact: str) -> HttpResponse:
    reach, shown = in_reach(request, dossier_id)
    now = whole(reach.campaign)
    found = cell_of(now, shown, fact)
    form = FactForm(request.POST or None, pack=now.pack, fact=fact, initial=initial(now, found))
    if request.method == "POST" and form.is_valid():
        said = [Said(shown, form.kept, form.cleaned_data["seen"])]
        deed = partial(enter_facts, campaign=reach.campaign, fact=fact, said=said, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã ghi dữ kiện, kèm căn cứ và tên người nhập."))
            return redirect("facts:dossier", dossier_id)
    return page(request, reach, shown, found, form)


def initial(now: Whole, found: Cell) -> dict[str, object]:
    entry, fact = found.entry, now.pack.facts[found.key]
    if entry is None:
        return {"seen": ""}
    chosen = fact.type in {"yes_no", "choice", "level"}
    value = typed(entry.value, fact) if entry.value is not None or chosen else ""
    unknown = entry.value is None and not chosen
    return {"seen": mark_of(entry), "value": value, "unknown": unknown, "reason": entry.reason}


def page(request: HttpRequest, reach: Reach, shown: Dossier, found: Cell, form: object) -> HttpResponse:
    where = {"campaign": reach.campaign, "dossier": shown, "cell": found}
    return render(request, "facts/enter.html", {**where, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, dossier_id: int, fact: str) -> HttpResponse:
    """Back to what the registers say."""
    reach, shown = in_reach(request, dossier_id)
    found = cell_of(whole(reach.campaign), shown, fact)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(withdraw_fact, campaign=reach.campaign, fact=fact, dossier=shown, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã bỏ giá trị nhập tay."))
            return redirect("facts:dossier", dossier_id)
    where = {"campaign": reach.campaign, "dossier": shown, "cell": found, "withdrawing": True}
    return render(request, "facts/enter.html", {**where, "form": form})
