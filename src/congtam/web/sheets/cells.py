"""Columns and cells of the table of one rater, as they are shown and sent back."""

from __future__ import annotations

from dataclasses import dataclass

from congtam.sheets.layout import Line
from congtam.sheets.queries.grid import Grid, GridRow
from congtam.sheets.values import Values
from congtam.web.sheets.typed import as_was, prefix_of
from congtam.web.sheets.words import most_shown, number_shown, short_text


@dataclass(frozen=True)
class ColumnShown:
    """`said` is what each cell says of it on a telephone."""

    line: Line
    number: str
    whole: str
    most: str
    field: str
    said: str


@dataclass(frozen=True)
class CellShown:
    """`to` is where it is saved."""

    column: ColumnShown
    id: str
    value: str
    was: str
    to: str


def columns_shown(found: Grid) -> list[ColumnShown]:
    return [
        ColumnShown(
            line,
            address_shown(found, line),
            line.place.row.text,
            most_shown(line.place.row),
            line.fields[0],
            column_said(found, line),
        )
        for line in found.columns
    ]


def address_shown(found: Grid, line: Line) -> str:
    """With the group's number before it: `a.1`."""
    parent = found.layout.by_address.get(line.place.parent)
    own = number_shown(found.layout, line.place)
    return f"{number_shown(found.layout, parent.place)}.{own}" if parent else own


def cells_shown(columns: list[ColumnShown], row: GridRow, to: str) -> list[CellShown]:
    before, shown = before_of(row), []
    for column in columns:
        mark = row.marks.get(column.line.address)
        value = Values.of(mark).typed(column.field) if mark else ""
        at = prefix_of(column.line, before)
        was = as_was(column.line, mark)
        shown.append(CellShown(column, at, value, was, f"{to}{row.dossier.pk}/{column.line.number}/"))
    return shown


def column_said(found: Grid, line: Line) -> str:
    """On a telephone each cell says which criterion it is."""
    most = most_shown(line.place.row)
    said = f"{address_shown(found, line)}. {short_text(line.place.row, 60)}"
    return f"{said} ({most})" if most else said


def before_of(row: GridRow) -> str:
    return f"s{row.dossier.pk}."
