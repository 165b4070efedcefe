"""Who is here, and whether they may. A view asks first and does its deed after."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congtam.journal.actors import Actor
from congtam.people.models import Account, Person, Unit
from congtam.people.permissions import Action, Rights, Target
from congtam.people.queries.rights import rights_of
from congtam.web.base.typed import came_from, not_saved_page, texts_of

View = Callable[..., HttpResponseBase]

HELPING = "helping"
NOT_SAVED = _("Phiên làm việc đã hết nên điều vừa gửi chưa được ghi. Hãy vào lại rồi làm lại bước vừa rồi.")


def today() -> date:
    return timezone.localdate()


def account_of(request: HttpRequest) -> Account:
    """Of somebody who is signed in."""
    return cast(Account, request.user)


def rights(request: HttpRequest) -> Rights:
    """Asked of the database once for each request."""
    known: Rights | None = getattr(request, "known_rights", None)
    if known is None:
        known = rights_of(account_of(request), today())
        request.known_rights = known  # type: ignore[attr-defined]
    return known


def may(request: HttpRequest, action: Action, target: Target) -> bool:
    return rights(request).may(action, target)


def guard(request: HttpRequest, action: Action, target: Target) -> None:
    if not may(request, action, target):
        raise PermissionDenied


def signed_in(view: View) -> View:
    """Also holds up those who still have to set a password of their own."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return come_in_again(request)
        if account_of(request).must_set_password:
            return redirect("signin:own_password")
        return view(request, *args, **named)

    return guarded


def for_script(view: View) -> View:
    """A script that is no longer signed in gets a number it understands, not the page of the door."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if is_script(request) and not request.user.is_authenticated:
            return HttpResponse(status=401)
        return view(request, *args, **named)

    return guarded


def is_script(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers or request.headers.get("X-Requested-With") == "fetch"


def come_in_again(request: HttpRequest) -> HttpResponseBase:
    """Whoever wrote something meanwhile gets it back to copy. What saves by itself says so in its place."""
    if request.method != "POST" or "text/html" not in request.headers.get("Accept", ""):
        return redirect_to_login(request.get_full_path())
    back = came_from(request)
    if texts := texts_of(request):
        return not_saved_page(request, "base/session_over.html", texts, back=back)
    messages.error(request, NOT_SAVED)
    return redirect_to_login(back)


def about_unit(unit: Unit) -> Target:
    return Target(unit.organisation_id, frozenset({unit.pk}))


def about_person(person: Person, day: date) -> Target:
    """With the units through which others may reach the person: the cell, on this day or the last one."""
    cells = person.memberships.order_by("-since").values_list("cell", "since", "until")
    now = [cell for cell, since, until in cells if since <= day and (until is None or until > day)]
    latest = [cell for cell, _, _ in cells[:1]]
    return Target(person.organisation_id, frozenset(now or latest), person.pk)


def actor(request: HttpRequest) -> Actor:
    """Who is at the keyboard, and for whom, if somebody is being helped."""
    account = account_of(request)
    helped = helped_person(request)
    if helped is None:
        return Actor(key=account.pk, name=account.display_name)
    return Actor(key=account.pk, name=account.display_name, behalf=helped.pk, behalf_name=helped.full_name)


def helped_person(request: HttpRequest) -> Person | None:
    """For whom the person at the keyboard enters. Asked again each time: the right to help may have ended."""
    key = request.session.get(HELPING)
    if key is None:
        return None
    known: Person | None = getattr(request, "known_helped", None)
    if known is None:
        known = Person.objects.filter(pk=key, organisation=account_of(request).organisation_id).first()
        if known is None or not may(request, Action.ASSIST, about_person(known, today())):
            del request.session[HELPING]
            return None
        request.known_helped = known  # type: ignore[attr-defined]
    return known


def subject_person(request: HttpRequest) -> Person | None:
    """Whose own pages are shown: the one who is helped, else the one signed in."""
    return helped_person(request) or account_of(request).person
