"""Entering for somebody else (nhập hộ): by name, in sight, and in the journal from start to stop."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from congtam.journal.actions import record
from congtam.people.models import Person
from congtam.people.permissions import Action
from congtam.web.base.guards import HELPING, about_person, actor, guard, helped_person, signed_in, today


@signed_in
@require_POST
def start(request: HttpRequest, person_id: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=person_id)
    guard(request, Action.ASSIST, about_person(person, today()))
    request.session[HELPING] = person.pk
    note(request, "assist.start", person)
    messages.success(request, _("Đang nhập hộ cho %(name)s.") % {"name": person.full_name})
    return redirect("home:about_me")


@signed_in
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    person = helped_person(request)
    if person:
        note(request, "assist.stop", person)
        del request.session[HELPING]
    return redirect("tasks:tasks")


def note(request: HttpRequest, deed: str, person: Person) -> None:
    record(organisation=person.organisation_id, by=actor(request), deed=deed, about=f"person:{person.pk}")
