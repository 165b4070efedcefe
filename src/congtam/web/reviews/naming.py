"""Who writes for a collective besides those who lead it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from congtam.campaigns.models import Dossier
from congtam.people.models import Membership, Person, Post
from congtam.reviews.actions.opening import name_drafter, release_drafter
from congtam.reviews.models import Drafter
from congtam.web.base.deeds import done
from congtam.web.base.forms import ChoiceField, PaperForm
from congtam.web.base.guards import account_of, actor, signed_in, today
from congtam.web.base.reach import dossier_named
from congtam.web.reviews.finding import pens


class DrafterForm(PaperForm):
    def __init__(self, *args: Any, dossier: Dossier, **named: Any) -> None:
        super().__init__(*args, **named)
        people = [(str(one.pk), one.full_name) for one in sitting(dossier)]
        self.add("person", ChoiceField(label=gettext_lazy("Người soạn"), choices=people))


def sitting(dossier: Dossier) -> list[Person]:
    """The members of the unit, and whoever holds a post in it."""
    day, organisation = today(), dossier.organisation_id
    members = Membership.objects.on(day).filter(organisation=organisation, cell=dossier.unit_id)
    holders = Post.objects.on(day).filter(organisation=organisation, unit=dossier.unit_id)
    found = Person.objects.filter(pk__in=members.values("person")) | Person.objects.filter(
        pk__in=holders.values("person")
    )
    return list(found.distinct().order_by("sort_key", "full_name"))


def dossier_to_name(request: HttpRequest, dossier_id: int) -> Dossier:
    dossier, holder = dossier_named(request, dossier_id), pens(request)
    if dossier.unit_id is None or not (dossier.unit_id in holder.units or holder.may_enter_paper(dossier)):
        raise PermissionDenied
    return dossier


@signed_in
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier = dossier_to_name(request, dossier_id)
    form = DrafterForm(request.POST or None, dossier=dossier)
    if request.method == "POST" and form.is_valid():
        person = get_object_or_404(
            Person, pk=int(form.cleaned_data["person"]), organisation=account_of(request).organisation_id
        )
        if done(form, lambda: name_drafter(dossier=dossier, person=person, by=actor(request))):
            messages.success(request, _("Đã cử %(name)s soạn bản kiểm điểm.") % {"name": person.full_name})
            return redirect("reviews:dossier", dossier_id=dossier.pk)
    return render(request, "reviews/drafter.html", {"dossier": dossier, "form": form})


@signed_in
@require_POST
def release(request: HttpRequest, drafter_id: int) -> HttpResponse:
    drafter = get_object_or_404(
        Drafter, pk=drafter_id, organisation=account_of(request).organisation_id, until=None
    )
    dossier = dossier_to_name(request, drafter.dossier_id)
    release_drafter(drafter=drafter, by=actor(request))
    return redirect("reviews:dossier", dossier_id=dossier.pk)
