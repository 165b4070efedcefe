"""The empty workbook to fill in, and the full one of those whom one may take out."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from congtam.journal.actions import record
from congtam.people.permissions import Action, Target
from congtam.people.queries.reach import persons_in_reach
from congtam.people.queries.roll import members
from congtam.people.roster.workbooks import export, template
from congtam.web.base.downloads import XLSX, as_file
from congtam.web.base.guards import account_of, actor, guard, may, rights, signed_in
from congtam.web.base.scope import day_in_view


@signed_in
@require_GET
def template_file(request: HttpRequest) -> HttpResponse:
    guard(request, Action.IMPORT_ROSTER, Target(account_of(request).organisation_id))
    return as_file(template(), XLSX, "danh-sach-mau.xlsx")


@signed_in
@require_GET
def export_file(request: HttpRequest) -> HttpResponse:
    """As of a day. The journal keeps who took out how many."""
    organisation, day = account_of(request).organisation_id, day_in_view(request)
    rows = persons_in_reach(members(organisation, day), rights(request), Action.EXPORT_ROSTER)
    whole = may(request, Action.EXPORT_ROSTER, Target(organisation))
    if not whole:
        guard(request, Action.EXPORT_ROSTER, Target(organisation, units_held(request)))
    record(
        organisation=organisation,
        by=actor(request),
        deed="roster.export",
        details={"persons": rows.count(), "day": day.isoformat()},
    )
    content = export(organisation, day, rows, with_units=whole)
    return as_file(content, XLSX, f"danh-sach-dang-vien-{day:%Y-%m-%d}.xlsx")


def units_held(request: HttpRequest) -> frozenset[int]:
    """Every unit some role was given for: the guard decides which of those roles may take lists out."""
    return frozenset().union(*(holding.units for holding in rights(request).holdings))
