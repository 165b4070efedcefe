"""All the sheets of one rater as one table: a row for each unit, a column for each criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congtam.campaigns.models import Campaign, Dossier
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import Mark, Sheet
from congtam.sheets.parties import Party, parties_by
from congtam.sheets.rules import layout_for
from congtam.sheets.values import Values

SINGLE = ({"points"}, {"grade"}, {"answer"}, {"times"})
"""Rows of one field fit into a cell; others are filled on the sheet itself."""


@dataclass(frozen=True)
class GridRow:
    party: Party
    sheet: Sheet | None
    marks: dict[str, Mark]

    @property
    def dossier(self) -> Dossier:
        return self.party.dossier

    @property
    def is_open(self) -> bool:
        return self.sheet is None or not self.sheet.is_submitted

    def values(self, line: Line) -> Values:
        mark = self.marks.get(line.address)
        return Values.of(mark) if mark else Values()

    def version(self, line: Line) -> int:
        mark = self.marks.get(line.address)
        return mark.version if mark else 0


@dataclass(frozen=True)
class Grid:
    campaign: Campaign
    rule: str
    who: str
    kind: str
    layout: Layout
    columns: tuple[Line, ...]
    rows: list[GridRow]

    @property
    def name(self) -> str:
        return self.rows[0].party.name if self.rows else ""

    @property
    def leaves_out(self) -> bool:
        """Whether some rows must be filled on the sheet."""
        return len(self.columns) < len(list(self.layout.filled()))


def grid(campaign: Campaign, rule: str, who: str, kind: str, only: int | None = None) -> Grid:
    """`only`: the row of one dossier, as saving a cell needs it."""
    all_of_it = (one for one in parties_by(campaign, {who}) if (one.rule, one.dossier.kind) == (rule, kind))
    parties = [one for one in all_of_it if only in (None, one.dossier.pk)]
    layout = layout_for(campaign, kind)
    columns = tuple(line for line in layout.filled() if set(line.fields) in SINGLE)
    return Grid(campaign, rule, who, kind, layout, columns, rows_of(parties, rule, who))


def rows_of(parties: Sequence[Party], rule: str, who: str) -> list[GridRow]:
    dossiers = [party.dossier for party in parties]
    sheets = {
        sheet.dossier_id: sheet
        for sheet in Sheet.objects.filter(dossier__in=dossiers, rule=rule, who=who).prefetch_related("marks")
    }
    return [
        GridRow(party, sheet, {mark.row: mark for mark in sheet.marks.all()} if sheet else {})
        for party in parties
        for sheet in [sheets.get(party.dossier.pk)]
    ]
