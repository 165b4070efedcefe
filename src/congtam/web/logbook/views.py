"""The journal, for those who answer for it, and the proof that it is whole."""

import re

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Campaign
from congtam.journal.models import Entry
from congtam.journal.queries import breaks, entries
from congtam.people.permissions import Action, Target
from congtam.people.queries.subjects import subjects_of
from congtam.web.base.guards import account_of, guard, signed_in

PAGE = 50
CAMPAIGN = re.compile(r"campaign:\d{1,18}")


@signed_in
@require_GET
def entries_of_all(request: HttpRequest) -> HttpResponse:
    organisation = account_of(request).organisation_id
    guard(request, Action.SEE_JOURNAL, Target(organisation))
    page = Paginator(entries(organisation), PAGE).get_page(request.GET.get("trang"))
    checked = "kiem-tra" in request.GET
    return render(
        request,
        "logbook/entries.html",
        {
            "page": page,
            "subjects": subjects(organisation, [entry.about for entry in page.object_list]),
            "details": {entry.number: details(entry) for entry in page.object_list},
            "checked": checked,
            "breaks": list(breaks(organisation)) if checked else [],
        },
    )


def subjects(organisation: int, keys: list[str]) -> dict[str, str]:
    """What the entries are about, in words."""
    found = subjects_of(organisation, keys)
    wanted = {int(key.partition(":")[2]) for key in keys if CAMPAIGN.fullmatch(key)}
    titles = Campaign.objects.filter(organisation=organisation, pk__in=wanted).values_list("pk", "title")
    return found | {f"campaign:{key}": title for key, title in titles}


def details(entry: Entry) -> str:
    """Why, and by which paper, where the deed says so."""
    said = [entry.details.get(name) for name in ("reason", "because", "why", "paper", "number")]
    return "; ".join(str(one) for one in dict.fromkeys(said) if one)
