"""What the rules ask about the subjects of a campaign that no vote and no decision changes: facts and links,
kept until the journal says that people, units, facts or subjects were touched. Results are read each time."""

from __future__ import annotations

from dataclasses import replace

from congtam.campaigns.facts.entries import (
    Index,
    Subject,
    campaign_entries,
    known,
    links,
    said_by_hand,
    with_words,
)
from congtam.campaigns.facts.ground import Ground, Registered, Standings
from congtam.campaigns.facts.persons import facts_of_person
from congtam.campaigns.facts.snapshot import retaken
from congtam.campaigns.facts.units import facts_of_unit
from congtam.campaigns.models import Campaign, Result
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings
from congtam.campaigns.queries.revision import Before, Kept, deeds_since, is_there, last_deed
from congtam.campaigns.queries.targets import parts_told

PASSED_BY = (
    *("account.", "assist.", "roster.export", "calendar.", "sheet.", "review.", "comment.", "draft."),
    *("sitting.", "ballots.", "campaign.move", "campaign.vote", "campaign.propose", "campaign.appraise"),
    *("campaign.decide", "campaign.plan", "campaign.item", "campaign.meeting", "campaign.held"),
    *("campaign.deadline", "campaign.call", "campaign.ask", "campaign.answer", "campaign.poll"),
    *("campaign.stale", "campaign.stands", "campaign.resolve"),
)
"""Deeds that touch no register and no subject. What a room tells of facts is noted as a campaign's deed."""
OF_FACTS = ("campaign.fact", "campaign.register", "campaign.target", "target.", "year.", "remedy.")
"""Deeds that touch what was entered for a campaign, and neither its subjects nor the registers of people."""
OF_TIES = ("membership.", "post.")
"""Deeds after which a person is linked to others."""
OF_ONE_PERSON = ("person.correct", "employment.", "leave.", "discipline.", "rating.", "register.withdraw")
"""Deeds after which the registers say something else of the person they are about, and of nobody else."""
SEVERAL = 50
"""More persons than that are read with everybody."""


def ground(campaign: Campaign) -> Ground:
    """Kept while nobody enters anything. In a transaction it knows what was noted in the journal so far; what
    is kept of one that is rolled back is never found again, since its deed is not."""
    return _GROUNDS.of(campaign, last_deed(campaign.organisation_id, PASSED_BY), entered_now)


def entered_now(campaign: Campaign, _: object) -> Ground:
    last = last_deed(campaign.organisation_id, (*PASSED_BY, *OF_FACTS))
    return with_entered(campaign, _REGISTERED.of(campaign, last, registered_since))


def registered_since(campaign: Campaign, before: Before[Registered] | None) -> Registered:
    """Where only single persons were spoken of since, the others stand as they were read."""
    if before is None:
        return registered_now(campaign)
    last, there = before
    if not is_there(campaign.organisation_id, last):
        return registered_now(campaign)
    deeds = deeds_since(campaign.organisation_id, last, (*PASSED_BY, *OF_FACTS))
    told = list(deeds.values_list("deed", "about")[: SEVERAL + 1])
    if len(told) > SEVERAL or not all(deed.startswith((*OF_ONE_PERSON, *OF_TIES)) for deed, _ in told):
        return registered_now(campaign)
    again = retold(there, {int(about.removeprefix("person:")) for _, about in told})
    if again and any(deed.startswith(OF_TIES) for deed, _ in told):
        again = tied(there, again)
    return again or registered_now(campaign)


def registered_now(campaign: Campaign) -> Registered:
    pack, around = pack_of(campaign), surroundings(campaign)
    dossiers = {row.key: row for row in campaign.dossiers.all()}
    entries = campaign_entries(pack, around, known(pack, around.there), dossiers.values())
    return Registered(pack, around, {entry.id: entry for entry in entries}, dossiers)


def retold(before: Registered, persons: set[int]) -> Registered | None:
    """With what the registers say now of these. None where somebody came or went, or where a kind of unit has
    its first post: that says something of everybody."""
    old, there = before.around.there, retaken(before.around.there, persons)
    if old.persons.keys() != there.persons.keys() or old.kinds_with_posts != there.kinds_with_posts:
        return None
    entries = dict(before.entries)
    for key, entry in before.entries.items():
        person = before.dossiers[key].person_id
        if person in persons:
            entries[key] = replace(entry, facts=facts_of_person(before.pack, there, person))
    return replace(before, around=replace(before.around, there=there), entries=entries)


def tied(before: Registered, now: Registered) -> Registered:
    """With the links of all units and of everybody who holds or held a post, and what units are by now: who
    holds none is linked by the own membership alone, and was told of."""
    pack, around, there = now.pack, now.around, now.around.there
    subjects = {key: Subject(row.kind, row.unit_id, row.person_id) for key, row in now.dossiers.items()}
    index = Index(subjects[key] for key in now.entries)
    entries = dict(now.entries)
    for key, entry in now.entries.items():
        one = subjects[key]
        is_told = entry is not before.entries[key]
        if one.unit:
            said = facts_of_unit(pack, there, there.tree.nodes[one.unit])
            entries[key] = replace(entry, facts=said, links=links(pack, around, one, index))
        elif is_told or one.person in there.posts:
            entries[key] = replace(entry, links=links(pack, around, one, index))
    return replace(now, entries=entries)


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
    return Ground(there.pack, there.around, found, there.dossiers)


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
