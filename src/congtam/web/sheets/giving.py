"""Looking through a sheet before it is given, giving it, proposing a level after it, returning it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.people.refusals import Refusal
from congtam.sheets.actions.submitting import propose, return_sheet, submit
from congtam.sheets.models import Sheet
from congtam.sheets.permissions import may_return, readers
from congtam.sheets.queries.missing import Missing, missing_rows, unproven_rows
from congtam.sheets.queries.standing import Standing, standing_of
from congtam.sheets.states import PROPOSED, is_open
from congtam.web.base.guards import account_of, actor, rights, signed_in, today
from congtam.web.sheets.filling import kept_of
from congtam.web.sheets.finding import layout_of, sheet_named, sheet_to_fill
from congtam.web.sheets.rows import rows_shown
from congtam.web.sheets.totals import totals_shown
from congtam.web.sheets.words import number_under, short_text

SHOWN = 8
"""Of what is left, in sight; the others are unfolded."""


@signed_in
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, sheet_id: int) -> HttpResponse:
    found = sheet_to_fill(request, sheet_id)
    if request.method == "POST":
        try:
            leaving = request.POST.get("leaving_blanks") == "on"
            submit(sheet=found, by=actor(request), on=today(), leaving_blanks=leaving)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("sheets:check", sheet_id=found.pk)
        messages.success(request, _("Đã gửi phiếu."))
        return redirect("sheets:propose", sheet_id=found.pk)
    return render(request, "sheets/check.html", checked_page(request, found))


def checked_page(request: HttpRequest, found: Sheet) -> dict[str, object]:
    layout, standing = layout_of(found), standing_of(found)
    blank = missing_rows(found, layout, standing.readings)
    unproven = unproven_rows(found, layout, standing.readings)
    return {
        "sheet": found,
        "dossier": found.dossier,
        "card": layout.card,
        "rows": rows_shown(layout, standing, kept_of(found, account_of(request).pk)),
        "blank": linked(found, blank[:SHOWN]),
        "more_blank": linked(found, blank[SHOWN:]),
        "blank_count": len(blank),
        "unproven": linked(found, unproven),
        "may_give": not unproven and (not blank or not found.is_own),
        "is_open": is_open(found.state, found.dossier.campaign.phase),
        "drafts": found.drafts.filter(account=account_of(request).pk).count(),
        "readers": readers(found),
        "totals": totals_shown(standing),
    }


def linked(found: Sheet, missing: list[Missing]) -> list[dict[str, object]]:
    layout = layout_of(found)
    return [
        {
            "id": f"d{one.line.number}",
            "number": one.line.number,
            "printed": number_under(layout, one.line.place),
            "text": short_text(one.line.place.row),
            "says": one.says,
        }
        for one in missing
    ]


@signed_in
@require_http_methods(["GET", "POST"])
def propose_level(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """Every level may be proposed, none is chosen beforehand; what the rules say stands beside."""
    found = sheet_to_fill(request, sheet_id)
    if request.method == "POST":
        try:
            propose(sheet=found, level=request.POST.get("level", ""), by=actor(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("sheets:propose", sheet_id=found.pk)
        messages.success(request, _("Đã ghi mức tự đề nghị."))
        return redirect("sheets:mine")
    standing: Standing = standing_of(found)
    shown = {
        "sheet": found,
        "dossier": found.dossier,
        "levels": standing.pack.levels.items(),
        "totals": totals_shown(standing),
        "may_propose": found.is_submitted and found.dossier.campaign.phase in PROPOSED,
        "readers": readers(found),
    }
    return render(request, "sheets/propose.html", shown)


@signed_in
@require_POST
def return_for_more(request: HttpRequest, sheet_id: int) -> HttpResponse:
    found = sheet_named(request, sheet_id)
    if not may_return(rights(request), found.dossier):
        raise PermissionDenied
    try:
        return_sheet(sheet=found, reason=request.POST.get("reason", ""), by=actor(request))
        messages.success(request, _("Đã trả lại phiếu, kèm lý do."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("sheets:summary", dossier_id=found.dossier_id)
