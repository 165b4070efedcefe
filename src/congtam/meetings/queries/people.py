"""Who sits in the meeting of a unit, and which part each has in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from congtam.campaigns.derived.bodies import WITH_BOARDS
from congtam.campaigns.models import Campaign, Participation
from congtam.meetings.models import Attendance
from congtam.people.models import Membership, Person, Post, Unit
from congtam.people.queries.roll import members, posts, posts_by_rank
from congtam.people.queries.tree import tree
from congtam.people.titles import TITLES, Rank

S = Attendance.Standing
OF_MEMBERS = {Unit.Kind.CELL, Unit.Kind.SECTIONAL_COMMITTEE}
STANDINGS = {
    Membership.Standing.PROBATIONARY: S.PROBATIONARY,
    Membership.Standing.SUSPENDED: S.SUSPENDED,
}
"""Who is exempt is an official member all the same."""
RANKS = list(Rank)
PLAIN = RANKS.index(Rank.MEMBER)
ROLES = {Rank.HEAD: "head", Rank.DEPUTY: "deputy"}
ORDINARY = "ordinary"


@dataclass(frozen=True)
class Seat:
    person: Person
    standing: str
    rank: int
    post: str

    @property
    def role(self) -> str:
        """As the agenda's orders call it."""
        return ROLES.get(RANKS[self.rank], ORDINARY)


@dataclass(frozen=True)
class Seats:
    """By rank, then by name."""

    rows: tuple[Seat, ...]

    @property
    def head(self) -> Person | None:
        return next((seat.person for seat in self.rows if seat.role == ROLES[Rank.HEAD]), None)

    @property
    def deputies(self) -> list[Person]:
        return [seat.person for seat in self.rows if seat.role == ROLES[Rank.DEPUTY]]

    def of(self, person: int | None) -> Seat | None:
        return next((seat for seat in self.rows if seat.person.pk == person), None)


def seats(unit: Unit, on: date) -> Seats:
    """The members of a cell; of any other body those who hold a post in it."""
    held = posts_held(unit, on)
    if unit.kind in OF_MEMBERS:
        rows = members(unit.organisation_id, on, cells=tree(unit.organisation_id, on).subtree(unit.pk))
        found = [seat(row.person, STANDINGS.get(row.standing, S.OFFICIAL), held) for row in rows]  # type: ignore[call-overload]
    else:
        people = {post.person_id: post.person for each in held.values() for post in each}
        found = [seat(person, S.MEMBER, held) for person in people.values()]
    return Seats(tuple(sorted(found, key=lambda one: (one.rank, one.person.sort_key, one.person.pk))))


def expected(campaign: Campaign, unit: Unit, on: date) -> Seats:
    """Who has a seat, and whom the document adds at this place of review: the heads and deputies of a
    council's boards, who lead nothing in the council's own meeting."""
    there = seats(unit, on)
    forums = campaign.participations.filter(group=Participation.Group.FORUMS, unit=unit, is_dropped=False)
    if not forums.filter(body__in=WITH_BOARDS).exists():
        return there
    seated = {seat.person.pk for seat in there.rows}
    added = {seat.person.pk: seat for seat in of_boards(unit, on)}
    return Seats((*there.rows, *(seat for person, seat in added.items() if person not in seated)))


def of_boards(council: Unit, on: date) -> list[Seat]:
    below = tree(council.organisation_id, on).below.get(council.pk, [])
    boards = {node.id: node.short for node in below if node.kind == Unit.Kind.COUNCIL_BOARD}
    held = posts_by_rank(posts(council.organisation_id, on, units=boards))
    return [
        Seat(post.person, S.MEMBER, PLAIN, post.wording or f"{post}, {boards[post.unit_id]}")
        for post in held
        if TITLES[post.title].rank in ROLES
    ]


def posts_held(unit: Unit, on: date) -> dict[int, list[Post]]:
    """By person, the highest first; who only works there does not sit in it."""
    found: dict[int, list[Post]] = {}
    for post in posts(unit.organisation_id, on, units=[unit.pk]):
        if TITLES[post.title].rank is not Rank.STAFF:
            found.setdefault(post.person_id, []).append(post)
    for each in found.values():
        each.sort(key=rank_of)
    return found


def rank_of(post: Post) -> int:
    return RANKS.index(TITLES[post.title].rank)


def seat(person: Person, standing: str, held: dict[int, list[Post]]) -> Seat:
    own = held.get(person.pk, [])
    highest = rank_of(own[0]) if own else len(RANKS) - 1
    return Seat(person, str(standing), highest, str(own[0]) if own else "")
