"""Writing the table of one rater: a cell, many cells, or a whole spreadsheet, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.sheets.actions.marking import Told, Typed, checked, refuse_shut, save_rows
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.actions.submitting import submit
from congtam.sheets.layout import Line
from congtam.sheets.models import Sheet
from congtam.sheets.permissions import Pens
from congtam.sheets.queries.grid import Grid, GridRow
from congtam.sheets.workbook import Cell

SHOWN = 20


@dataclass(frozen=True)
class Hand:
    """Who writes."""

    pens: Pens
    by: Actor
    account: int


def save_cells(*, grid: Grid, row: GridRow, cells: Sequence[Typed], hand: Hand) -> Told:
    sheet = opened(grid, row, hand)
    return save_rows(sheet=sheet, rows=cells, by=hand.by, account=hand.account)


def opened(grid: Grid, row: GridRow, hand: Hand) -> Sheet:
    if row.sheet is not None and hand.pens.may_fill(row.sheet):
        row.sheet.dossier.campaign = grid.campaign
        return row.sheet
    return open_sheet(dossier=row.dossier, rule=grid.rule, who=grid.who, pens=hand.pens, by=hand.by)


@transaction.atomic
def take_workbook(*, grid: Grid, cells: Sequence[Cell], hand: Hand) -> int:
    """How many marks were changed. With one doubt nothing is taken, and every doubt is named by its cell."""
    rows = {row.dossier.pk: row for row in grid.rows}
    columns = {line.address: line for line in grid.columns}
    typed: dict[int, list[tuple[Cell, Typed]]] = {}
    doubts = []
    for cell in cells:
        row, line = rows.get(cell.dossier), columns.get(cell.address)
        if row is None or line is None:
            doubts.append(_("Ô %(at)s: không thuộc bảng chấm này.") % {"at": cell.at})
            continue
        text = grade_key(grid, line, cell.text)
        typed.setdefault(cell.dossier, []).append(
            (cell, Typed(line, {line.fields[0]: text}, row.version(line)))
        )
    changed = 0
    for key, marks in typed.items():
        changed += take_row(grid, rows[key], marks, hand, doubts)
    if doubts:
        raise Refusal("\n".join([*doubts[:SHOWN], *more(len(doubts))]))
    return changed


def take_row(
    grid: Grid, row: GridRow, marks: Sequence[tuple[Cell, Typed]], hand: Hand, doubts: list[str]
) -> int:
    new = [(cell, one) for cell, one in marks if not stands_there(row, one)]
    if not new:
        return 0
    sheet = opened(grid, row, hand)
    refuse_shut(sheet)
    wrong = checked(sheet, grid.layout, [one for _, one in new])[1]
    doubts += [
        _("Ô %(at)s: %(fault)s") % {"at": cell.at, "fault": wrong[one.line.address]}
        for cell, one in new
        if one.line.address in wrong
    ]
    if wrong:
        return 0
    told = save_rows(sheet=sheet, rows=[one for _, one in new], by=hand.by, account=hand.account)
    doubts += [clash.says for clash in told.clashes]
    return len(told.saved)


def stands_there(row: GridRow, one: Typed) -> bool:
    field = one.line.fields[0]
    return row.values(one.line).typed(field) == one.fields[field]


def grade_key(grid: Grid, line: Line, text: str) -> str:
    """A spreadsheet shows the names of grades."""
    if line.fields != ("grade",):
        return text
    names = {grade.label: key for key, grade in pack_of(grid.campaign).grades.items()}
    return names.get(text, text)


def more(count: int) -> list[str]:
    return [_("… và %(count)d chỗ khác.") % {"count": count - SHOWN}] if count > SHOWN else []


def submit_all(*, grid: Grid, hand: Hand, on: date) -> tuple[int, list[GridRow]]:
    """Those that are complete; the others are returned, to be named."""
    given, waiting = 0, []
    for row in grid.rows:
        if row.sheet is None or not row.marks:
            waiting.append(row)
        elif row.is_open:
            try:
                submit(sheet=opened(grid, row, hand), by=hand.by, on=on)
                given += 1
            except Refusal:
                waiting.append(row)
    return given, waiting
