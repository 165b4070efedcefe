"""What the rules ask about the subjects of a campaign that no vote and no decision changes: facts and links,
kept until the journal says that people, units, facts or subjects were touched. Results are read each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

import narwhals as nw

from congtam.campaigns.facts.entries import campaign_entries, known
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings
from congtam.campaigns.queries.revision import last_deed
from congtam.campaigns.queries.targets import parts_told
from congtam.engine.entries import population_of
from congtam.engine.pack import Pack
from congtam.engine.population import Entry, Population

PASSED_BY = (
    *("account.", "assist.", "roster.export", "sheet.", "review.", "comment.", "draft.", "sitting."),
    *("ballots.", "campaign.move", "campaign.vote", "campaign.propose", "campaign.appraise"),
    *("campaign.decide", "campaign.plan", "campaign.item", "campaign.meeting", "campaign.held"),
    *("campaign.deadline", "campaign.call", "campaign.ask", "campaign.answer", "campaign.poll"),
)
"""Deeds that touch no register and no subject. What a room tells of facts is noted as a campaign's deed."""
KEPT_GROUNDS = 4
ACTS = ("voted", "vote"), ("proposed", "propose"), ("decided", "decide")


@dataclass(frozen=True)
class Ground:
    """By the engine's key of a dossier."""

    pack: Pack
    entries: Mapping[str, Entry]
    dossiers: Mapping[str, Dossier]

    @cached_property
    def population(self) -> Population:
        return computed(population_of(self.pack, self.entries.values()))


@dataclass(frozen=True)
class Standings:
    """Of each dossier, by its number: whether it was reviewed, and its results in force by act."""

    reviewed: Mapping[int, bool]
    levels: Mapping[int, Mapping[str, str]]


def ground(campaign: Campaign) -> Ground:
    terms = campaign.fingerprint, campaign.asked_on, campaign.registers_checked_on
    key = campaign.pk, terms, last_deed(campaign.organisation_id, PASSED_BY)
    with _ONE_AT_A_TIME:
        if key not in _KEPT:
            while len(_KEPT) >= KEPT_GROUNDS:
                del _KEPT[next(iter(_KEPT))]
            _KEPT[key] = read(campaign)
        return _KEPT[key]


_KEPT: dict[tuple[int, object, str], Ground] = {}
_ONE_AT_A_TIME = Lock()
"""Three hundred people who open their sheets at once wait for one reading, instead of making one each."""


def read(campaign: Campaign) -> Ground:
    pack, around = pack_of(campaign), surroundings(campaign)
    dossiers = {row.key: row for row in campaign.dossiers.all()}
    facts = known(pack, around.there, entered_facts(campaign))
    entries = {entry.id: entry for entry in campaign_entries(pack, around, facts, dossiers.values())}
    told = parts_told(campaign, pack)
    for key, entry in entries.items():
        if parts := told.get(dossiers[key].pk):
            entries[key] = replace(entry, parts=parts)
    return Ground(pack, entries, dossiers)


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
        acts = {name: levels.get(act) for name, act in ACTS}
        found[key] = replace(entry, reviewed=now.reviewed.get(dossier, False), **acts)
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
