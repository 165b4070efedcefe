"""The whole campaign as its rules see it now, with everybody's own sheet. It is rated again when the journal
says that something was done; until then all pages share one rating."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from threading import Lock

import narwhals as nw
from django.utils import timezone

from congtam.campaigns.facts.ground import Ground, computed, standing_now
from congtam.campaigns.facts.persons import facts_of_person
from congtam.campaigns.facts.snapshot import Snapshot, taken
from congtam.campaigns.facts.units import facts_of_unit
from congtam.campaigns.facts.values import Value
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import plan_of
from congtam.campaigns.queries.around import terms_of
from congtam.campaigns.queries.ground import ground, standings
from congtam.campaigns.queries.revision import last_deed
from congtam.campaigns.queries.standing import Held, held_in
from congtam.engine.entries import population_of
from congtam.engine.explanation import Explanation, explain
from congtam.engine.outcome import Outcome, outcome
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Population
from congtam.engine.rating import Rating, rate
from congtam.engine.rules import rules_of
from congtam.sheets.queries.columns import widened
from congtam.sheets.queries.standing import entry_with, own_vectors

PASSED_BY = ("account.", "assist.")
"""Deeds that change nothing a rule asks about."""
KEPT = 2


@dataclass(frozen=True)
class Whole:
    campaign: Campaign
    pack: Pack
    rating: Rating
    dossiers: Mapping[str, Dossier]
    made_at: datetime

    def outcomes_of(self, dossiers: Iterable[Dossier]) -> dict[int, Outcome]:
        """By dossier; whoever the registers do not know has none."""
        by_kind: dict[str, dict[str, int]] = {}
        for one in dossiers:
            by_kind.setdefault(one.kind, {})[one.key] = one.pk
        found: dict[int, Outcome] = {}
        for kind, keys in by_kind.items():
            table = self.rating.tables.get(kind)
            if table is None:
                continue
            rules = rules_of(self.pack, kind)
            for row in table.filter(nw.col("id").is_in(list(keys))).collect().iter_rows(named=True):
                found[keys[str(row["id"])]] = outcome(self.pack, kind, rules, row)
        return found

    def explanation(self, dossier: Dossier) -> Explanation | None:
        """Every step of one subject."""
        table = self.rating.tables.get(dossier.kind)
        if table is None or not self.outcomes_of([dossier]):
            return None
        return explain(replace(self.rating, tables={dossier.kind: table}), dossier.key)

    def counts(self, kind: str, facts: Iterable[str]) -> dict[str, int]:
        """Of how many subjects of a kind that are not set aside each fact is known."""
        table = self.rating.tables.get(kind)
        asked = [f"fact:{name}" for name in facts]
        if table is None or not asked:
            return {}
        rated = table.filter(nw.col("is_rated").fill_null(value=True))
        row = rated.select(nw.len().alias("all"), *(nw.col(name).count() for name in asked)).collect()
        return {name.removeprefix("fact:"): int(row[name][0]) for name in row.columns}

    @cached_property
    def held(self) -> dict[int, list[Held]]:
        """Of everybody; a page of some dossiers asks `held_of`."""
        return held_in(self.rating, self.dossiers)

    def held_of(self, dossiers: Iterable[Dossier]) -> dict[int, list[Held]]:
        return held_in(self.rating, self.dossiers, {row.key for row in dossiers})

    @cached_property
    def registers(self) -> Snapshot:
        return taken(terms_of(self.campaign))

    def told(self, dossier: Dossier) -> dict[str, Value]:
        """What the registers of people alone say of a subject, before anything that was entered."""
        there = self.registers
        if dossier.unit_id:
            node = there.tree.nodes.get(dossier.unit_id)
            return facts_of_unit(self.pack, there, node) if node else {}
        known = dossier.person_id in there.persons
        return facts_of_person(self.pack, there, dossier.person_id or 0) if known else {}


def whole(campaign: Campaign) -> Whole:
    key = campaign.pk, campaign.phase, last_deed(campaign.organisation_id, PASSED_BY)
    with _ONE_AT_A_TIME:
        if key not in _RATED:
            while len(_RATED) >= KEPT:
                del _RATED[next(iter(_RATED))]
            _RATED[key] = made(campaign)
        return _RATED[key]


_RATED: dict[tuple[int, str, str], Whole] = {}
_ONE_AT_A_TIME = Lock()


def made(campaign: Campaign) -> Whole:
    """Orders ask along relations that no frame asks about, so all links are kept beside the rating."""
    there, plan = ground(campaign), plan_of(campaign)
    with_sheets = sheeted(campaign, there, plan)
    population = standing_now(there, with_sheets, standings(campaign))
    rating = rate(there.pack, population, plan)
    settled = {kind: table.collect().lazy() for kind, table in rating.tables.items()}
    linked = Population(population.subjects, there.population.links)
    rated = replace(rating, population=linked, tables=settled)
    return Whole(campaign, there.pack, rated, there.dossiers, timezone.now())


def sheeted(campaign: Campaign, there: Ground, plan: Plan) -> Population:
    """Everybody with the marks of their own sheet: put together anew only where one of these changed."""
    vectors = own_vectors(there.dossiers.values())
    kept = _SHEETED.get(campaign.pk)
    if kept and kept[0] is there and kept[1] == vectors:
        return kept[2]
    entries = [entry_with(plan, entry, vectors.get(entry.id, b"")) for entry in there.entries.values()]
    found = computed(widened(there.pack, population_of(there.pack, entries)))
    _SHEETED[campaign.pk] = there, vectors, found
    return found


_SHEETED: dict[int, tuple[Ground, dict[str, bytes], Population]] = {}
