"""Everything the facts are read from, on one day, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from django.db.models import QuerySet

from congtam.people.models import (
    Discipline,
    Employment,
    Leave,
    Membership,
    Person,
    Placing,
    Post,
    ProfessionalRating,
)
from congtam.people.queries.tree import Node, Tree, tree
from congtam.people.titles import TITLES, Rank

Row = TypeVar("Row", Post, Leave, Discipline)
One = TypeVar("One", Membership, Employment, ProfessionalRating)
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Terms:
    """Of which organisation, on which day, over which time; whether the registers were declared complete."""

    organisation: int
    day: date
    covers: tuple[date, date]
    year: int
    registers_complete: bool = False


@dataclass(frozen=True)
class Snapshot:
    terms: Terms
    tree: Tree
    first_days: dict[int, date]
    persons: dict[int, Person]
    memberships: dict[int, Membership]
    employments: dict[int, Employment]
    posts: dict[int, list[Post]]
    leaves: dict[int, list[Leave]]
    disciplines: dict[int, list[Discipline]]
    ratings: dict[int, ProfessionalRating]

    @cached_property
    def order(self) -> dict[int, int]:
        """The place of each unit as one walks the tree."""
        return {node.id: place for place, (node, _) in enumerate(self.tree.walk())}

    @cached_property
    def by_kind(self) -> dict[str, list[Node]]:
        """Units of each kind, as the tree has them: asked for every person."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node, _ in self.tree.walk():
            found[node.kind].append(node)
        return found

    def of_kinds(self, *kinds: str) -> frozenset[int]:
        return frozenset(node.id for kind in kinds for node in self.by_kind[kind])

    @cached_property
    def posts_in(self) -> dict[int, list[Post]]:
        """By unit."""
        found: dict[int, list[Post]] = defaultdict(list)
        for posts in self.posts.values():
            for post in posts:
                found[post.unit_id].append(post)
        return found

    @cached_property
    def members_of(self) -> dict[int, list[int]]:
        """Persons by cell."""
        found: dict[int, list[int]] = defaultdict(list)
        for person, row in self.memberships.items():
            found[row.cell_id].append(person)
        return found

    @cached_property
    def beside(self) -> dict[int, list[Node]]:
        """The bodies that stand beside a cell: its neighbourhood, its branches."""
        found: dict[int, list[Node]] = defaultdict(list)
        for node in self.tree.nodes.values():
            if node.beside is not None:
                found[node.beside].append(node)
        return found

    def held(self, person: int, kinds: Iterable[str], ranks: Iterable[Rank] = Rank) -> list[Post]:
        """The person's posts in units of these kinds, of these ranks."""
        wanted, places = set(ranks), set(kinds)
        return [
            post
            for post in self.posts.get(person, ())
            if (node := self.tree.nodes.get(post.unit_id))
            if node.kind in places and TITLES[post.title].rank in wanted
        ]

    @cached_property
    def kinds_with_posts(self) -> frozenset[str]:
        return frozenset(self.tree.nodes[unit].kind for unit in self.posts_in)

    def keeps_posts(self, kinds: Iterable[str]) -> bool:
        """Whether anybody's post in such a unit is recorded: only then does having none say anything."""
        return not self.kinds_with_posts.isdisjoint(kinds)


def taken(terms: Terms) -> Snapshot:
    ours = terms.organisation
    there = tree(ours, terms.day)
    posts = by_person(row for row in posts_held(terms) if row.unit_id in there.nodes)
    members = {row.person_id: row for row in memberships(terms)}
    kept = Person.objects.filter(organisation=ours).in_bulk()
    return Snapshot(
        terms=terms,
        tree=there,
        first_days=first_days(ours),
        persons={key: kept[key] for key in {**members, **posts} if key in kept},
        memberships=members,
        employments={row.person_id: row for row in employments(terms)},
        posts=posts,
        leaves=by_person(leaves(terms)),
        disciplines=by_person(disciplines(terms)),
        ratings={row.person_id: row for row in ratings(terms)},
    )


def retaken(before: Snapshot, persons: Collection[int]) -> Snapshot:
    """With everything that is written of these persons read again."""
    terms = before.terms
    kept = Person.objects.filter(organisation=terms.organisation).in_bulk(list(persons))
    held = (row for row in posts_held(terms).filter(person__in=persons) if row.unit_id in before.tree.nodes)
    posts = without(before.posts, persons) | by_person(held)
    members = without(before.memberships, persons) | by_one(memberships(terms), persons)
    return replace(
        before,
        persons=without(before.persons, persons)
        | {key: person for key, person in kept.items() if key in posts or key in members},
        memberships=members,
        employments=without(before.employments, persons) | by_one(employments(terms), persons),
        posts=posts,
        leaves=without(before.leaves, persons) | by_person(leaves(terms).filter(person__in=persons)),
        disciplines=without(before.disciplines, persons)
        | by_person(disciplines(terms).filter(person__in=persons)),
        ratings=without(before.ratings, persons) | by_one(ratings(terms), persons),
    )


def posts_held(terms: Terms) -> QuerySet[Post]:
    return Post.objects.on(terms.day).filter(organisation=terms.organisation)


def memberships(terms: Terms) -> QuerySet[Membership]:
    return Membership.objects.on(terms.day).filter(organisation=terms.organisation)


def employments(terms: Terms) -> QuerySet[Employment]:
    return Employment.objects.on(terms.day).filter(organisation=terms.organisation)


def leaves(terms: Terms) -> QuerySet[Leave]:
    return Leave.objects.during(*terms.covers).filter(organisation=terms.organisation)


def disciplines(terms: Terms) -> QuerySet[Discipline]:
    first, last = terms.covers
    return Discipline.objects.filter(
        organisation=terms.organisation, decided_on__gte=first, decided_on__lte=last
    )


def ratings(terms: Terms) -> QuerySet[ProfessionalRating]:
    return ProfessionalRating.objects.filter(organisation=terms.organisation, year=terms.year)


def by_one(rows: QuerySet[One], persons: Collection[int]) -> dict[int, One]:
    return {row.person_id: row for row in rows.filter(person__in=persons)}


def without(rows: Mapping[int, Kept], persons: Collection[int]) -> dict[int, Kept]:
    return {person: row for person, row in rows.items() if person not in persons}


def by_person(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def first_days(organisation: int) -> dict[int, date]:
    """Since when each unit exists, whatever it was called before."""
    rows = Placing.objects.filter(organisation=organisation).values_list("unit_id", "since")
    found: dict[int, date] = {}
    for unit, since in rows:
        found[unit] = min(since, found.get(unit, since))
    return found
