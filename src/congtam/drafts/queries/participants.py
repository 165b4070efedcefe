"""Who sits in the meeting of a unit, and so must get its drafts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congtam.campaigns.models import Campaign, Supervision
from congtam.people.models import Membership, Person, Unit
from congtam.people.queries.roll import members, posts
from congtam.people.queries.tree import Tree, tree
from congtam.people.titles import TITLES, Rank

CELLS = {Unit.Kind.CELL, Unit.Kind.SECTIONAL_COMMITTEE}
AT_MEETINGS = {Membership.Standing.OFFICIAL, Membership.Standing.PROBATIONARY}


def participants(campaign: Campaign, units: Iterable[int], day: date) -> dict[int, list[Person]]:
    """By unit: the members of a cell who take part in its life, the holders of posts of any other body, and
    whoever is in charge of the unit. As many questions for one unit as for a hundred."""
    wanted, there = set(units), tree(campaign.organisation_id, day)
    found: dict[int, dict[int, Person]] = {unit: {} for unit in wanted}
    seats = seats_of(there, wanted)
    seated = members(campaign.organisation_id, day).filter(standing__in=AT_MEETINGS, cell__in=seats)
    for row in seated:
        for unit in seats[row.cell_id]:
            found[unit][row.person_id] = row.person
    for post in posts(campaign.organisation_id, day):
        if TITLES[post.title].rank is not Rank.STAFF:
            for unit in meeting_of(there, post.unit_id) & wanted:
                found[unit][post.person_id] = post.person
    charges = Supervision.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, unit__in=wanted, person__isnull=False
    ).select_related("person")
    for charge in charges:
        if charge.person:
            found[charge.unit_id][charge.person.pk] = charge.person
    return {
        unit: sorted(rows.values(), key=lambda one: (one.sort_key, one.pk)) for unit, rows in found.items()
    }


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
