"""Which sheet or dossier an address names, and whether whoever asks may fill or read it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from congtam.campaigns.models import Campaign
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import Sheet
from congtam.sheets.permissions import Pens, may_read, pens_of
from congtam.sheets.rules import layout_for
from congtam.web.base.guards import account_of, helped_person, rights, today


def pens(request: HttpRequest) -> Pens:
    """Asked of the database once for each request."""
    known: Pens | None = getattr(request, "known_pens", None)
    if known is None:
        helped = helped_person(request)
        known = pens_of(rights(request), today(), helped.pk if helped else None)
        request.known_pens = known  # type: ignore[attr-defined]
    return known


def sheet_named(request: HttpRequest, sheet_id: int) -> Sheet:
    found = Sheet.objects.select_related("dossier__campaign")
    return get_object_or_404(found, pk=sheet_id, organisation=account_of(request).organisation_id)


def sheet_to_fill(request: HttpRequest, sheet_id: int) -> Sheet:
    sheet = sheet_named(request, sheet_id)
    if not may_fill(request, sheet):
        raise PermissionDenied
    return sheet


def sheet_to_read(request: HttpRequest, sheet_id: int) -> Sheet:
    sheet = sheet_named(request, sheet_id)
    if not is_mine(request, sheet) and not may_read(sheet, rights(request), pens(request)):
        raise PermissionDenied
    return sheet


def may_fill(request: HttpRequest, sheet: Sheet) -> bool:
    return is_mine(request, sheet) or pens(request).may_fill(sheet)


def is_mine(request: HttpRequest, sheet: Sheet) -> bool:
    """The short way for the many: one's own sheet asks for no posts."""
    person = account_of(request).person_id
    return person is not None and sheet.who == f"person:{person}" and helped_person(request) is None


def line_of(sheet: Sheet, number: int) -> Line:
    lines = layout_of(sheet).lines
    if number >= len(lines):
        raise Http404
    return lines[number]


def layout_of(sheet: Sheet) -> Layout:
    return layout_for(sheet.dossier.campaign, sheet.dossier.kind)


def campaign_named(request: HttpRequest, campaign_id: int) -> Campaign:
    return get_object_or_404(Campaign, pk=campaign_id, organisation=account_of(request).organisation_id)
