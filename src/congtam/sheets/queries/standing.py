"""How a sheet stands: what each row gives, the total, what the rules make of it, what is missing to the next
level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.models.dossier import dossier_key
from congtam.engine.entries import population_of
from congtam.engine.explanation import Explanation, explain
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Entry, row_column
from congtam.engine.rating import Rating, rate
from congtam.engine.scoring import RowReading, read_rows
from congtam.engine.standing import STAGES
from congtam.sheets.entries import bare_entry, with_marks
from congtam.sheets.layout import layout_of
from congtam.sheets.models import Sheet
from congtam.sheets.packed import unpacked
from congtam.sheets.queries.columns import widened
from congtam.sheets.queries.scene import Scene, scene
from congtam.sheets.rules import layout_for
from congtam.sheets.values import Values


@dataclass(frozen=True)
class Behind:
    """A body behind a share or a derived row: its level in force, empty while that is open. `counts`: one
    set aside from rating is in no base."""

    name: str
    level: str
    stage: str
    counts: bool = True


@dataclass(frozen=True)
class Standing:
    pack: Pack
    kind: str
    readings: Mapping[str, RowReading]
    explanation: Explanation
    rating: Rating
    around: Scene

    @property
    def low(self) -> int | None:
        return self._total("low")

    @property
    def high(self) -> int | None:
        return self._total("high")

    @property
    def top(self) -> int | None:
        return self._total("top")

    def chosen(self, address: str, choices: Iterable[str]) -> dict[str, bool | None]:
        """By option: chosen, not chosen, or not yet known."""
        row = self.explanation.outcome.row
        return {name: row.get(row_column("chosen", f"{address}:{name}")) for name in choices}

    def exists(self, address: str) -> bool | None:
        """By itself, whatever stands above it."""
        known: bool | None = self.explanation.outcome.row.get(row_column("exists", address), True)
        return known

    def _total(self, end: str) -> int | None:
        found: int | None = self.explanation.outcome.row.get(f"score:{end}")
        return found


def standing_of(sheet: Sheet, marks: Mapping[str, Values] | None = None) -> Standing:
    """By the marks of this sheet; of everybody else the own sheets count. `marks` goes before what was
    saved."""
    dossier = sheet.dossier
    there = scene(dossier.campaign)
    layout = layout_for(dossier.campaign, dossier.kind)
    own = marks if marks is not None else unpacked(layout, bytes(sheet.packed))
    others = [name for name in there.around(dossier.key) if name != dossier.key]
    entries = [with_marks(there.entries.get(dossier.key) or bare_entry(dossier), own)]
    entries += with_own_sheets(there, others)
    rating = rate(there.pack, widened(there.pack, population_of(there.pack, entries)), there.plan)
    explanation = explain(rating, dossier.key)
    readings = read_rows(there.pack, dossier.kind, explanation.outcome.row)
    return Standing(there.pack, dossier.kind, readings, explanation, rating, there)


def with_own_sheets(there: Scene, names: Iterable[str]) -> list[Entry]:
    """The entries of others, each with what their own sheets say."""
    listed = [name for name in names if name in there.entries]
    vectors = own_vectors(there.dossiers[name] for name in listed)
    return [entry_with(there.plan, there.entries[name], vectors.get(name, b"")) for name in listed]


def own_vectors(dossiers: Iterable[Dossier]) -> dict[str, bytes]:
    """By the engine's key, what stands on the own sheet of each."""
    keys = {row.pk: row.key for row in dossiers}
    kept = Sheet.objects.filter(dossier__in=list(keys), rule="") if keys else Sheet.objects.none()
    return {keys[pk]: bytes(vector) for pk, vector in kept.values_list("dossier", "packed")}


def vectors_in(campaign: Campaign) -> dict[str, bytes]:
    """The same of everybody who has a sheet in a campaign."""
    kept = Sheet.objects.filter(organisation=campaign.organisation_id, dossier__campaign=campaign, rule="")
    rows = kept.values_list("dossier__kind", "dossier__unit", "dossier__person", "packed")
    return {dossier_key(kind, unit, person): bytes(vector) for kind, unit, person, vector in rows}


def entry_with(plan: Plan, entry: Entry, vector: bytes) -> Entry:
    if not vector:
        return entry
    layout = plan.once(("layout", entry.type), partial(layout_of, plan.pack, entry.type))
    return with_marks(entry, unpacked(layout, vector))


def bodies_by_relation(standing: Standing, relations: Iterable[str]) -> dict[str, list[Behind]]:
    """The subjects at the other end of each relation, with their levels as they stand now. All at once: the
    tables of the others are read a single time."""
    there, key = standing.around, standing.explanation.outcome.id
    entry = there.entries.get(key)
    linked = {
        relation: [name for name in entry.links.get(relation, ()) if name in there.entries] if entry else []
        for relation in relations
    }
    kinds = {there.entries[name].type for names in linked.values() for name in names}
    rows = rows_of_subjects(standing.rating, kinds)
    return {
        relation: [behind(standing, name, rows.get(name)) for name in names]
        for relation, names in linked.items()
    }


def behind(standing: Standing, name: str, row: Mapping[str, Any] | None) -> Behind:
    level, stage = level_in(standing.pack, row)
    counts = row is None or row["is_rated"] is not False
    return Behind(standing.around.dossiers[name].name, level, stage, counts)


def rows_of_subjects(rating: Rating, kinds: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    tables = [rating.tables[kind].collect() for kind in kinds if kind in rating.tables]
    return {str(row["id"]): row for table in tables for row in table.iter_rows(named=True)}


def level_in(pack: Pack, row: Mapping[str, Any] | None) -> tuple[str, str]:
    """The one level in force, and by whom; empty while several are possible."""
    if row is None:
        return "", ""
    possible = [level for level in pack.levels if row[f"force:{level}"]]
    return (possible[0], STAGES[row["stage"]]) if len(possible) == 1 else ("", "")
