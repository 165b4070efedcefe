"""For the office: who gave what, criterion by criterion, and where the marks lie far apart."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns.packs import pack_of
from congtam.campaigns.permissions import everywhere, may, rights_in
from congtam.engine.pack.quantities import points_text
from congtam.people.permissions import Action
from congtam.sheets.permissions import has_own_to_give, may_return, may_see_marks
from congtam.sheets.queries.summary import Spread, progress_of, summary_of
from congtam.sheets.queries.work import work_on
from congtam.sheets.rules import layout_for
from congtam.web.base.guards import rights, signed_in
from congtam.web.base.reach import dossier_named
from congtam.web.sheets.finding import campaign_named, pens
from congtam.web.sheets.words import UNKNOWN, between, number_shown, short_text

PER_PAGE = 30


@dataclass(frozen=True)
class SpreadShown:
    number: str
    text: str
    depth: int
    top: str
    own: str
    least: str
    mean: str
    most: str
    count: int
    grades: str
    is_apart: bool
    is_divided: bool


@signed_in
@require_GET
def office(request: HttpRequest, campaign_id: int) -> HttpResponse:
    campaign = campaign_named(request, campaign_id)
    if not may(campaign, rights_in(campaign, rights(request)), Action.RUN_CAMPAIGN, everywhere(campaign)):
        raise PermissionDenied
    subjects = pack_of(campaign).subjects
    kinds = [kind for kind in subjects if layout_for(campaign, kind).card is not None]
    wanted = request.GET.get("loai", "")
    asked = campaign.dossiers.filter(is_listed=True, kind__in=[wanted] if wanted in kinds else kinds)
    listed = asked.exclude(is_rated=False).order_by("kind", "sort_key", "name", "pk")
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("trang"))
    shown = {
        "campaign": campaign,
        "page": page,
        "rows": progress_of(campaign, list(page.object_list)),
        "kinds": [(kind, subjects[kind].label) for kind in kinds],
        "wanted": wanted,
        "labels": {kind: subjects[kind].label for kind in kinds},
    }
    return render(request, "sheets/office.html", shown)


@signed_in
@require_GET
def summary(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """What these hands have to fill about the subject; and what all gave, covered for whoever still has a
    sheet of their own to give."""
    dossier = dossier_named(request, dossier_id)
    due = work_on(dossier, pens(request))
    sees = may_see_marks(dossier.campaign, rights(request), dossier)
    if not sees and not due:
        raise PermissionDenied
    if not sees or has_own_to_give(dossier, pens(request)):
        return render(request, "sheets/due_here.html", {"dossier": dossier, "due": due, "is_covered": sees})
    found, pack = summary_of(dossier), pack_of(dossier.campaign)
    layout = layout_for(dossier.campaign, dossier.kind)
    shown = {
        "dossier": dossier,
        "summary": found,
        "rows": [spread_shown(row, number_shown(layout, row.line.place), pack.grades) for row in found.rows],
        "total": spread_shown(found.total, "", pack.grades) if found.total else None,
        "own_total": between(*found.own.total) if found.own and found.own.total else "",
        "answers": [(one, between(*one.total) if one.total else "") for one in found.answers],
        "apart": sum(row.is_apart for row in found.rows),
        "divided": sum(row.is_divided for row in found.rows),
        "may_return": may_return(rights(request), dossier),
        "is_office": pens(request).office,
    }
    return render(request, "sheets/summary.html", shown)


def spread_shown(row: Spread, number: str, labels: object) -> SpreadShown:
    names = labels if isinstance(labels, dict) else {}

    def named(grade: str) -> str:
        return names[grade].label if grade in names else ""

    def points(value: int | None) -> str:
        return UNKNOWN if value is None else points_text(value)

    return SpreadShown(
        number=number,
        text=short_text(row.line.place.row, 160),
        depth=row.line.place.depth,
        top=points_text(row.top) if row.top else "",
        own=named(row.own_grade) or points(row.own),
        least=points(row.least),
        mean=points(row.mean),
        most=points(row.most),
        count=len(row.given) or len(row.grades),
        grades=", ".join(f"{named(grade)} {count}" for grade, count in row.counts_of_grades),
        is_apart=row.is_apart,
        is_divided=row.is_divided,
    )
