"""What the rating of a campaign is made of, and in whom it differs from a rating made before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from congtam.campaigns.facts.ground import Ground, Standings, computed, entries_now
from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.ground import ground, standings
from congtam.engine.entries import population_of
from congtam.engine.plan import Plan
from congtam.engine.population import Entry, Population
from congtam.sheets.queries.columns import widened
from congtam.sheets.queries.standing import entry_with, vectors_in


@dataclass(frozen=True)
class State:
    """Facts and links, what stands on own sheets, how far everybody is. Sheets by the engine's key of a
    dossier."""

    ground: Ground
    vectors: Mapping[str, bytes]
    standings: Standings

    def has_same_subjects(self, other: State) -> bool:
        return self.ground.dossiers is other.ground.dossiers

    def differing(self, other: State) -> list[str]:
        """Subjects of whom anything is said otherwise, where the subjects are the same."""
        return [key for key in self.ground.entries if self.differs(other, key)]

    def has_same_links(self, other: State, names: Iterable[str]) -> bool:
        now, before = self.ground.entries, other.ground.entries
        return all(now[name].links == before[name].links for name in names)

    def differs(self, other: State, key: str) -> bool:
        entry, before = self.ground.entries[key], other.ground.entries[key]
        row = self.ground.dossiers[key].pk
        return (
            (entry is not before and entry != before)
            or self.vectors.get(key) != other.vectors.get(key)
            or self.standings.reviewed.get(row) != other.standings.reviewed.get(row)
            or self.standings.levels.get(row) != other.standings.levels.get(row)
        )

    def population(self, plan: Plan, names: Iterable[str] | None = None) -> Population:
        """Of everybody, or of some. Orders ask along relations that no frame asks about: every link stays."""
        everything = population_of(plan.pack, self.entries(plan, names))
        asked = widened(plan.pack, everything)
        return computed(Population(asked.subjects, {**everything.links, **asked.links}))

    def entries(self, plan: Plan, names: Iterable[str] | None) -> Iterator[Entry]:
        now = entries_now(self.ground, self.standings, names)
        return (entry_with(plan, entry, self.vectors.get(key, b"")) for key, entry in now.items())


def state(campaign: Campaign) -> State:
    there = ground(campaign)
    return State(there, vectors_in(campaign), standings(campaign))
