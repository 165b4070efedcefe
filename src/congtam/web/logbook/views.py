"""The journal, for those who answer for it, and the proof that it is whole."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.journal.queries import breaks, entries
from congtam.people.permissions import Action, Target
from congtam.people.queries.subjects import subjects_of
from congtam.web.base.guards import account_of, guard, signed_in

PAGE = 100


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
            "subjects": subjects_of(organisation, [entry.about for entry in page.object_list]),
            "checked": checked,
            "breaks": list(breaks(organisation)) if checked else [],
        },
    )
