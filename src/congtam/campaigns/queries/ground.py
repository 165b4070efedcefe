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
from congtam.campaigns.facts.snapshot import retaken
from congtam.campaigns.models import Campaign, Result
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings
from congtam.campaigns.queries.revision import Before, Kept, deeds_since, last_deed
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


OF_ONE_PERSON = (
    *("person.correct", "membership.", "post.", "employment.", "leave.", "discipline.", "rating."),
    "register.withdraw",
)
"""Deeds after which the registers say something else of the person they are about."""
SEVERAL = 50
"""More persons than that are read with everybody."""


def ground(campaign: Campaign) -> Ground:
    """Kept while nobody enters anything."""
    return _GROUNDS.of(campaign, last_deed(campaign.organisation_id, PASSED_BY), entered_now)


def read(campaign: Campaign) -> Ground:
    """All of it as it stands now, inside a transaction too."""
    return with_entered(campaign, registered_now(campaign))


def entered_now(campaign: Campaign, _: object) -> Ground:
    last = last_deed(campaign.organisation_id, (*PASSED_BY, *OF_FACTS))
    return with_entered(campaign, _REGISTERED.of(campaign, last, registered_since))


def registered_since(campaign: Campaign, before: Before[Registered] | None) -> Registered:
    """Where only single persons were spoken of since, the others stand as they were read."""
    if before is None:
        return registered_now(campaign)
    last, there = before
    deeds = deeds_since(campaign.organisation_id, last, (*PASSED_BY, *OF_FACTS))
    told = list(deeds.values_list("deed", "about")[: SEVERAL + 1])
    if len(told) > SEVERAL or not all(deed.startswith(OF_ONE_PERSON) for deed, _ in told):
        return registered_now(campaign)
    return retold(there, {int(about.removeprefix("person:")) for _, about in told}) or registered_now(
        campaign
    )


def registered_now(campaign: Campaign) -> Registered:
    pack, around = pack_of(campaign), surroundings(campaign)
    dossiers = {row.key: row for row in campaign.dossiers.all()}
    entries = campaign_entries(pack, around, known(pack, around.there), dossiers.values())
    return Registered(pack, around, {entry.id: entry for entry in entries}, dossiers)


def retold(before: Registered, persons: set[int]) -> Registered | None:
    """With what the registers say now of these, and with the links of all units and of everybody who holds a
    post: who holds none is linked by the own membership alone. None where somebody came or went, or where a
    kind of unit has its first post: that says something of everybody."""
    old, there = before.around.there, retaken(before.around.there, persons)
    if old.persons.keys() != there.persons.keys() or old.kinds_with_posts != there.kinds_with_posts:
        return None
    pack, around = before.pack, replace(before.around, there=there)
    facts = known(pack, there, persons=persons)
    subjects = {key: Subject(row.kind, row.unit_id, row.person_id) for key, row in before.dossiers.items()}
    index = Index(subjects[key] for key in before.entries)
    found = dict(before.entries)
    for key, entry in before.entries.items():
        one = subjects[key]
        if one.unit or one.person in persons or one.person in there.posts:
            said = facts.of(one)
            linked = links(pack, around, one, index)
            found[key] = replace(entry, facts=entry.facts if said is None else said, links=linked)
    return replace(before, around=around, entries=found)


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
