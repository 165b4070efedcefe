"""The members of an example ward: those with a part of their own, and drawn ones as its cells hold them."""

from __future__ import annotations

from datetime import date, timedelta

from congtam.demo.days import months_after
from congtam.demo.described import CellKind, Described, Named, kinds, parts
from congtam.demo.drawn import DrawnCell, DrawnPerson, DrawnUnit, Spell
from congtam.demo.draws import Draws
from congtam.people.models import Employment, Membership

E, S = Employment.Kind, Membership.Standing
PAID = {E.OFFICIAL, E.CIVIL_SERVANT, E.PUBLIC_EMPLOYEE, E.ARMED_FORCES, E.STATE_PAID}
GENERATION = 46
"""At this age the names of an earlier time begin."""
SETTLED = 400
"""Days before the first day asked about in which nobody comes by chance."""


class Crowd:
    """Draws people one by one; no two in one cell bear one name."""

    def __init__(self, ward: Described, draws: Draws, day: date, there: list[DrawnUnit]) -> None:
        self.ward, self.draws, self.day = ward, draws, day
        self.employers = {unit.beside: unit.key for unit in there if unit.employs}
        names = [*(named.name for named in ward.persons), *(one.name for one in ward.outside)]
        self.taken = {("", name) for name in names if name}
        self.number = 0

    def in_cell(self, cell: DrawnCell, count: int) -> list[DrawnPerson]:
        """The named ones of this cell, then drawn ones."""
        named = [one for one in self.ward.persons if one.cell == cell.place]
        return [
            *(self.person(cell, named=one) for one in named),
            *(self.person(cell) for _ in range(count - len(named))),
        ]

    def person(self, cell: DrawnCell, named: Named | None = None) -> DrawnPerson:
        kind = kinds().kinds[cell.kind]
        self.number += 1
        key = f"{cell.place}/{self.number}"
        woman = (
            named.women if named and named.women is not None else self.draws.happens(kind.women, key, "sex")
        )
        born = self.born(key, kind, named)
        admitted = self.admitted(key, born, latest=30 if named else 44)
        person = DrawnPerson(
            key=key,
            name=(named.name if named else "") or self.name(key, cell, born, woman=woman),
            woman=woman,
            born_on=born,
            admitted_on=admitted,
            official_on=months_after(admitted, kinds().probation_months),
            cell=cell.key,
            work=named.work if named else self.work(key, kind, born, woman=woman),
            card=f"{self.ward.cards}{self.number * 37 % 1_000_000:06d}",
            born_year_only=self.draws.happens(30, key, "year") and self.day.year - born.year > 70,
        )
        if self.draws.happens(70, key, "phone"):
            person.phone = f"0000 {self.number // 1000:03d} {self.number % 1000:03d}"  # a number nobody has
        person.working_since = self.working_since(person)
        person.employer = self.employers.get(cell.key, "government" if person.work == E.CIVIL_SERVANT else "")
        person.named = named
        person.spells = self.spells(person)
        return person

    def born(self, key: str, kind: CellKind, named: Named | None) -> date:
        first, last = kind.ages
        middle = (first + last) // 2
        older = self.draws.happens(kind.older, key, "older")
        age = self.draws.between(*((middle + 1, last) if older else (first, middle)), key, "age")
        year = named.born if named else self.day.year - age
        return date(year, 1, 1) + timedelta(days=self.draws.number(365, key, "birthday"))

    def admitted(self, key: str, born: date, *, latest: int) -> date:
        """As a grown person, and long enough ago to be a full member."""
        age = self.draws.between(20, min(latest, max(21, self.day.year - born.year - 3)), key, "admitted")
        on = months_after(born, 12 * age + self.draws.number(12, key, "month"))
        return min(on, self.day - timedelta(days=SETTLED + self.draws.number(200, key, "late")))

    def work(self, key: str, kind: CellKind, born: date, *, woman: bool) -> str:
        """Nobody is employed beyond the age of retiring, or retired long before it."""
        drawn = self.draws.one(kind.work, key, "work")
        left = kinds().retires_at["women" if woman else "men"] - (self.day.year - born.year)
        if drawn in PAID and left <= 0:
            return E.RETIRED
        if drawn == E.RETIRED and left > 6:
            return E.BUSINESS if self.draws.happens(60, key, "instead") else E.OTHER
        return drawn

    def working_since(self, person: DrawnPerson) -> date:
        age = self.draws.between(22, 25, person.key, "working")
        if person.work == E.RETIRED:
            age = kinds().retires_at["women" if person.woman else "men"] - self.draws.number(
                6, person.key, "rest"
            )
        return min(months_after(person.born_on, 12 * age), self.day - timedelta(days=SETTLED))

    def spells(self, person: DrawnPerson) -> list[Spell]:
        """Probation first where it fell into the time here."""
        began = max(person.admitted_on, self.ward.since)
        latest = self.day - timedelta(days=SETTLED)
        if began < latest and not person.named and self.draws.happens(35, person.key, "came"):
            began += timedelta(days=self.draws.number((latest - began).days, person.key, "came later"))
        full = person.official_on
        if full is None or began >= full:
            return [Spell(person.cell, S.OFFICIAL, began)]
        ended = Membership.Ending.CHANGED
        return [Spell(person.cell, S.PROBATIONARY, began, full, ended), Spell(person.cell, S.OFFICIAL, full)]

    def name(self, key: str, cell: DrawnCell, born: date, *, woman: bool) -> str:
        names = (parts().women if woman else parts().men)[
            "older" if self.day.year - born.year >= GENERATION else "younger"
        ]
        tries = 0
        while True:
            drawn = " ".join(
                self.draws.one(choice, key, tries, place)
                for place, choice in enumerate((parts().families, names.middles, names.givens))
            )
            tries += 1
            *_, middle, given = drawn.split()
            if middle != given and not {(cell.place, drawn), ("", drawn)} & self.taken:
                self.taken.add((cell.place, drawn))
                return drawn
