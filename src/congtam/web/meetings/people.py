"""Who is there, who leads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.meetings.actions.attending import Called, call_roll, invite
from congtam.meetings.actions.chairing import name_item_chair, name_officers
from congtam.meetings.models import Attendance, Sitting
from congtam.meetings.queries.course import counted
from congtam.people.refusals import Refusal
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.meetings.finding import item_to_run, sitting_to_run
from congtam.web.meetings.forms import GuestForm, ItemChairForm, OfficersForm

STATES = {Attendance.State.PRESENT.value, Attendance.State.ABSENT.value}


@signed_in
@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """One form for all; who was not called yet stays uncalled."""
    sitting = sitting_to_run(request, sitting_id)
    rows = list(sitting.attendances.all())
    fault = ""
    if request.method == "POST":
        called = called_in(request, rows)
        try:
            call_roll(sitting=sitting, called=called, by=actor(request))
        except Refusal as refusal:
            fault = str(refusal)
            for row in rows:
                one = called.get(row.pk)
                row.state, row.reason = (one.state, one.reason) if one else (row.state, row.reason)
        else:
            messages.success(request, _("Đã ghi điểm danh."))
            return redirect("meetings:console" if "back" in request.POST else "meetings:roll", sitting_id)
    return render(request, "meetings/roll.html", page_of(sitting, rows, fault, GuestForm()))


def page_of(sitting: Sitting, rows: list[Attendance], fault: str, form: GuestForm) -> dict[str, object]:
    return {
        "sitting": sitting,
        "campaign": sitting.campaign,
        "rows": [row for row in rows if row.standing != Attendance.Standing.INVITED],
        "guests": [row for row in rows if row.standing == Attendance.Standing.INVITED],
        "count": counted(rows),
        "fault": fault,
        "form": form,
    }


def called_in(request: HttpRequest, rows: list[Attendance]) -> dict[int, Called]:
    """`rest` says present for everybody who was not marked otherwise."""
    rest = request.POST.get("rest") == "present"
    found = {}
    for row in rows:
        state = request.POST.get(f"state-{row.pk}", "")
        if rest and row.state == Attendance.State.UNKNOWN and state not in STATES:
            state = Attendance.State.PRESENT.value
        if state in STATES:
            found[row.pk] = Called(state, request.POST.get(f"reason-{row.pk}", ""))
    return found


@signed_in
@require_POST
def guest(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    form = GuestForm(request.POST)
    if form.is_valid() and done(
        form, lambda: invite(sitting=sitting, by=actor(request), **form.cleaned_data)
    ):
        return redirect("meetings:roll", sitting_id)
    rows = list(sitting.attendances.all())
    return render(request, "meetings/roll.html", page_of(sitting, rows, "", form))


@signed_in
@require_http_methods(["GET", "POST"])
def officers(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    rows = list(sitting.attendances.select_related("person"))
    initial = {
        "chair": sitting.chair_id,
        "secretary": sitting.secretary_id,
        "because": sitting.chair_because,
        "place": sitting.place,
    }
    form = OfficersForm(request.POST or None, rows=rows, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: name_officers(sitting=sitting, by=actor(request), **said)):
            return redirect("meetings:console", sitting_id)
    shown = {"sitting": sitting, "campaign": sitting.campaign, "form": form, "title": _("Chủ trì và thư ký")}
    return render(request, "meetings/ask.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def item_chair(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    item = item_to_run(request, sitting_id, item_id)
    rows = [
        row for row in item.sitting.attendances.select_related("person") if row.person_id != item.person_id
    ]
    initial = {"chair": item.chair_id, "because": item.chair_because}
    form = ItemChairForm(request.POST or None, rows=rows, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: name_item_chair(item=item, by=actor(request), **said)):
            return redirect("meetings:console", sitting_id)
    title = _("Ai chủ trì mục “%(title)s”") % {"title": item.title}
    shown = {"sitting": item.sitting, "campaign": item.sitting.campaign, "form": form, "title": title}
    return render(request, "meetings/ask.html", shown)
