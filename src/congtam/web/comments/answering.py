"""What somebody was asked, their answer, and its correction."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.models import Participation
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.lists import running
from congtam.comments.actions.answering import Said, correct, forget_unsent, give, keep_unsent
from congtam.comments.models import Answer, Unsent
from congtam.comments.permissions import readers
from congtam.comments.queries.gathering import Line, requests_to
from congtam.people.refusals import Refusal
from congtam.web.base.guards import account_of, actor, signed_in, today
from congtam.web.comments.finding import Found, part_found, refuse_unless, voices
from congtam.web.comments.forms import CorrectionForm, OpinionForm
from congtam.web.comments.words import said


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Over all running campaigns: open ones first, by the day they are due."""
    groups = []
    for campaign in running(account_of(request).organisation_id):
        found = requests_to(campaign, voices(request).who)
        found.sort(key=lambda line: (line.is_done, line.due_on is None, line.due_on or today()))
        labels = {key: one.label for key, one in pack_of(campaign).subjects.items()}
        if found:
            groups.append((campaign, [(line, labels[line.kind], *said(line)) for line in found]))
    return render(request, "comments/mine.html", {"groups": groups})


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, part_id: int) -> HttpResponse:
    part, one = part_found(request, part_id)
    refuse_unless(one.voices.may_answer(part))
    kept = unsent_of(request, part)
    form = OpinionForm(request.POST or None, initial={"text": kept.text if kept else ""})
    if request.method == "POST" and form.is_valid():
        if "keep" in request.POST:
            return keep(request, part, form)
        if taken(request, part, form):
            return redirect("comments:mine")
    return show(request, part, one, form, kept)


def taken(request: HttpRequest, part: Participation, form: forms.Form) -> bool:
    """Refused, what was typed stays with the account that typed it."""
    values = form.cleaned_data
    opinion = Said(
        values["text"], values["declines"], Answer.Way.APP, today(), account_of(request).display_name
    )
    try:
        given = give(part=part, said=opinion, by=actor(request))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        if values["text"].strip():
            keep_unsent(part=part, account=account_of(request), text=values["text"], said=str(refusal))
        return False
    forget_unsent(part, account_of(request))
    when = f"{timezone.localtime(given.entered_at):%H:%M}"
    messages.success(request, _("Đã lưu và gửi ý kiến lúc %(when)s.") % {"when": when})
    return True


def keep(request: HttpRequest, part: Participation, form: forms.Form) -> HttpResponse:
    keep_unsent(part=part, account=account_of(request), text=form.cleaned_data["text"], said="")
    now = f"{timezone.localtime():%H:%M}"
    messages.success(request, _("Đã lưu nháp %(when)s. Ý kiến chưa gửi.") % {"when": now})
    return redirect("comments:answer", part.pk)


def unsent_of(request: HttpRequest, part: Participation) -> Unsent | None:
    return Unsent.objects.filter(
        organisation=part.organisation_id,
        inquiry__campaign=part.campaign_id,
        inquiry__subject=part.dossier.key,
        inquiry__who=part.who,
        account=account_of(request),
    ).first()


def show(
    request: HttpRequest, part: Participation, one: Found, form: forms.Form, kept: Unsent | None
) -> HttpResponse:
    line = next((row for row in lines_of(part) if row.who == part.who), None)
    shown = {
        "campaign": one.campaign,
        "dossier": one.dossier,
        "label": pack_of(one.campaign).subjects[one.dossier.kind].label,
        "part": part,
        "line": line,
        "answer": answer_of(part),
        "kept": kept,
        "form": form,
        "readers": readers([one.dossier]),
    }
    return render(request, "comments/answer.html", shown)


def lines_of(part: Participation) -> list[Line]:
    return requests_to(part.campaign, [part.who])


def answer_of(part: Participation) -> Answer | None:
    """The version that holds."""
    rows = Answer.objects.filter(
        organisation=part.organisation_id,
        inquiry__campaign=part.campaign_id,
        inquiry__subject=part.dossier.key,
        inquiry__who=part.who,
    )
    return rows.order_by("-number").first()


@signed_in
@require_http_methods(["GET", "POST"])
def correct_answer(request: HttpRequest, part_id: int) -> HttpResponse:
    """By the body itself, or by the office that took it down."""
    part, one = part_found(request, part_id)
    refuse_unless(one.voices.may_answer(part) or one.keeps)
    before = answer_of(part)
    values = {"text": before.text, "declines": before.declines} if before else {}
    form = CorrectionForm(request.POST or None, initial=values)
    if request.method == "POST" and form.is_valid() and corrected(request, part, before, form):
        messages.success(request, _("Đã ghi bản sửa; bản trước vẫn giữ."))
        return redirect(
            "comments:dossier" if one.sees else "comments:mine", *([one.dossier.pk] if one.sees else [])
        )
    shown = {"campaign": one.campaign, "dossier": one.dossier, "part": part, "form": form, "answer": before}
    return render(request, "comments/correct.html", shown | {"readers": readers([one.dossier])})


def corrected(request: HttpRequest, part: Participation, before: Answer | None, form: forms.Form) -> bool:
    """Who signed and on which day stays as it was."""
    values = form.cleaned_data
    day, giver = (before.answered_on, before.giver) if before else (today(), "")
    way = Answer.Way.APP if before is None else before.way
    try:
        opinion = Said(values["text"], values["declines"], way, day, giver)
        correct(part=part, said=opinion, reason=values["reason"], by=actor(request))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
