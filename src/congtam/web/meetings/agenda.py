"""Items put off, taken up again, moved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.meetings.actions.ordering import move, postpone, take_up
from congtam.meetings.states import ItemState
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.meetings.finding import item_to_run, tried
from congtam.web.meetings.forms import MoveForm, PostponeForm


@signed_in
@require_http_methods(["GET", "POST"])
def postponed(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    form = PostponeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: postpone(item=item, by=actor(request), **said)):
            return redirect("meetings:console", sitting_id)
    title = _("Hoãn mục “%(title)s”") % {"title": item.title}
    shown = {"sitting": item.sitting, "campaign": item.sitting.campaign, "form": form, "title": title}
    return render(request, "meetings/ask.html", shown)


@signed_in
@require_POST
def taken_up(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    tried(request, lambda: take_up(item=item, by=actor(request)))
    return redirect("meetings:console", sitting_id)


@signed_in
@require_http_methods(["GET", "POST"])
def moved(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    waiting = item.sitting.items.filter(part=item.part, state=ItemState.WAITING).exclude(pk=item.pk)
    form = MoveForm(request.POST or None, others=list(waiting.order_by("position", "pk")))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["reason"]
        if done(form, lambda: move(item=item, before=form.place, reason=said, by=actor(request))):
            return redirect("meetings:console", sitting_id)
    title = _("Đổi chỗ mục “%(title)s”") % {"title": item.title}
    shown = {"sitting": item.sitting, "campaign": item.sitting.campaign, "form": form, "title": title}
    return render(request, "meetings/ask.html", shown)
