"""One-time links: made and shown once by the office; opened by whoever has one, without a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Any

import segno
from csp.constants import NONE
from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from congtam.ballots.throttle import Throttle
from congtam.campaigns.packs import pack_of
from congtam.comments.actions.linking import DeadLink, answer_by_link, make_link, opened, revoke_link
from congtam.comments.gates import Shut, refuse_shut
from congtam.comments.permissions import readers
from congtam.comments.queries.gathering import dues_of
from congtam.people.refusals import Refusal
from congtam.web.base.context import plain_line
from congtam.web.base.guards import actor, signed_in
from congtam.web.comments.finding import part_found, refuse_unless
from congtam.web.comments.forms import LetterForm, UntilForm
from congtam.web.comments.overview import faults_of

WRONG_TOKENS = Throttle()
GONE, TOO_FAST = 410, 429

Page = Callable[..., HttpResponseBase]


@signed_in
@require_POST
def make(request: HttpRequest, part_id: int) -> HttpResponse:
    """The answer to this request is the one page that ever shows the link."""
    part, one = part_found(request, part_id)
    refuse_unless(one.keeps)
    form = UntilForm(request.POST)
    try:
        if not form.is_valid():
            raise Refusal(faults_of(form))  # noqa: TRY301
        until = form.cleaned_data["until"]
        token = make_link(part=part, until=until, by=actor(request))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("comments:dossier", one.dossier.pk)
    address = request.build_absolute_uri(reverse("comments:letter", args=(token,)))
    shown = {
        "campaign": one.campaign,
        "dossier": one.dossier,
        "part": part,
        "until": until,
        "address": address,
        "square": square_of(address),
        "issuer": one.campaign.organisation.name,
        "label": pack_of(one.campaign).subjects[one.dossier.kind].label,
        "due": dues_of(one.campaign).get((one.dossier.key, part.who)),
        "readers": readers([one.dossier]),
    }
    response = render(request, "comments/made.html", shown)
    response["Cache-Control"] = "no-store"
    return response


def square_of(address: str) -> SafeString:
    """For the printed letter: read by a telephone's camera, so that nobody types a long address."""
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=2)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno


@signed_in
@require_POST
def revoke(request: HttpRequest, part_id: int) -> HttpResponse:
    part, one = part_found(request, part_id)
    refuse_unless(one.keeps)
    try:
        revoke_link(part=part, by=actor(request))
        messages.success(request, _("Đã thu hồi liên kết của %(name)s.") % {"name": part.name})
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("comments:dossier", one.dossier.pk)


def bare(page: Page) -> Page:
    """Known to no cache, no search engine and no other page; the token is what protects its form."""

    @csrf_exempt
    @sensitive_post_parameters()
    @csp_replace({"script-src": [NONE]})
    @wraps(page)
    def sent(request: HttpRequest, **named: Any) -> HttpResponseBase:
        response = page(request, **named)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return sent


@bare
@require_http_methods(["GET", "POST"])
@sensitive_variables("token")
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it uses nothing up: programs that look through letters open every address in them."""
    address = request.META.get("REMOTE_ADDR", "")
    if WRONG_TOKENS.is_too_fast(address, monotonic()):
        return told(request, _("Máy này vừa mở sai nhiều lần. Chờ một phút rồi mở lại."), TOO_FAST)
    try:
        link, part = opened(token)
        refuse_shut(part.campaign, part.dossier)
    except (DeadLink, Shut) as refusal:
        if isinstance(refusal, DeadLink):
            WRONG_TOKENS.note_wrong(address, monotonic())
        return told(request, str(refusal), GONE, text=request.POST.get("text", ""))
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and answered(token, form):
        return told(request, "", name=part.name)
    campaign = part.campaign
    shown = {
        "issuer": link.inquiry.campaign.organisation.name,
        "campaign": campaign.title,
        "name": part.name,
        "about": part.dossier.name,
        "label": pack_of(campaign).subjects[part.dossier.kind].label,
        "due": dues_of(campaign).get((part.dossier.key, part.who)),
        "expires": link.expires_at,
        "readers": readers([part.dossier]),
        "form": form,
    }
    return page_without_names(request, "comments/letter.html", shown, 409 if form.errors else 200)


def answered(token: str, form: forms.Form) -> bool:
    try:
        answer_by_link(token=token, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def told(
    request: HttpRequest, fault: str, status: int = 200, *, name: str = "", text: str = ""
) -> HttpResponse:
    """What was typed into a page whose link has ended meanwhile is given back."""
    shown = {"fault": fault, "name": name, "text": text}
    return page_without_names(request, "comments/letter_told.html", shown, status)


def page_without_names(request: HttpRequest, name: str, shown: dict[str, Any], status: int) -> HttpResponse:
    """Rendered without the request: whoever is signed in on this browser has nothing to do with it."""
    frame = {"fonts": settings.FONTS_BROUGHT, "plain_line": plain_line(request)}
    return HttpResponse(get_template(name).render({**frame, **shown}), status=status)
