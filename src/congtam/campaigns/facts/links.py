"""Relations between subjects, by the names that packs give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from congtam.campaigns.facts.snapshot import Snapshot
from congtam.people.models import Unit
from congtam.people.queries.tree import Node
from congtam.people.titles import TITLES, Rank

K, V = Unit.Kind, Unit.Variety
BRANCHES = {K.FRONT_BRANCH, K.MASS_BRANCH, K.YOUTH_BRANCH}
COLLECTIVES = {K.COUNCIL_STANDING, K.COUNCIL_BOARD, K.PEOPLES_COMMITTEE, K.FRONT_STANDING, K.MASS_COMMITTEE}
LEADING = (Rank.HEAD, Rank.DEPUTY)
PARTY = {K.BASE_ORGANISATION, K.EXECUTIVE_COMMITTEE, K.SECTIONAL_COMMITTEE, K.CELL}


@dataclass(frozen=True)
class Linked:
    """The other ends: units, or persons."""

    units: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Surroundings:
    """The registers, and what the campaign itself knows: who is in charge of which unit."""

    there: Snapshot
    supervisors: dict[int, frozenset[int]] = field(default_factory=dict)


OfUnit = Callable[[Surroundings, int], Linked | None]
"""None: nobody could say; an empty answer says that there are none."""


def members(around: Surroundings, unit: int) -> Linked:
    cells = around.there.tree.subtree(unit)
    return Linked(persons=frozenset(p for cell in cells for p in around.there.members_of.get(cell, ())))


def committee_members(around: Surroundings, unit: int) -> Linked | None:
    """Its committee; without one, secretary and deputy. Of the base organisation: its executive committee."""
    holders = posts_of(around, committee_of(around, unit))
    return Linked(persons=holders) if holders else None


def people(around: Surroundings, unit: int) -> Linked | None:
    return committee_members(around, unit)


def posts_of(around: Surroundings, unit: int) -> frozenset[int]:
    posts = around.there.posts_in.get(unit, ())
    return frozenset(post.person_id for post in posts if TITLES[post.title].rank is not Rank.STAFF)


def committee_of(around: Surroundings, unit: int) -> int:
    """A base organisation is led by its executive committee."""
    node = around.there.tree.nodes[unit]
    below = around.there.tree.below.get(unit, [])
    if node.kind == K.BASE_ORGANISATION:
        return next((child.id for child in below if child.kind == K.EXECUTIVE_COMMITTEE), unit)
    return unit


def mass_bodies(around: Surroundings, unit: int) -> Linked:
    """The branches in the same neighbourhood as a cell."""
    return Linked(units=frozenset(n.id for n in around.there.beside.get(unit, ()) if n.kind in BRANCHES))


def same_level_bodies(around: Surroundings, unit: int) -> Linked | None:
    """Of the base organisation government, Front and mass organisations; of a cell what stands beside it."""
    tree = around.there.tree
    if tree.nodes[unit].kind == K.BASE_ORGANISATION:
        return Linked(units=around.there.of_kinds(*COLLECTIVES))
    beside = frozenset(node.id for node in around.there.beside.get(unit, ()))
    return Linked(units=beside) if beside else None


def government(around: Surroundings, unit: int) -> Linked | None:
    """Of the base organisation its government; of a cell the agency beside it, where anything beside it is
    recorded."""
    there = around.there
    if there.tree.nodes[unit].kind == K.BASE_ORGANISATION:
        return Linked(units=there.of_kinds(K.COUNCIL_STANDING, K.PEOPLES_COMMITTEE))
    beside = there.beside.get(unit, ())
    return Linked(units=frozenset(node.id for node in beside if node.kind == K.AGENCY)) if beside else None


def organisation(around: Surroundings, unit: int) -> Linked | None:
    """Of a party collective its own organisation; what a body of government belongs to is not in the tree."""
    node = around.there.tree.nodes[unit]
    if node.kind in {K.BASE_ORGANISATION, K.SECTIONAL_COMMITTEE, K.CELL}:
        return Linked(units=frozenset({unit}))
    if node.kind == K.EXECUTIVE_COMMITTEE and node.parent:
        return Linked(units=frozenset({node.parent}))
    return None


def lower_units(around: Surroundings, unit: int) -> Linked:
    """Of the base organisation all under it; of a mass body the branches of its own line."""
    tree = around.there.tree
    node = tree.nodes[unit]
    if node.kind == K.FRONT_STANDING:
        return Linked(units=around.there.of_kinds(K.FRONT_BRANCH))
    if node.kind == K.MASS_COMMITTEE:
        branches = (*around.there.by_kind[K.MASS_BRANCH], *around.there.by_kind[K.YOUTH_BRANCH])
        return Linked(units=frozenset(one.id for one in branches if one.variety == node.variety))
    return Linked(units=tree.subtree(unit) - {unit})


def sub_organisations(around: Surroundings, unit: int) -> Linked:
    return Linked(units=frozenset(node.id for node in around.there.tree.below.get(unit, ())))


def supervisors(around: Surroundings, unit: int) -> Linked | None:
    found = around.supervisors.get(unit)
    return Linked(persons=found) if found else None


def bodies_and_units(around: Surroundings, unit: int) -> Linked | None:
    """Of those who lead the base organisation: government, Front, mass organisations, and all party units
    under it. Another body has only what stands beside it."""
    node = around.there.tree.nodes[unit]
    if node.kind not in {K.EXECUTIVE_COMMITTEE, K.STANDING_COMMITTEE, K.BASE_ORGANISATION}:
        return same_level_bodies(around, unit)
    found = around.there.of_kinds(*COLLECTIVES, K.CELL, K.SECTIONAL_COMMITTEE)
    return Linked(units=found) if found else None


def beside(kind: str, *, variety: str = "", named: str = "") -> OfUnit:
    """The one body of that kind in the same neighbourhood; None when nobody recorded one."""

    def read(around: Surroundings, unit: int) -> Linked | None:
        units = frozenset(
            node.id
            for node in around.there.beside.get(unit, ())
            if node.kind == kind and (not variety or node.variety == variety) and named in node.name.lower()
        )
        return Linked(units=units) if units else None

    return read


OF_UNIT: dict[str, OfUnit] = {
    "members": members,
    "committee_members": committee_members,
    "people": people,
    "mass_bodies": mass_bodies,
    "same_level_bodies": same_level_bodies,
    "organisation": organisation,
    "government": government,
    "lower_units": lower_units,
    "sub_organisations": sub_organisations,
    "supervisors": supervisors,
    "collective": lambda _, unit: Linked(units=frozenset({unit})),
    "bodies_and_units": bodies_and_units,
    "neighbourhood_board": beside(K.NEIGHBOURHOOD),
    "front_board": beside(K.FRONT_BRANCH),
    "youth_branch": beside(K.YOUTH_BRANCH),
    "womens_branch": beside(K.MASS_BRANCH, variety=V.WOMEN),
    "veterans_branch": beside(K.MASS_BRANCH, variety=V.VETERANS),
    "red_cross_branch": beside(K.MASS_BRANCH, named="chữ thập đỏ"),
    "study_promotion_branch": beside(K.MASS_BRANCH, named="khuyến học"),
}


def cell(around: Surroundings, person: int) -> Linked | None:
    row = around.there.memberships.get(person)
    return Linked(units=frozenset({row.cell_id})) if row else None


def collective(around: Surroundings, person: int) -> Linked:
    """The cell where the person is a member, and the bodies where the person sits."""
    own = cell(around, person)
    return Linked(units=(own.units if own else frozenset()) | seats(around, person))


def seats(around: Surroundings, person: int) -> frozenset[int]:
    """A seat in the executive committee is one in the collective of the base organisation."""
    found: set[int] = set()
    for post in around.there.posts.get(person, ()):
        node = around.there.tree.nodes[post.unit_id]
        if node.kind in {K.EXECUTIVE_COMMITTEE, K.STANDING_COMMITTEE} and node.parent:
            found.add(node.parent)
        elif node.kind in COLLECTIVES | {K.BASE_ORGANISATION}:
            found.add(node.id)
    return frozenset(found)


def headed(kinds: Iterable[str]) -> Callable[[Surroundings, int], Linked]:
    """The units that the person heads: none is an answer, since posts are recorded."""
    places = set(kinds)

    def read(around: Surroundings, person: int) -> Linked:
        posts = around.there.held(person, places, [Rank.HEAD])
        nodes = [around.there.tree.nodes[post.unit_id] for post in posts]
        return Linked(
            units=frozenset(
                node.parent if node.kind == K.EXECUTIVE_COMMITTEE and node.parent else node.id
                for node in nodes
            )
        )

    return read


def led(around: Surroundings, person: int) -> Linked:
    """What the person heads or helps to head, as deputy; leaders of a committee lead its organisation."""
    posts, nodes = around.there.posts.get(person, ()), around.there.tree.nodes
    leading = [nodes[post.unit_id] for post in posts if TITLES[post.title].rank in LEADING]
    return Linked(units=frozenset(led_by_committee(node) or node.id for node in leading))


def led_by_committee(node: Node) -> int | None:
    return node.parent if node.kind in {K.EXECUTIVE_COMMITTEE, K.STANDING_COMMITTEE} else None


def headed_people(around: Surroundings, person: int) -> Linked:
    """Everybody in what the person heads. Of two who head each other's units neither can come first."""
    if not around.there.posts.get(person):
        return Linked()
    units = headed(COLLECTIVES | PARTY | {K.AGENCY})(around, person).units
    people = frozenset[int]().union(*(members(around, one).persons | posts_of(around, one) for one in units))
    return Linked(persons=people - heads_over(around, person) - {person})


def heads_over(around: Surroundings, person: int) -> frozenset[int]:
    """Who heads a cell or a body in which the person sits."""
    places = {committee_of(around, unit) for unit in collective(around, person).units}
    return frozenset(
        post.person_id
        for unit in places
        for post in around.there.posts_in.get(unit, ())
        if TITLES[post.title].rank is Rank.HEAD
    )


OF_PERSON: dict[str, OfUnit] = {
    "cell": cell,
    "collective": collective,
    "headed_collectives": headed(COLLECTIVES | {K.EXECUTIVE_COMMITTEE}),
    "headed_organisations": headed({K.AGENCY, K.EXECUTIVE_COMMITTEE, K.BASE_ORGANISATION, K.CELL}),
    "headed_party_organisations": headed(PARTY),
    "headed_people": headed_people,
    "led_units": led,
    "led_party_organisations": led,
    "as_member": lambda _, person: Linked(persons=frozenset({person})),
}
