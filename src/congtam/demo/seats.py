"""Who sits where: posts with their days, and which one is the main post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from congtam.demo.described import Described, Seat, Who, kinds
from congtam.demo.drawn import DrawnCell, DrawnPerson, DrawnPost, DrawnUnit
from congtam.demo.draws import Draws
from congtam.people.models import Post, Unit

MOST_POSTS = 2
LONGEST_TERM = 1500
BEFORE = 15
"""In so many of a hundred cells somebody else was secretary before."""
K = Unit.Kind
ELECTED_TOGETHER = {K.EXECUTIVE_COMMITTEE, K.STANDING_COMMITTEE, K.INSPECTION_COMMITTEE}
WEIGHT = (K.PEOPLES_COMMITTEE, K.PARTY_OFFICE, K.AGENCY, K.CELL)
"""Whose posts are main posts before others."""


@dataclass(frozen=True)
class Seating:
    ward: Described
    draws: Draws
    day: date
    units: Mapping[str, DrawnUnit]

    def fill(self, cells: Iterable[DrawnCell], members: Sequence[DrawnPerson]) -> None:
        """Every post that is described, then every seat that somebody suits."""
        for member in members:
            for post in member.named.posts if member.named else ():
                self.seat(member, post.place, Seat(title=post.title, wording=post.wording), main=post.main)
        at_home = defaultdict(list)
        for member in members:
            at_home[member.cell].append(member)
        near = defaultdict(list)
        for unit in self.units.values():
            near[unit.beside].append(unit)
        for cell in cells:
            self.seat_committee(cell, at_home[cell.key])
            for unit in near[cell.key]:
                self.seat_all(unit.key, unit.seats, at_home[cell.key])
        for member in members:
            self.choose_main(member)

    def seat_committee(self, cell: DrawnCell, own: Sequence[DrawnPerson]) -> None:
        seats = [size.seats for size in kinds().committees if size.members <= cell.size][-1]
        suits = Who(ages=kinds().committee_ages)
        self.seat_all(cell.key, [seat.model_copy(update={"who": suits}) for seat in seats], own)
        if self.draws.happens(BEFORE, cell.key, "before"):
            self.add_former(cell.key, seats[0], own)

    def seat_all(self, unit: str, seats: Iterable[Seat], own: Sequence[DrawnPerson]) -> None:
        """A seat that a described person holds already is not given twice."""
        held = [post.title for member in own for post in member.posts if post.unit == unit]
        for seat in seats:
            if seat.title in held:
                held.remove(seat.title)
            elif member := self.suited(unit, seat, own):
                self.seat(member, unit, seat)

    def suited(self, unit: str, seat: Seat, own: Sequence[DrawnPerson]) -> DrawnPerson | None:
        first, last = seat.who.ages
        fit = [
            member
            for member in own
            if first <= member.age(self.day) <= last
            if seat.who.women in {None, member.woman}
            if len(member.posts) < MOST_POSTS and not member.named
            if all(post.unit != unit for post in member.posts)
        ]
        asked_first = [m for m in fit if any(post.title == seat.who.first for post in m.posts)]
        fewest = min((len(member.posts) for member in fit), default=0)
        free = asked_first or [member for member in fit if len(member.posts) == fewest]
        return free[self.draws.number(len(free), unit, seat.title, len(own))] if free else None

    def seat(self, member: DrawnPerson, unit: str, seat: Seat, *, main: bool = False) -> None:
        since = max(self.since(unit), member.spells[-1].since)
        member.posts.append(DrawnPost(unit, seat.title, seat.wording, since, main=main))

    def since(self, unit: str) -> date:
        """Since when those who sit there today sit there; one congress elects all the ward's committees."""
        elected = self.units[unit].kind in ELECTED_TOGETHER
        about = "congress" if elected else unit
        return self.day - timedelta(days=self.draws.between(120, LONGEST_TERM, about, "term"))

    def add_former(self, unit: str, seat: Seat, own: Sequence[DrawnPerson]) -> None:
        until = self.since(unit)
        since = until - timedelta(days=LONGEST_TERM // 2)
        before = [m for m in own if not m.posts and not m.named and m.spells[0].since < since]
        if before:
            member = before[self.draws.number(len(before), unit, "former")]
            member.posts.append(DrawnPost(unit, seat.title, seat.wording, since, until))

    def choose_main(self, member: DrawnPerson) -> None:
        """One of those held today; a described choice stands."""
        open_posts = [post for post in member.posts if post.until is None]
        if not open_posts:
            return
        chosen = next((post for post in open_posts if post.main), min(open_posts, key=self.weight))
        managed = (member.named.managed_at if member.named else "") or self.managed_at(chosen)
        member.posts = [
            replace(post, main=post is chosen, managed_at=managed if post is chosen else "")
            for post in member.posts
        ]

    def weight(self, post: DrawnPost) -> int:
        kind = self.units[post.unit].kind
        return WEIGHT.index(kind) if kind in WEIGHT else len(WEIGHT)

    def managed_at(self, post: DrawnPost) -> str:
        return (
            Post.ManagedAt.BASE if self.units[post.unit].kind not in {K.MASS_BRANCH, K.YOUTH_BRANCH} else ""
        )
