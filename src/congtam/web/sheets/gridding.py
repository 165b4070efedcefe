"""The table of one rater: all units at once, cell by cell, as a form or as a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.packs import pack_of
from congtam.engine.pack import Pack
from congtam.people.refusals import Refusal
from congtam.sheets.actions.gridding import Hand, save_cells, submit_all, take_workbook
from congtam.sheets.layout import Line
from congtam.sheets.models import Mark
from congtam.sheets.queries.grid import Grid, grid
from congtam.sheets.states import OPEN, State
from congtam.sheets.workbook import read_back, written
from congtam.web.base.downloads import XLSX, as_file
from congtam.web.base.guards import account_of, actor, for_script, signed_in, today
from congtam.web.sheets.cells import before_of, cells_shown, columns_shown
from congtam.web.sheets.finding import campaign_named, pens
from congtam.web.sheets.typed import as_was, prefix_of, row_typed, rows_returned


@dataclass(frozen=True)
class Named:
    """How a table is addressed."""

    campaign_id: int
    rule: str
    who: str
    kind: str


@signed_in
@require_http_methods(["GET", "POST"])
def table(request: HttpRequest, **named: object) -> HttpResponse:
    found = found_grid(request, named)
    if request.method == "POST":
        return save_all(request, found, named)
    pack, columns, to = pack_of(found.campaign), columns_shown(found), to_cells(named)
    shown = {
        "grid": found,
        "named": named,
        "campaign": found.campaign,
        "label": pack.subjects[found.kind].label,
        "body": as_whom(pack, found.rule),
        "columns": columns,
        "rows": [(row, cells_shown(columns, row, to)) for row in found.rows],
        "grades": [(key, grade.label) for key, grade in pack.grades.items()],
        "is_open": found.campaign.phase in OPEN[State.DRAFT],
        "given": sum(not row.is_open for row in found.rows),
    }
    return render(request, "sheets/grid.html", shown)


def as_whom(pack: Pack, rule: str) -> str:
    """One unit may rate the same subjects by two rules."""
    rater = pack.raters.get(rule)
    return (pack.bodies.get(rater.body or "") if rater else "") or ""


def found_grid(request: HttpRequest, named: Mapping[str, object], only: int | None = None) -> Grid:
    """Only for whoever writes for that body, or the office that enters its paper. `only`: one row of it."""
    asked = Named(**named)  # type: ignore[arg-type]
    campaign, holder = campaign_named(request, asked.campaign_id), pens(request)
    if asked.who not in holder.who and not holder.office:
        raise PermissionDenied
    if asked.kind not in pack_of(campaign).subjects:
        raise Http404
    found = grid(campaign, asked.rule, asked.who, asked.kind, only)
    if not found.rows:
        raise Http404
    return found


def to_cells(named: Mapping[str, object]) -> str:
    """Where cells are saved, without the row and the column."""
    some = reverse("sheets:cell", kwargs={**named, "dossier_id": 0, "number": 0})
    return some.removesuffix("0/0/")


def to_table(named: Mapping[str, object]) -> HttpResponse:
    return redirect(reverse("sheets:grid", kwargs=dict(named)))


def hand(request: HttpRequest) -> Hand:
    return Hand(pens(request), actor(request), account_of(request).pk)


def save_all(request: HttpRequest, found: Grid, named: dict[str, object]) -> HttpResponse:
    saved, faults = 0, list[str]()
    for row in found.rows:
        changed = rows_returned(request.POST, found.columns, before_of(row)).changed
        if not changed:
            continue
        try:
            told = save_cells(grid=found, row=row, cells=changed, hand=hand(request))
        except Refusal as refusal:
            faults.append(f"{row.dossier.name}: {refusal}")
            continue
        saved += len(told.saved)
        faults += [f"{row.dossier.name}: {fault}" for fault in told.wrong.values()]
        faults += [f"{row.dossier.name}: {clash.says}" for clash in told.clashes]
    if saved:
        messages.success(
            request, ngettext("Đã lưu %(count)d ô.", "Đã lưu %(count)d ô.", saved) % {"count": saved}
        )
    for fault in faults:
        messages.error(request, fault)
    return to_table(named)


@for_script
@signed_in
@require_POST
def save_cell(request: HttpRequest, dossier_id: int, number: int, **named: object) -> HttpResponse:
    found = found_grid(request, named, dossier_id)
    row = next(iter(found.rows), None)
    line = next((one for one in found.columns if one.number == number), None)
    if row is None or line is None:
        raise Http404
    at = prefix_of(line, before_of(row))
    if f"{at}.was" not in request.POST:
        raise BadRequest("no cell was sent")
    typed = row_typed(request.POST, line, before_of(row))
    if typed is None:  # it stands as it stood, and nothing typed opens no sheet
        return cell_told(request, line, at, row.marks.get(line.address))
    try:
        told = save_cells(grid=found, row=row, cells=[typed], hand=hand(request))
    except Refusal as refusal:
        return cell_told(request, line, at, None, [str(refusal)])
    mark = told.saved.get(line.address) or row.marks.get(line.address)
    return cell_told(request, line, at, mark, [*told.wrong.values(), *(clash.says for clash in told.clashes)])


def cell_told(
    request: HttpRequest, line: Line, at: str, mark: Mark | None, faults: Sequence[str] = ()
) -> HttpResponse:
    was = "" if faults else as_was(line, mark)
    shown = {"id": at, "line": line, "was": was, "fault": " ".join(faults), "mark": mark}
    return render(request, "sheets/cell_told.html", shown)


@signed_in
@require_POST
def give_all(request: HttpRequest, **named: object) -> HttpResponse:
    given, waiting = submit_all(grid=found_grid(request, named), hand=hand(request), on=today())
    if given:
        messages.success(
            request, ngettext("Đã gửi %(count)d phiếu.", "Đã gửi %(count)d phiếu.", given) % {"count": given}
        )
    if waiting:
        names = ", ".join(row.dossier.name for row in waiting)
        messages.error(request, _("Chưa gửi được vì còn ô trống: %(names)s.") % {"names": names})
    return to_table(named)


@signed_in
@require_GET
def workbook(request: HttpRequest, **named: object) -> HttpResponse:
    found = found_grid(request, named)
    return as_file(written(found, pack_of(found.campaign)), XLSX, "bang-cham.xlsx")


@signed_in
@require_POST
def take(request: HttpRequest, **named: object) -> HttpResponse:
    """All of the file or nothing; every doubt is named by its cell."""
    found = found_grid(request, named)
    file = request.FILES.get("file")
    try:
        content = file.read() if file else b""
        count = take_workbook(grid=found, cells=read_back(content), hand=hand(request))
        messages.success(
            request, ngettext("Đã nhận %(count)d ô.", "Đã nhận %(count)d ô.", count) % {"count": count}
        )
    except Refusal as refusal:
        for sentence in str(refusal).split("\n"):
            messages.error(request, sentence)
    return to_table(named)
