"""Sign-in cards: printed once, cut apart, handed over in person."""

from collections.abc import Iterator
from dataclasses import dataclass

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from congtam.people.actions.accounts import make_access_code
from congtam.people.codes import in_groups
from congtam.people.models import Account
from congtam.people.queries.accounts import accounts, open_codes
from congtam.people.queries.roll import members
from congtam.web.access.views import account_to_change, home_of
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.numbers import number

CARDS = "<!--cards-->"


@dataclass(frozen=True)
class Card:
    account: Account
    code: str
    address: str
    square: SafeString


def card(request: HttpRequest, account: Account, code: str) -> Card:
    """What stands behind "#" stays in the browser: no server and no log receives it."""
    page = request.build_absolute_uri(reverse("signin:first_time"))
    carried = f"{page}#{urlencode({'name': account.username, 'code': code})}"
    drawn = segno.make(carried, error="m").svg_inline(omitsize=True, border=2)
    return Card(account, in_groups(code), page, mark_safe(drawn))  # noqa: S308 - drawn by segno


@signed_in
@never_cache
@require_POST
def print_one(request: HttpRequest, account_id: int) -> HttpResponseBase:
    account = account_to_change(request, account_id)
    return cards_page(request, [account])


@signed_in
@never_cache
@require_POST
def print_cards(request: HttpRequest) -> HttpResponseBase:
    """For all of one cell, or of everybody, who have not come in yet and hold no card."""
    organisation = home_of(request)
    waiting = accounts(organisation).filter(must_set_password=True, is_active=True)
    cell = number(request.POST.get("cell", ""))
    if cell is not None:
        roll = members(organisation, today(), cells=[cell]).values_list("person", flat=True)
        waiting = waiting.filter(person__in=list(roll))
    handed_out = open_codes(organisation)
    wanted = [account for account in waiting if account.pk not in handed_out]
    if not wanted:
        messages.error(request, _("Không còn ai chờ giấy hẹn. Ai mất giấy thì in lại cho riêng người đó."))
        return redirect("access:accounts")
    return cards_page(request, wanted)


def cards_page(request: HttpRequest, holders: list[Account]) -> StreamingHttpResponse:
    """Codes are on this page and nowhere else; it cannot be opened a second time. It is sent card by card: of
    thousands whoever waits sees how far it is, and a line that breaks costs no card that was not made."""
    by, language = actor(request), get_language()
    frame = {"cards": CARDS, "number": len(holders), "tls": settings.TLS}
    head, _cards, tail = render_to_string("access/cards.html", frame, request=request).partition(CARDS)

    def parts() -> Iterator[str]:
        yield head
        for place, holder in enumerate(holders, start=1):
            with override(language):
                made = card(request, holder, make_access_code(account=holder, by=by))
                yield render_to_string("access/card.html", {"card": made, "place": place, "of": len(holders)})
        yield tail

    return StreamingHttpResponse(parts(), content_type="text/html; charset=utf-8")
