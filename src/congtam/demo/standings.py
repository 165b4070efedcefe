"""Who is on probation, exempt, suspended, new in a cell, or gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from congtam.demo.described import Described, kinds
from congtam.demo.drawn import DrawnCell, DrawnPerson, Spell
from congtam.demo.draws import Draws
from congtam.demo.persons import Crowd
from congtam.people.models import Membership

S, Ending = Membership.Standing, Membership.Ending
YOUNG = 40


@dataclass(frozen=True)
class Standings:
    ward: Described
    draws: Draws
    day: date

    def give(self, cells: Sequence[DrawnCell], members: Sequence[DrawnPerson]) -> None:
        """Only to those who hold no post and play no part."""
        free = [m for m in self.draws.shuffled(members, "standing") if not m.posts and not m.named]
        young = [member for member in free if member.age(self.day) < YOUNG]
        self.put_on_probation(young)
        plain = [m for m in free if [spell.standing for spell in m.spells] == [S.OFFICIAL]]
        active = [m for m in plain if not self.is_old(cells, m)]
        wanted = self.ward.standings
        for member in active[: wanted.suspended]:
            self.from_day(member, S.SUSPENDED, 60)
        for member in active[wanted.suspended :][: wanted.moved]:
            self.move(member, cells)
        for member in plain:
            if self.is_old(cells, member):
                self.from_day(member, S.EXEMPT, self.draws.between(200, 1200, member.key, "exempt"))

    def is_old(self, cells: Sequence[DrawnCell], member: DrawnPerson) -> bool:
        return member.age(self.day) >= kinds().kinds[self.kind(cells, member)].exempt_from

    def put_on_probation(self, young: Sequence[DrawnPerson]) -> None:
        wanted = self.ward.standings
        newest = kinds().newly_admitted_months
        months = [newest] * wanted.newly_admitted + [kinds().probation_months] * wanted.probationary
        for number, (limit, member) in enumerate(zip(months, young, strict=False)):
            from_month = 0 if limit == newest else newest + 2
            ago = self.draws.between(from_month * 30 + 10, limit * 30 - 10, number, "admitted")
            member.admitted_on = self.day - timedelta(days=ago)
            member.official_on, member.card = None, ""
            member.spells = [Spell(member.cell, S.PROBATIONARY, member.admitted_on)]

    def from_day(self, member: DrawnPerson, standing: str, days_ago: int) -> None:
        """Another standing in the same cell; the first one stays on record."""
        last = member.spells[-1]
        on = max(self.day - timedelta(days=days_ago), last.since + timedelta(days=1))
        member.spells[-1:] = [
            replace(last, until=on, ending=Ending.CHANGED),
            Spell(member.cell, standing, on),
        ]

    def move(self, member: DrawnPerson, cells: Sequence[DrawnCell]) -> None:
        """Came from another cell of the same kind."""
        kind = self.kind(cells, member)
        elsewhere = [cell.key for cell in cells if cell.kind == kind and cell.key != member.cell]
        last = member.spells[-1]
        days = (self.day - last.since).days
        if elsewhere and days > 2:
            on = self.day - timedelta(days=self.draws.between(1, min(days - 1, 900), member.key, "moved"))
            before = elsewhere[self.draws.number(len(elsewhere), member.key, "from")]
            member.spells[-1:] = [
                replace(last, cell=before, until=on, ending=Ending.CHANGED),
                replace(last, since=on),
            ]

    def gone(self, crowd: Crowd, cells: Sequence[DrawnCell]) -> list[DrawnPerson]:
        """Members of other years, who count in none of today's numbers."""
        left = [ending for ending, count in self.ward.standings.left.items() for _ in range(count)]
        return [self.one_gone(crowd, cells, ending, number) for number, ending in enumerate(left)]

    def one_gone(self, crowd: Crowd, cells: Sequence[DrawnCell], ending: str, number: int) -> DrawnPerson:
        person = crowd.person(cells[self.draws.number(len(cells), "gone", number)])
        last = person.spells[-1]
        days = (self.day - last.since).days
        until = self.day - timedelta(days=self.draws.between(0, min(days - 1, 700), "gone on", number))
        person.spells[-1] = replace(last, until=until, ending=ending)
        return person

    @staticmethod
    def kind(cells: Sequence[DrawnCell], member: DrawnPerson) -> str:
        return next(cell.kind for cell in cells if cell.key == member.cell)


def first_cell(members: Sequence[DrawnPerson], into: str, before: str, count: int, on: date) -> None:
    """Puts some of a cell's members into the one that was merged into it."""
    old = [
        m for m in members if m.cell == into and not m.posts and m.spells[0].since < on and len(m.spells) == 1
    ]
    for member in old[:count]:
        member.spells = [replace(member.spells[0], cell=before)]
