"""Who sits in the meeting of a unit, and so must get its drafts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congtam.campaigns.models import Campaign, Supervision
from congtam.people.models import Membership, Person, Post, Unit
from congtam.people.queries.tree import Tree, tree
from congtam.people.titles import TITLES, Rank

CELLS = {Unit.Kind.CELL, Unit.Kind.SECTIONAL_COMMITTEE}
AT_MEETINGS = {Membership.Standing.OFFICIAL, Membership.Standing.PROBATIONARY}


def participants(campaign: Campaign, units: Iterable[int], day: date) -> dict[int, list[Person]]:
    """By unit: the members of a cell who take part in its life, the holders of posts of any other body, and
    whoever is in charge of the unit. As many questions for one unit as for a hundred."""
    found = seated(campaign, units, day)
    asked = {person for persons in found.values() for person in persons}
    known = Person.objects.filter(organisation=campaign.organisation_id).in_bulk(list(asked))
    return {
        unit: sorted((known[key] for key in persons), key=lambda one: (one.sort_key, one.pk))
        for unit, persons in found.items()
    }


def seated(campaign: Campaign, units: Iterable[int], day: date) -> dict[int, set[int]]:
    """The same as numbers, where nobody is named."""
    wanted, there = set(units), tree(campaign.organisation_id, day)
    found: dict[int, set[int]] = {unit: set() for unit in wanted}
    seats = seats_of(there, wanted)
    rows = Membership.objects.on(day).filter(organisation=campaign.organisation_id, cell__in=list(seats))
    for cell, person in rows.filter(standing__in=AT_MEETINGS).values_list("cell_id", "person_id"):
        for unit in seats[cell]:
            found[unit].add(person)
    held = Post.objects.on(day).filter(organisation=campaign.organisation_id)
    for place, person, title in held.values_list("unit_id", "person_id", "title"):
        if TITLES[title].rank is not Rank.STAFF:
            for unit in meeting_of(there, place) & wanted:
                found[unit].add(person)
    charges = Supervision.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, unit__in=wanted, person__isnull=False
    )
    for unit, charged in charges.values_list("unit_id", "person_id"):
        found[unit].add(charged or 0)
    return found


def seats_of(there: Tree, units: set[int]) -> dict[int, set[int]]:
    """Of each cell: the meetings in which its members sit."""
    seats: dict[int, set[int]] = {}
    for unit in units:
        node = there.nodes.get(unit)
        if node is not None and node.kind in CELLS:
            for cell in there.subtree(unit):
                seats.setdefault(cell, set()).add(unit)
    return seats


def meeting_of(there: Tree, unit: int) -> set[int]:
    """A committee of the base organisation also meets in the name of the organisation."""
    node = there.nodes.get(unit)
    if node is not None and node.kind == Unit.Kind.EXECUTIVE_COMMITTEE and node.parent:
        return {unit, node.parent}
    return {unit}
