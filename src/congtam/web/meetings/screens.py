"""The projector: let in by a code from the console, for one screen alone, and shows itself anew."""

from __future__ import annotations

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.meetings.actions.screening import close_screen, digest, open_screen, take_screen
from congtam.meetings.models import Screen
from congtam.meetings.queries.hall import hall_of
from congtam.people.refusals import Refusal
from congtam.web.base.guards import actor, signed_in
from congtam.web.meetings.finding import sitting_to_run

COOKIE = "congtam-chieu"
A_DAY = 24 * 3600
ENOUGH = 286
"""What tells the page to ask no more."""


@signed_in
@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The address and the code are on this page once; a new one is made each time."""
    sitting = sitting_to_run(request, sitting_id)
    let, fault = None, ""
    if request.method == "POST":
        try:
            let = open_screen(sitting=sitting, by=actor(request))
        except Refusal as refusal:
            fault = str(refusal)
    address = request.build_absolute_uri(reverse("meetings:screen", args=(let.code,))) if let else ""
    shown = {"sitting": sitting, "campaign": sitting.campaign, "address": address, "let": let}
    shown |= {"screens": sitting.screens.filter(closed_at=None).exclude(key_digest=""), "fault": fault}
    return render(request, "meetings/screens.html", shown)


@signed_in
@require_POST
def closed(request: HttpRequest, sitting_id: int, screen_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    close_screen(screen=get_object_or_404(sitting.screens, pk=screen_id), by=actor(request))
    return redirect("meetings:screens", sitting_id)


@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Nobody is asked who they are: the code lets in one screen, which keeps a key of its own."""
    found = screen_named(code)
    if is_its_own(request, found):
        shown = {"screen": found, "code": code, "hall": hall_of(found.sitting)}
        return quiet(render(request, "meetings/screen.html", shown))
    if request.method == "POST" and (key := take_screen(screen=found)):
        response = redirect("meetings:screen", code)
        path = reverse("meetings:screen", args=(code,))
        secure = request.is_secure()
        response.set_cookie(
            COOKIE, key, max_age=A_DAY, path=path, httponly=True, samesite="Strict", secure=secure
        )
        return response
    taken = bool(found.key_digest)
    return quiet(
        render(request, "meetings/screen_taken.html", {"taken": taken}, status=403 if taken else 200)
    )


@require_GET
def content(request: HttpRequest, code: str) -> HttpResponse:
    """A screen that was closed is told so once, and asks no more."""
    found = Screen.objects.select_related("sitting__campaign").filter(code_digest=digest(code)).first()
    if found is None or not is_its_own(request, found):
        return HttpResponse(status=403)
    if found.closed_at:
        return quiet(
            render(request, "meetings/screen_closed.html", {"sitting": found.sitting}, status=ENOUGH)
        )
    return quiet(render(request, "meetings/hall.html", {"hall": hall_of(found.sitting)}))


def screen_named(code: str) -> Screen:
    """Unknown, closed and too late are one answer."""
    found = Screen.objects.select_related("sitting__campaign").filter(code_digest=digest(code)).first()
    if found is None or found.closed_at or (not found.key_digest and is_late(found)):
        raise Http404
    return found


def is_late(found: Screen) -> bool:
    return found.expires_at < timezone.now()


def is_its_own(request: HttpRequest, found: Screen) -> bool:
    key = request.COOKIES.get(COOKIE, "")
    return bool(found.key_digest) and secrets.compare_digest(digest(key), found.key_digest)


def quiet(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
