"""The first page after signing in, and what the product keeps about oneself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.models import Dossier
from congtam.campaigns.permissions import may as may_in
from congtam.people.actions.persons import correct_person
from congtam.people.models import Person
from congtam.people.permissions import Action, Target
from congtam.people.queries.holdings import everything_about
from congtam.people.queries.tree import last_names
from congtam.web.base.guards import about_person, actor, guard, rights, signed_in, subject_person, today
from congtam.web.base.weekdays import weekday
from congtam.web.home.forms import PhoneForm
from congtam.web.home.tasks import first_tasks


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "home/home.html",
        {"day": today(), "weekday": weekday(today()), "tasks": first_tasks(request)},
    )


@signed_in
@require_GET
def about_me(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about the person, said in full; of those without a person only the account."""
    person = subject_person(request)
    if person:
        guard(request, Action.SEE_PERSON, about_person(person, today()))
    kept = everything_about(person) if person else None
    return render(
        request,
        "home/about_me.html",
        {
            "person": person,
            "kept": kept,
            "names": last_names(person.organisation_id) if person else {},
            "dossiers": dossiers_about(request, person) if person else [],
        },
    )


def dossiers_about(request: HttpRequest, person: Person) -> list[tuple[Dossier, bool]]:
    """Of every campaign, also one whose pages are not open yet: those are named and lead nowhere."""
    rows = Dossier.objects.filter(organisation=person.organisation_id, person=person)
    seen = Target(person.organisation_id, frozenset(), person.pk)
    return [
        (row, may_in(row.campaign, rights(request), Action.SEE_DOSSIER, seen))
        for row in rows.select_related("campaign").order_by("-campaign__year", "-pk")
    ]


@signed_in
@require_http_methods(["GET", "POST"])
def own_phone(request: HttpRequest) -> HttpResponse:
    """The one thing people mend themselves, or a helper for them."""
    person = subject_person(request)
    if person is None:
        raise Http404
    target = about_person(person, today())
    helping = actor(request).behalf is not None
    guard(request, Action.ASSIST if helping else Action.CHANGE_OWN_CONTACT, target)
    form = PhoneForm(request.POST or None, initial={"phone": person.phone})
    if request.method == "POST" and form.is_valid():
        correct_person(person=person, by=actor(request), phone=form.cleaned_data["phone"])
        messages.success(request, _("Đã ghi số điện thoại."))
        return redirect("home:about_me")
    return render(request, "home/own_phone.html", {"form": form, "person": person})
