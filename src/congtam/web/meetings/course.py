"""Presses of the console: each does one deed and comes back."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.meetings.actions.meeting import begin, end, pause, reopen
from congtam.meetings.actions.running import announce, begin_item, finish_item, tick, untick
from congtam.meetings.queries.blocks import other_forums_said
from congtam.meetings.queries.course import length_of
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.meetings.finding import item_to_run, rights_here, sitting_to_run, tried
from congtam.web.meetings.forms import EndForm, ReasonForm


@signed_in
@require_POST
def begun(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    late = request.POST.get("late_because", "")
    tried(request, lambda: begin(sitting=sitting, by=actor(request), late_because=late))
    return redirect("meetings:console", sitting_id)


@signed_in
@require_POST
def paused(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    tried(request, lambda: pause(sitting=sitting, by=actor(request)))
    return redirect("meetings:console", sitting_id)


@signed_in
@require_http_methods(["GET", "POST"])
def ended(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Says how long it lasted, and asks why where that was too short."""
    sitting = sitting_to_run(request, sitting_id)
    length = length_of(sitting)
    form = EndForm(request.POST or None, initial={"paper_number": sitting.paper_number})
    if not length.is_short:
        del form.fields["why_short"]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: end(sitting=sitting, by=actor(request), **said)):
            return redirect("meetings:minutes", sitting_id)
    minutes = int(length.lasted.total_seconds()) // 60
    shown = {"sitting": sitting, "campaign": sitting.campaign, "form": form, "length": length}
    return render(request, "meetings/end.html", shown | {"hours": minutes // 60, "minutes": minutes % 60})


@signed_in
@require_http_methods(["GET", "POST"])
def reopened(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if done(form, lambda: reopen(sitting=sitting, reason=reason, by=actor(request))):
            return redirect("meetings:console", sitting_id)
    shown = {"sitting": sitting, "campaign": sitting.campaign, "form": form, "title": _("Mở lại hội nghị")}
    return render(request, "meetings/ask.html", shown)


@signed_in
@require_POST
def item_begun(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    tried(request, lambda: begin_item(item=item, by=actor(request)))
    return redirect("meetings:console", sitting_id)


def step_named(request: HttpRequest) -> int:
    """Which step the page meant: pressed twice, it is the same one."""
    typed = request.POST.get("step", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else 0


@signed_in
@require_POST
def ticked(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    tried(request, lambda: tick(item=item, number=step_named(request), by=actor(request)))
    return redirect("meetings:console", sitting_id)


@signed_in
@require_POST
def unticked(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    tried(request, lambda: untick(item=item, number=step_named(request), by=actor(request)))
    return redirect("meetings:console", sitting_id)


@signed_in
@require_POST
def announced(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    tried(request, lambda: announce(item=item, by=actor(request)))
    return redirect("meetings:console", sitting_id)


@signed_in
@require_POST
def item_finished(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    rights = rights_here(request, item.sitting)
    deed = partial(finish_item, item=item, by=actor(request), rights=rights, on=today())
    if tried(request, deed) and item.is_review and (left := other_forums_said(item)):
        messages.info(request, f"{item.title}: {left}")
    return redirect("meetings:console", sitting_id)
