"""What the rules ask about the subjects of a campaign that no vote and no decision changes: facts and links,
kept until the journal says that people, units, facts or subjects were touched. Results are read each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import narwhals as nw

from congtam.campaigns.facts.entries import campaign_entries, known, said_by_hand, with_words
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings
from congtam.campaigns.queries.asked import asked_facts
from congtam.campaigns.queries.revision import Kept, last_deed
from congtam.campaigns.queries.targets import parts_told
from congtam.engine.entries import population_of
from congtam.engine.pack import Pack
from congtam.engine.population import Entry, Population

PASSED_BY = (
    *("account.", "assist.", "roster.export", "calendar.", "sheet.", "review.", "comment.", "draft."),
    *("sitting.", "ballots.", "campaign.move", "campaign.vote", "campaign.propose", "campaign.appraise"),
    *("campaign.decide", "campaign.plan", "campaign.item", "campaign.meeting", "campaign.held"),
    *("campaign.deadline", "campaign.call", "campaign.ask", "campaign.answer", "campaign.poll"),
)
"""Deeds that touch no register and no subject. What a room tells of facts is noted as a campaign's deed."""
OF_FACTS = ("campaign.fact", "campaign.register", "campaign.target", "target.", "year.", "remedy.")
"""Deeds that touch what was entered for a campaign, and neither its subjects nor the registers of people."""
ACTS = ("voted", "vote"), ("proposed", "propose"), ("decided", "decide")


@dataclass(frozen=True)
class Registered:
    """The subjects as the registers of people alone tell them, by the engine's key of a dossier."""

    pack: Pack
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


def ground(campaign: Campaign) -> Ground:
    """Kept while nobody enters anything."""
    return _GROUNDS.of(campaign, last_deed(campaign.organisation_id, PASSED_BY), entered_now)


def read(campaign: Campaign) -> Ground:
    """All of it as it stands now, inside a transaction too."""
    return with_entered(campaign, registered_now(campaign))


def entered_now(campaign: Campaign) -> Ground:
    last = last_deed(campaign.organisation_id, (*PASSED_BY, *OF_FACTS))
    return with_entered(campaign, _REGISTERED.of(campaign, last, registered_now))


def registered_now(campaign: Campaign) -> Registered:
    pack, around = pack_of(campaign), surroundings(campaign)
    dossiers = {row.key: row for row in campaign.dossiers.all()}
    entries = campaign_entries(pack, around, known(pack, around.there), dossiers.values())
    return Registered(pack, {entry.id: entry for entry in entries}, dossiers)


def with_entered(campaign: Campaign, there: Registered) -> Ground:
    words = said_by_hand(there.pack, entered_facts(campaign))
    told = parts_told(campaign, there.pack)
    found = dict(there.entries)
    for key, entry in there.entries.items():
        row = there.dossiers[key]
        if said := words.get((row.unit_id, row.person_id)):
            found[key] = replace(found[key], facts=with_words(entry.facts, said))
        if parts := told.get(row.pk):
            found[key] = replace(found[key], parts=parts)
    return Ground(there.pack, found, there.dossiers)


_REGISTERED: Kept[Registered] = Kept()
_GROUNDS: Kept[Ground] = Kept()


def standings(campaign: Campaign) -> Standings:
    days = campaign.dossiers.order_by().values_list("pk", "reviewed_on")
    return Standings({key: day is not None for key, day in days}, levels_in_force(campaign))


def levels_in_force(campaign: Campaign) -> dict[int, dict[str, str]]:
    rows = Result.objects.filter(
        organisation=campaign.organisation_id, dossier__campaign=campaign, annulled_because=""
    ).values_list("dossier_id", "act", "level")
    found: dict[int, dict[str, str]] = {}
    for dossier, act, level in rows:
        found.setdefault(dossier, {})[act] = level
    return found


def entries_now(there: Ground, now: Standings) -> dict[str, Entry]:
    """Each with how far it is."""
    found = {}
    for key, entry in there.entries.items():
        dossier = there.dossiers[key].pk
        levels = now.levels.get(dossier, {})
        found[key] = replace(
            entry,
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
