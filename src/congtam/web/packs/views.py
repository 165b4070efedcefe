"""Regulations to be read: the text in force beside what the program makes of it."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns.packs import Offer, offers, readable
from congtam.people.permissions import Action
from congtam.web.base.guards import rights, signed_in
from congtam.web.base.pending import SAID, quoted
from congtam.web.base.regulation import of_interest
from congtam.web.packs.points import read

PAGE = 40


def guard_reader(request: HttpRequest) -> None:
    """Regulations hold nobody's data: who works here may read them."""
    if not rights(request).may_somewhere(Action.READ_PACKS):
        raise PermissionDenied


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    guard_reader(request)
    return render(request, "packs/list.html", {"offers": [one for one in offers() if "+" not in one.key]})


@signed_in
@require_GET
def pack(request: HttpRequest, pack_id: str) -> HttpResponse:
    guard_reader(request)
    offer = readable(pack_id)
    if offer is None or pack_id not in {one.key for one in offers()}:
        raise Http404
    only = request.GET.get("chi", "")
    everything = read(offer.key)
    rows = [] if only == "cho" else [one for one in everything if of_interest(one, only)]
    return render(
        request,
        "packs/pack.html",
        {
            "offer": offer,
            "pack": offer.resolved.pack,
            "fingerprint": offer.resolved.fingerprint,
            "letters": letters(offer),
            "only": only,
            "may_settle": "+" not in pack_id and rights(request).may_somewhere(Action.RUN_CAMPAIGN),
            "page": Paginator(rows, PAGE).get_page(request.GET.get("trang")),
            "pending": waiting(offer) if only == "cho" else [],
            "counts": {
                "changed": sum(bool(one.changes) for one in everything),
                "open": sum(bool(one.open) for one in everything),
                "pending": len(offer.gate.pending),
            },
        },
    )


def waiting(offer: Offer) -> list[tuple[str, str, object]]:
    """Where it stands, the pack's own words, what is to be done."""
    pack = offer.resolved.pack
    return [(each.address, quoted(pack, each), SAID[each.kind]) for each in offer.gate.pending]


def letters(offer: Offer) -> list[str]:
    """Every letter that went into the text, by its number."""
    changes = offer.resolved.text_changes
    return list(dict.fromkeys(change.letter.issued.number or change.letter.title for change in changes))
