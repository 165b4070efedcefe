"""One subject: who was asked, what arrived, the professional rating; sending, ending and taking up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.packs import pack_of
from congtam.campaigns.permissions import about_dossier, may
from congtam.comments.actions.closing import close_collecting, reopen_collecting
from congtam.comments.gates import CLOSED_ON, closed_on, closings
from congtam.comments.permissions import readers
from congtam.comments.queries.file import Entry, file_of
from congtam.comments.queries.gathering import parts_about
from congtam.comments.states import OPEN_PHASES
from congtam.people.permissions import Action
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.numbers import numbers
from congtam.web.base.reach import Reach
from congtam.web.comments.finding import Found, dossier_found, refuse_unless
from congtam.web.comments.forms import CloseForm, DueForm, ReasonForm, UntilForm
from congtam.web.comments.overview import send
from congtam.web.comments.words import said

WEEKS_TWO = timedelta(days=14)


@dataclass(frozen=True)
class Shown:
    entry: Entry
    sign: str
    words: str

    @property
    def earlier(self) -> list[object]:
        """Versions that were corrected, newest first."""
        return list(reversed(self.entry.versions[:-1]))


@signed_in
@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    one = dossier_found(request, dossier_id)
    refuse_unless(one.opens)
    closing = closings(one.campaign).get(one.dossier.unit_id or 0)
    is_open = one.campaign.phase in OPEN_PHASES and closing is None
    return render(
        request,
        "comments/dossier.html",
        {
            "campaign": one.campaign,
            "dossier": one.dossier,
            "label": pack_of(one.campaign).subjects[one.dossier.kind].label,
            **arrived(one),
            "readers": readers([one.dossier]),
            "closing": closing,
            "closed_on": closed_on(closing) if closing else None,
            "may_ask": one.asks and is_open,
            "may_close": one.asks and may_close(one),
            "may_keep": one.keeps and is_open,
            "due_form": DueForm(auto_id="due_%s"),
            "until_form": UntilForm(auto_id=False, initial={"until": today() + WEEKS_TWO}),
        },
    )


def arrived(one: Found) -> dict[str, object]:
    """Words and states stay covered until their phase, results until theirs."""
    file = file_of(one.campaign, one.dossier)
    sees_results = may(one.campaign, one.rights, Action.SEE_RESULTS, about_dossier(one.dossier))
    pack = pack_of(one.campaign)
    results = [
        (pack.subjects[row.dossier.kind].label, row.get_act_display(), pack.levels.get(row.level, row.level))
        for row in file.results
    ]
    return {
        "covered": not one.sees,
        "shown": [Shown(entry, *said(entry.line)) for entry in file.entries] if one.sees else [],
        "done": file.done,
        "missing": file.missing if one.sees else [],
        "rating": file.rating,
        "results": results if sees_results else [],
    }


def may_close(one: Found) -> bool:
    """Where the pack asks for the day on which the collecting ended."""
    return one.dossier.unit_id is not None and CLOSED_ON in pack_of(one.campaign).facts


@signed_in
@require_POST
def ask(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Whoever is ticked: those not asked yet, and with a new day those who are waited for."""
    one = dossier_found(request, dossier_id)
    refuse_unless(one.asks)
    ticked = numbers(request.POST.getlist("part"))
    rows = parts_about(one.campaign, one.dossier).filter(pk__in=ticked, answered_on=None)
    chosen = list(rows.select_related("dossier"))
    send(request, Reach(one.campaign, one.rights), DueForm(request.POST), chosen)
    return redirect("comments:dossier", dossier_id)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, dossier_id: int) -> HttpResponse:
    one = ending(request, dossier_id)
    form = CloseForm(request.POST or None, initial={"on": today()})

    def deed() -> None:
        unit, values = one.dossier.unit, form.cleaned_data
        if unit:
            close_collecting(campaign=one.campaign, unit=unit, by=actor(request), **values)

    if request.method == "POST" and form.is_valid() and done(form, deed):
        messages.success(request, _("Đã ghi kết thúc lấy ý kiến; hội nghị kiểm điểm có thể tiến hành."))
        return redirect("comments:dossier", dossier_id)
    return question(request, one, form, _("Kết thúc lấy ý kiến"))


@signed_in
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    one = ending(request, dossier_id)
    form = ReasonForm(request.POST or None)

    def deed() -> None:
        unit, reason = one.dossier.unit, form.cleaned_data["reason"]
        if unit:
            reopen_collecting(campaign=one.campaign, unit=unit, reason=reason, by=actor(request))

    if request.method == "POST" and form.is_valid() and done(form, deed):
        messages.success(request, _("Đã mở lại việc lấy ý kiến."))
        return redirect("comments:dossier", dossier_id)
    return question(request, one, form, _("Mở lại việc lấy ý kiến"))


def ending(request: HttpRequest, dossier_id: int) -> Found:
    one = dossier_found(request, dossier_id)
    refuse_unless(one.asks)
    if not may_close(one):
        raise Http404
    return one


def question(request: HttpRequest, one: Found, form: forms.Form, title: str) -> HttpResponse:
    missing = file_of(one.campaign, one.dossier).missing
    shown = {"campaign": one.campaign, "dossier": one.dossier, "form": form, "title": title}
    return render(request, "comments/question.html", shown | {"missing": missing})
