"""Who votes, over what, and of how many the majority is taken: by the pack and the lists of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from congtam.campaigns.derived.bodies import WHOLE_ORGANISATION
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.engine.pack.process import Ballot
from congtam.people.models import Leave, Membership, Person
from congtam.people.queries.roll import members, posts
from congtam.people.queries.tree import Tree, tree
from congtam.people.titles import TITLES, Rank

Standing = Membership.Standing
MEMBERS_VOTE = {"own_cell", "cell_members", "sectional_members"}
COMMITTEE_VOTES = {"own_committee", "cell_committee", "own_cell_committee"}
"""The committee of a cell; where there is none, the whole cell."""
RANKS = list(Rank)


@dataclass(frozen=True)
class Electorate:
    """Everybody entitled, by name; each way to count the base, with its number."""

    entitled: tuple[Person, ...]
    bases: dict[str, int]


def electorate(campaign: Campaign, ballot: Ballot, place: int, on: date) -> Electorate:
    """Probationary members take part without a vote, and so does whoever is suspended."""
    there = tree(campaign.organisation_id, on)
    seated = seats(campaign, ballot, place, on)
    rows = list(members(campaign.organisation_id, on, cells=there.subtree(place)))
    official = [row for row in rows if row.standing != Standing.PROBATIONARY]
    away = away_on(campaign.organisation_id, on, [row.person_id for row in official])
    active = [row for row in official if row.standing == Standing.OFFICIAL and row.person_id not in away]
    voting = [row.person for row in official if row.standing != Standing.SUSPENDED]
    people = voting if seated is None else seated
    bases = {"official_members": len(official), "official_active": len(active), "body_members": len(people)}
    return Electorate(tuple(people), bases | {"present": 0})


def seats(campaign: Campaign, ballot: Ballot, place: int, on: date) -> list[Person] | None:
    """Who sits in the body that votes; None where all members vote."""
    if ballot.voters in MEMBERS_VOTE:
        return None
    rows = [
        row
        for row in posts(campaign.organisation_id, on, units=[place])
        if TITLES[row.title].rank is not Rank.STAFF
    ]
    has_members = any(TITLES[row.title].rank in {Rank.MEMBER, Rank.STANDING} for row in rows)
    if ballot.voters in COMMITTEE_VOTES and not has_members:
        return None
    people = {row.person_id: row.person for row in rows}
    return sorted(people.values(), key=lambda person: (person.sort_key, person.pk))


def away_on(organisation: int, on: date, people: Iterable[int]) -> set[int]:
    """Living in another organisation for a time: not in activity here."""
    rows = Leave.objects.on(on).filter(organisation=organisation, kind=Leave.Kind.ELSEWHERE)
    return set(rows.filter(person__in=list(people)).values_list("person", flat=True))


@dataclass(frozen=True)
class Place:
    """A unit in which a vote of the pack can be held, with how many subjects it is about."""

    unit: int
    name: str
    subjects: int


def places(campaign: Campaign, ballot: Ballot, on: date) -> list[Place]:
    there = tree(campaign.organisation_id, on)
    homes = list(votable(campaign, ballot).values_list("home", flat=True))
    if ballot.voters in WHOLE_ORGANISATION:
        kind, _ = WHOLE_ORGANISATION[ballot.voters]
        return [Place(node.id, node.name, len(homes)) for node in there.of_kind(kind)[:1] if homes]
    return [
        Place(node.id, node.name, homes.count(node.id)) for node, _ in there.walk() if node.id in set(homes)
    ]


def votable(campaign: Campaign, ballot: Ballot) -> QuerySet[Dossier]:
    rows = campaign.dossiers.filter(kind__in=list(ballot.for_subjects), is_listed=True)
    return rows.exclude(is_rated=False)


def subjects(campaign: Campaign, ballot: Ballot, place: int, on: date) -> list[Dossier]:
    """In the order of the ballot: unit by unit, members first, the head of each unit last."""
    rows = votable(campaign, ballot)
    if ballot.voters not in WHOLE_ORGANISATION:
        rows = rows.filter(home=place)
    there = tree(campaign.organisation_id, on)
    order = {node.id: number for number, (node, _) in enumerate(there.walk())}
    found = list(rows)
    held = ranks(campaign, found, on)
    return sorted(
        found,
        key=lambda row: (
            order.get(row.home_id or 0, len(order)),
            -held.get((row.person_id or 0, row.home_id or 0), len(RANKS)),
            row.sort_key,
            row.pk,
        ),
    )


def ranks(campaign: Campaign, rows: list[Dossier], on: date) -> dict[tuple[int, int], int]:
    """The highest rank that each person holds in the own unit."""
    homes = {row.home_id for row in rows if row.person_id and row.home_id}
    found: dict[tuple[int, int], int] = {}
    for post in posts(campaign.organisation_id, on, units=homes):
        key, rank = (post.person_id, post.unit_id), RANKS.index(TITLES[post.title].rank)
        found[key] = min(rank, found.get(key, rank))
    return found


def ballot_of(campaign: Campaign, key: str) -> Ballot | None:
    return pack_of(campaign).ballots.get(key)


def cells_of(rows: Iterable[Dossier], there: Tree) -> dict[int, str]:
    """What each dossier's unit is called on a ballot that is read cell by cell."""
    nodes = there.nodes
    return {row.pk: nodes[row.home_id].name if row.home_id in nodes else "" for row in rows}
