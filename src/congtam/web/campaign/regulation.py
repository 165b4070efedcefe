"""The regulation as the campaign pinned it: its text, its rules, and what was settled of it by then."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import Pinned, pinned_of
from congtam.people.permissions import Action
from congtam.web.base.guards import signed_in
from congtam.web.base.reach import reached
from congtam.web.base.regulation import Change, Shown, Written, change, of_interest, shown

PAGE = 40
KEPT = 8
_READ: dict[str, tuple[Shown, ...]] = {}
"""By fingerprint, which never means other rules."""


@signed_in
@require_GET
def regulation(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.SEE_PLAN)
    kept, every = pinned_of(reach.campaign), read(reach.campaign)
    only, point = request.GET.get("chi", ""), request.GET.get("dieu", "")
    rows = [one for one in every if of_interest(one, only) and (not point or one.address == point)]
    return render(
        request,
        "campaign/regulation.html",
        {
            "campaign": reach.campaign,
            "pack": kept.pack,
            "fingerprint": reach.campaign.fingerprint,
            "settled": [{**one, "on": date.fromisoformat(one["on"])} for one in kept.settled],
            "only": only,
            "point": point,
            "page": Paginator(rows, PAGE).get_page(request.GET.get("trang")),
        },
    )


def read(campaign: Campaign) -> tuple[Shown, ...]:
    if campaign.fingerprint not in _READ:
        while len(_READ) >= KEPT:
            del _READ[next(iter(_READ))]
        kept = pinned_of(campaign)
        _READ[campaign.fingerprint] = shown(kept.pack, points_of(kept))
    return _READ[campaign.fingerprint]


def points_of(kept: Pinned) -> list[Written]:
    """The pack's own document first."""
    own = kept.pack.id
    found = [
        Written(document or own, address, block.text, block.notes, changes_of(kept, document or own, address))
        for (document, address), block in kept.texts.blocks.items()
    ]
    return sorted(found, key=lambda point: point.document != own)


def changes_of(kept: Pinned, document: str, address: str) -> list[Change]:
    if document != kept.pack.id:
        return []
    return [
        change(
            one["number"],
            one["title"],
            date.fromisoformat(one["on"]) if one["on"] else None,
            one["cites"],
            (one["old"], one["new"]),
        )
        for one in kept.changes
        if one["at"] == address
    ]
