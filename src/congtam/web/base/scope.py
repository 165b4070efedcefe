"""Which organisation and which day a page is about, as its address says."""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest

from congtam.people.models import Organisation
from congtam.people.permissions import Action, Target
from congtam.web.base.guards import account_of, guard, rights, today

ORGANISATION, DAY = "to-chuc", "ngay"


def organisation_in_view(request: HttpRequest, action: Action = Action.SEE_UNITS) -> Organisation:
    """One's own, or an inferior one that the address names. Guarded."""
    code = request.GET.get(ORGANISATION)
    wanted = {"code": code} if code else {"pk": account_of(request).organisation_id}
    found = Organisation.objects.filter(**wanted).first()
    if found is None:
        raise Http404
    guard(request, action, Target(found.pk))
    return found


def organisations_in_reach(request: HttpRequest) -> list[Organisation]:
    """Those one may look at beside one's own."""
    return list(Organisation.objects.filter(pk__in=rights(request).inferiors).order_by("name"))


def day_in_view(request: HttpRequest) -> date:
    """As of which day: today unless the address says another. A day that is none means today."""
    try:
        return forms.DateField().clean(request.GET.get(DAY) or today()) or today()
    except forms.ValidationError:
        return today()
