"""One sheet: read, filled row by row or all at once, counted again, its drafts taken or dropped."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.models.campaign import PHASES
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.targets import targets_of
from congtam.people.refusals import Refusal
from congtam.sheets.actions.drafting import drop_draft, forget_wrong, take_draft
from congtam.sheets.actions.marking import Clash, Shut, Told, save_rows
from congtam.sheets.layout import Line
from congtam.sheets.models import Draft, EvidenceFile, Mark, Sheet
from congtam.sheets.permissions import readers
from congtam.sheets.queries.standing import Standing, standing_of
from congtam.sheets.states import is_open
from congtam.web.base.guards import account_of, actor, for_script, signed_in
from congtam.web.sheets.finding import layout_of, line_of, may_fill, sheet_to_fill, sheet_to_read
from congtam.web.sheets.model import model_of
from congtam.web.sheets.rows import Kept, rows_shown
from congtam.web.sheets.sections import ruler_shown, sections_shown
from congtam.web.sheets.totals import totals_shown
from congtam.web.sheets.typed import as_was, prefix_of, row_typed, rows_returned


@signed_in
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, sheet_id: int) -> HttpResponse:
    if request.method == "POST":
        return save_all(request, sheet_to_fill(request, sheet_id))
    found = sheet_to_read(request, sheet_id)
    return render(request, "sheets/sheet.html", page_of(request, found))


def page_of(request: HttpRequest, found: Sheet) -> dict[str, Any]:
    layout, standing = layout_of(found), standing_of(found)
    campaign = found.dossier.campaign
    fills = may_fill(request, found)
    kept = kept_of(found, account_of(request).pk if fills else None)
    rows = rows_shown(layout, standing, kept)
    return {
        "sheet": found,
        "dossier": found.dossier,
        "campaign": campaign,
        "card": layout.card,
        "rows": rows,
        "sections": sections_shown(rows),
        "ruler": ruler_shown(standing),
        "is_graded": layout.card is not None and layout.card.max is None,
        "faults": [(row, row.fault) for row in rows if row.fault],
        "is_open": fills and is_open(found.state, campaign.phase),
        "fills": fills,
        "phase": PHASES[Phase(campaign.phase)],
        "readers": readers(found),
        "model": model_of(layout, standing),
        "totals": totals_shown(standing),
        "left": [row for row in rows if row.is_blank],
        "subject": standing.pack.subjects[found.dossier.kind],
    }


def kept_of(found: Sheet, account: int | None) -> Kept:
    files = EvidenceFile.objects.filter(sheet=found).exclude(state=EvidenceFile.State.WAITING)
    drafts: dict[str, list[Draft]] = {}
    for draft in Draft.objects.filter(sheet=found, account=account) if account else ():
        drafts.setdefault(draft.row, []).append(draft)
    wrong = {
        draft.row: draft
        for row in drafts.values()
        for draft in row
        if draft.why == Draft.Why.WRONG and not draft.of_evidence
    }
    told = any(line.is_told_by_targets for line in layout_of(found).lines)
    return Kept(
        targets=targets_of([found.dossier])[found.dossier_id] if told else (),
        marks={mark.row: mark for mark in found.marks.all()},
        files=dict(files.values_list("row").annotate(count=Count("pk"))),
        drafts={
            row: [draft for draft in kept if draft.why != Draft.Why.WRONG] for row, kept in drafts.items()
        },
        typed={row: draft.typed for row, draft in wrong.items()},
        wrong={row: draft.said for row, draft in wrong.items()},
    )


def save_all(request: HttpRequest, found: Sheet) -> HttpResponse:
    """Without a script the whole form comes at once; what nobody changed is left alone."""
    account = account_of(request).pk
    came = rows_returned(request.POST, layout_of(found).filled())
    try:
        told = save_rows(sheet=found, rows=came.changed, by=actor(request), account=account)
    except Shut as shut:
        messages.error(request, str(shut))
        return redirect("sheets:sheet", sheet_id=found.pk)
    forget_wrong(sheet=found, lines=came.same, account=account)
    tell(request, told)
    if told.wrong or told.clashes:
        first = next(iter(told.wrong), told.clashes[0].row.line.address if told.clashes else "")
        return to_row(found, line_named(found, first))
    return onwards(request, found)


def onwards(request: HttpRequest, found: Sheet) -> HttpResponse:
    """Where the button leads that was pressed."""
    where, _colon, number = request.POST.get("next", "").partition(":")
    if where == "evidence" and number.isdecimal():
        return redirect("sheets:evidence", sheet_id=found.pk, number=line_of(found, int(number[:4])).number)
    if where == "check":
        return redirect("sheets:check", sheet_id=found.pk)
    if where == "later":
        return redirect("sheets:mine")
    return redirect("sheets:sheet", sheet_id=found.pk)


def to_row(found: Sheet, line: Line) -> HttpResponse:
    return redirect(f"{reverse('sheets:sheet', args=[found.pk])}#{prefix_of(line)}")


def line_named(found: Sheet, address: str) -> Line:
    return layout_of(found).by_address[address]


def tell(request: HttpRequest, told: Told) -> None:
    if told.saved:
        count = len(told.saved)
        messages.success(
            request, ngettext("Đã lưu %(count)d dòng.", "Đã lưu %(count)d dòng.", count) % {"count": count}
        )
    if told.wrong or told.clashes:
        count = len(told.wrong) + len(told.clashes)
        messages.error(
            request,
            ngettext(
                "Còn %(count)d dòng chưa ghi được, xem từng dòng bên dưới.",
                "Còn %(count)d dòng chưa ghi được, xem từng dòng bên dưới.",
                count,
            )
            % {"count": count},
        )


@for_script
@signed_in
@require_POST
def save_row(request: HttpRequest, sheet_id: int, number: int) -> HttpResponse:
    """One row, as it is left. The answer is its own line: saved at, what is wrong, or who was faster."""
    found = sheet_to_fill(request, sheet_id)
    line = line_of(found, number)
    row = row_typed(request.POST, line)
    if row is None:
        forget_wrong(sheet=found, lines=[line], account=account_of(request).pk)
        mark = Mark.objects.filter(sheet=found, row=line.address).first()
        return answered(request, found, line, mark=mark)
    try:
        told = save_rows(sheet=found, rows=[row], by=actor(request), account=account_of(request).pk)
    except Shut as shut:
        return answered(request, found, line, fault=str(shut), kept=True)
    if told.clashes:
        return answered(request, found, line, clash=told.clashes[0])
    return answered(
        request, found, line, mark=told.saved.get(line.address), fault=told.wrong.get(line.address, "")
    )


def answered(
    request: HttpRequest,
    found: Sheet,
    line: Line,
    *,
    mark: Mark | None = None,
    fault: str = "",
    clash: Clash | None = None,
    kept: bool = False,
) -> HttpResponse:
    shown = {
        "sheet": found,
        "line": line,
        "id": prefix_of(line),
        "mark": mark,
        "fault": fault,
        "clash": clash,
        "kept": kept,
        "was": as_was(line, mark) if mark and not fault else "",
    }
    response = render(request, "sheets/told.html", shown)
    if mark and not fault:
        at = timezone.localtime(mark.saved_at)
        response["HX-Trigger"] = json.dumps(
            {"saved": {"says": _("đã lưu %(time)s") % {"time": f"{at:%H:%M}"}}}
        )
    return response


@for_script
@signed_in
@require_GET
def totals(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """What the server counts: the total, what the rules make of it, what is missing to the next level."""
    found = sheet_to_read(request, sheet_id)
    standing: Standing = standing_of(found)
    return render(request, "sheets/totals.html", {"totals": totals_shown(standing), "sheet": found})


@signed_in
@require_POST
def draft(request: HttpRequest, sheet_id: int, number: int) -> HttpResponse:
    """What was typed and could not be written: it goes in now, or away. The button stands inside the form of
    the sheet, so that the other rows come along and are written too."""
    found = sheet_to_fill(request, sheet_id)
    line, of_evidence = line_of(found, number), request.GET.get("of") == "evidence"
    account = account_of(request).pk
    others = [
        row for row in rows_returned(request.POST, layout_of(found).filled()).changed if row.line != line
    ]
    try:
        if others:
            tell(request, save_rows(sheet=found, rows=others, by=actor(request), account=account))
        if request.POST.get("keep") == "mine":
            take_draft(sheet=found, line=line, of_evidence=of_evidence, by=actor(request), account=account)
            messages.success(request, _("Đã ghi bản của đồng chí."))
        else:
            drop_draft(sheet=found, line=line, of_evidence=of_evidence, account=account)
            messages.success(request, _("Đã bỏ bản nháp, giữ bản đang có trên phiếu."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    if of_evidence:
        return redirect("sheets:evidence", sheet_id=found.pk, number=number)
    return to_row(found, line)
