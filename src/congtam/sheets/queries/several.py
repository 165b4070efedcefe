"""Several sheets about one kind of subject, counted together: each as if it were the only one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from congtam.campaigns.models import Campaign
from congtam.engine.entries import population_of
from congtam.engine.rating import rate
from congtam.engine.scoring import RowReading, read_rows
from congtam.sheets.entries import bare_entry, with_marks
from congtam.sheets.layout import layout_of
from congtam.sheets.models import Sheet
from congtam.sheets.packed import unpacked
from congtam.sheets.queries.columns import widened
from congtam.sheets.queries.scene import Scene, scene
from congtam.sheets.queries.standing import with_own_sheets


@dataclass(frozen=True)
class Counted:
    """What one sheet gives: `row` holds all its columns."""

    sheet: Sheet
    row: Mapping[str, Any]

    @property
    def total(self) -> tuple[int, int] | None:
        low, high = self.row.get("score:low"), self.row.get("score:high")
        return None if low is None or high is None else (low, high)


def counted(campaign: Campaign, kind: str, sheets: Sequence[Sheet]) -> list[Counted]:
    """In one go, in their order; the subjects around them are read once."""
    if not sheets:
        return []
    there = scene(campaign)
    layout = there.plan.once(("layout", kind), partial(layout_of, there.pack, kind))
    own = [
        replace(
            with_marks(entry_of(there, sheet), unpacked(layout, bytes(sheet.packed))), id=f"sheet:{sheet.pk}"
        )
        for sheet in sheets
    ]
    around = dict.fromkeys(name for sheet in sheets for name in there.around(sheet.dossier.key))
    population = widened(there.pack, population_of(there.pack, [*own, *with_own_sheets(there, around)]))
    table = rate(there.pack, population, there.plan).tables[kind].collect()
    rows = {str(row["id"]): row for row in table.iter_rows(named=True)}
    return [Counted(sheet, rows[f"sheet:{sheet.pk}"]) for sheet in sheets]


def entry_of(there: Scene, sheet: Sheet) -> Any:
    return there.entries.get(sheet.dossier.key) or bare_entry(sheet.dossier)


def readings_of(campaign: Campaign, kind: str, one: Counted) -> dict[str, RowReading]:
    return read_rows(scene(campaign).pack, kind, one.row)
