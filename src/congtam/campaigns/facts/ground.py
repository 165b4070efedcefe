"""What the rules ask of the subjects of one campaign, as the engine takes it, and how far each subject is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import narwhals as nw

from congtam.campaigns.facts.asked import asked_facts
from congtam.campaigns.facts.links import Surroundings
from congtam.campaigns.models import Dossier
from congtam.engine.entries import population_of
from congtam.engine.pack import Pack
from congtam.engine.population import Entry, Population

ACTS = ("voted", "vote"), ("proposed", "propose"), ("decided", "decide")


@dataclass(frozen=True)
class Registered:
    """The subjects as the registers of people alone tell them, by the engine's key of a dossier."""

    pack: Pack
    around: Surroundings
    entries: Mapping[str, Entry]
    dossiers: Mapping[str, Dossier]


@dataclass(frozen=True)
class Ground(Registered):
    """The same with what was entered for the campaign."""

    @cached_property
    def population(self) -> Population:
        return computed(population_of(self.pack, self.entries.values()))

    @cached_property
    def waiting(self) -> dict[str, int]:
        """By kind, of how many that are rated some fact is not known yet."""
        asked = {kind: asked_facts(self.pack, kind) for kind in {one.type for one in self.entries.values()}}
        return Counter(
            entry.type
            for key, entry in self.entries.items()
            if self.dossiers[key].is_rated is not False
            and any(fact not in entry.facts for fact in asked[entry.type])
        )


@dataclass(frozen=True)
class Standings:
    """Of each dossier, by its number: whether it was reviewed, and its results in force by act."""

    reviewed: Mapping[int, bool]
    levels: Mapping[int, Mapping[str, str]]


def entries_now(there: Ground, now: Standings, names: Iterable[str] | None = None) -> dict[str, Entry]:
    """Each, or some, with how far it is."""
    found = {}
    for key in there.entries if names is None else names:
        dossier = there.dossiers[key].pk
        levels = now.levels.get(dossier, {})
        found[key] = replace(
            there.entries[key],
            reviewed=now.reviewed.get(dossier, False),
            voted=levels.get("vote"),
            proposed=levels.get("propose"),
            decided=levels.get("decide"),
        )
    return found


def standing_now(there: Ground, population: Population, now: Standings) -> Population:
    """The same as columns, for a population of this ground."""
    subjects = {kind: with_standing(there, table, now) for kind, table in population.subjects.items()}
    return Population(subjects, population.links)


def with_standing(there: Ground, table: nw.LazyFrame, now: Standings) -> nw.LazyFrame:  # type: ignore[type-arg]
    frame = table.collect()
    rows = [there.dossiers[str(key)].pk for key in frame["id"].to_list()]
    reviewed = [now.reviewed.get(row, False) for row in rows]
    columns = [nw.new_series("reviewed", reviewed, nw.Boolean, backend="polars")]
    for name, act in ACTS:
        levels = [now.levels.get(row, {}).get(act) for row in rows]
        ranks = [None if level is None else there.pack.rank(level) for level in levels]
        columns.append(nw.new_series(name, ranks, nw.Int64, backend="polars"))
    return frame.with_columns(*columns).lazy()


def computed(population: Population) -> Population:
    return Population(
        {kind: table.collect().lazy() for kind, table in population.subjects.items()},
        {relation: table.collect().lazy() for relation, table in population.links.items()},
    )
