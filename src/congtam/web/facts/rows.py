"""What is known of a subject, fact by fact, and from whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congtam.campaigns.facts.asked import asked_facts, identifying_facts
from congtam.campaigns.facts.values import Value
from congtam.campaigns.models import Campaign, Dossier, EnteredFact
from congtam.engine.outcome import Outcome
from congtam.engine.pack import Pack
from congtam.sheets.queries.whole import Whole
from congtam.web.facts.values import kept_shown, shown

Whose = tuple[int | None, int | None]


@dataclass(frozen=True)
class Cell:
    """`value` as it counts now; `entry` where somebody entered it; `is_needed`: the result waits for it."""

    key: str
    label: str
    value: str
    entry: EnteredFact | None
    is_needed: bool
    told: str = ""
    """What the registers say, where something else was entered."""

    @property
    def is_said_unknown(self) -> bool:
        return self.entry is not None and self.entry.value is None


@dataclass(frozen=True)
class Row:
    dossier: Dossier
    cells: list[Cell]

    @property
    def waits(self) -> int:
        return sum(cell.is_needed for cell in self.cells)


def entries_of(campaign: Campaign, dossiers: Iterable[Dossier]) -> dict[Whose, dict[str, EnteredFact]]:
    """What was entered for them: a single question."""
    units, persons = set(), set()
    for row in dossiers:
        units.add(row.unit_id)
        persons.add(row.person_id)
    asked = EnteredFact.objects.filter(organisation=campaign.organisation_id, campaign=campaign)
    found: dict[Whose, dict[str, EnteredFact]] = {}
    for entry in asked.filter(unit__in=units - {None}) | asked.filter(person__in=persons - {None}):
        found.setdefault((entry.unit_id, entry.person_id), {})[entry.fact] = entry
    return found


def rows_of(now: Whole, dossiers: list[Dossier], facts: Iterable[str]) -> list[Row]:
    outcomes, entries = now.outcomes_of(dossiers), entries_of(now.campaign, dossiers)
    asked = list(facts)
    return [
        Row(
            one,
            [
                cell(now.pack, key, outcomes.get(one.pk), entries.get((one.unit_id, one.person_id), {}))
                for key in asked
            ],
        )
        for one in dossiers
    ]


def cell(pack: Pack, key: str, found: Outcome | None, entries: Mapping[str, EnteredFact]) -> Cell:
    """`found` is None for whoever is not rated here: what was entered still stands."""
    entry = entries.get(key)
    value: Value | None = found.row.get(f"fact:{key}") if found else None
    said = shown(pack, key, value)
    if entry is not None:
        said = "" if entry.value is None else kept_shown(pack, key, entry.value)
    needed = found is not None and key in found.missing
    return Cell(key, pack.facts[key].label, said, entry, needed)


def with_registers(now: Whole, row: Row) -> Row:
    """Beside an entry what the registers say, if they say something else."""
    if not any(one.entry for one in row.cells):
        return row
    told = now.told(row.dossier)
    cells = []
    for one in row.cells:
        said = shown(now.pack, one.key, told.get(one.key)) if one.entry else ""
        cells.append(Cell(one.key, one.label, one.value, one.entry, one.is_needed, said))
    return Row(row.dossier, cells)


def groups_of(pack: Pack, kind: str, row: Row) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """What the result waits for, the other facts of the rules, and those by which it is a subject at all."""
    rules = set(asked_facts(pack, kind))
    waiting = [one for one in row.cells if one.is_needed]
    others = [one for one in row.cells if not one.is_needed and one.key in rules]
    return waiting, others, [one for one in row.cells if one not in waiting and one not in others]


def facts_of(pack: Pack, kind: str) -> list[str]:
    asked = asked_facts(pack, kind)
    return [*asked, *(key for key in identifying_facts(pack, kind) if key not in asked)]
