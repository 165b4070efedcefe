"""Facts of units, by the names that packs give them."""

from __future__ import annotations

from collections.abc import Callable

from congtam.campaigns.facts.snapshot import Snapshot
from congtam.campaigns.facts.values import Value, choice
from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Fact
from congtam.people.models import Unit
from congtam.people.queries.tree import Node
from congtam.people.titles import TITLES, Rank

K = Unit.Kind

PARTY = ("party_organisation",)
COLLECTIVE = ("collective",)
IN_NEIGHBOURHOOD = ("neighbourhood",)
OTHER = ("other",)

UNIT_WORDS: dict[str, tuple[str, ...]] = {
    K.BASE_ORGANISATION: PARTY,
    K.CELL: PARTY,
    K.SECTIONAL_COMMITTEE: ("sectional", *PARTY),
    K.EXECUTIVE_COMMITTEE: COLLECTIVE,
    K.STANDING_COMMITTEE: COLLECTIVE,
    K.INSPECTION_COMMITTEE: COLLECTIVE,
    K.COUNCIL_STANDING: COLLECTIVE,
    K.PEOPLES_COMMITTEE: COLLECTIVE,
    K.FRONT_STANDING: COLLECTIVE,
    K.MASS_COMMITTEE: ("mass_organisation", *COLLECTIVE),
    K.FRONT_BRANCH: IN_NEIGHBOURHOOD,
    K.MASS_BRANCH: IN_NEIGHBOURHOOD,
    K.YOUTH_BRANCH: IN_NEIGHBOURHOOD,
    K.NEIGHBOURHOOD: IN_NEIGHBOURHOOD,
    K.AGENCY: ("outside",),
}
"""After a unit's own kind: wider words by which packs may know it."""

COLLECTIVE_WORDS: dict[str, tuple[str, ...]] = {
    K.PEOPLES_COMMITTEE: ("peoples_committee",),
    K.COUNCIL_STANDING: ("council_and_committee",),
}


def unit_kind(fact: Fact, _: Snapshot, unit: Node) -> Value | None:
    return choice(fact, (unit.kind, *UNIT_WORDS.get(unit.kind, ()), *OTHER))


def cell_kind(fact: Fact, _: Snapshot, unit: Node) -> Value | None:
    return choice(fact, (unit.variety,)) if unit.kind == K.CELL else None


def collective_kind(fact: Fact, _: Snapshot, unit: Node) -> Value | None:
    return choice(fact, COLLECTIVE_WORDS.get(unit.kind, ()))


def has_committee(_: Fact, there: Snapshot, unit: Node) -> Value | None:
    """A cell whose posts are recorded has a committee where anybody is a plain member of it."""
    posts = there.posts_in.get(unit.id)
    if unit.kind != K.CELL or not posts:
        return None
    return any(TITLES[post.title].rank is Rank.MEMBER for post in posts)


def established_on(_: Fact, there: Snapshot, unit: Node) -> Value | None:
    return there.first_days[unit.id]


def member_count(_: Fact, there: Snapshot, unit: Node) -> Value | None:
    """Members of a cell; of a body, those who hold a post in it."""
    if unit.kind == K.CELL:
        return len(there.members_of.get(unit.id, ()))
    posts = there.posts_in.get(unit.id)
    return len({post.person_id for post in posts}) if posts else None


UNIT_FACTS: dict[str, Callable[[Fact, Snapshot, Node], Value | None]] = {
    "unit_kind": unit_kind,
    "cell_kind": cell_kind,
    "collective_kind": collective_kind,
    "has_committee": has_committee,
    "established_on": established_on,
    "member_count": member_count,
}


def facts_of_unit(pack: Pack, there: Snapshot, unit: Node) -> dict[str, Value]:
    asked = (
        (name, read(pack.facts[name], there, unit)) for name, read in UNIT_FACTS.items() if name in pack.facts
    )
    return {name: value for name, value in asked if value is not None}
