"""Absences, disciplinary measures and the employers' ratings of an example ward."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from congtam.demo.days import months_after
from congtam.demo.described import Away, Described, Measure
from congtam.demo.drawn import DrawnDiscipline, DrawnLeave, DrawnPerson, DrawnRating, DrawnUnit
from congtam.demo.draws import Draws
from congtam.people.models import Employment, Membership

E = Employment.Kind
RATED = {E.OFFICIAL, E.CIVIL_SERVANT, E.PUBLIC_EMPLOYEE}


@dataclass(frozen=True)
class Registers:
    ward: Described
    draws: Draws
    day: date
    units: Mapping[str, DrawnUnit]

    def fill(self, members: Sequence[DrawnPerson]) -> None:
        free = [
            member
            for member in self.draws.shuffled(members, "registers")
            if not member.named and member.spells[-1].standing == Membership.Standing.OFFICIAL
        ]
        self.send_away(free)
        self.discipline([member for member in free if not member.leaves])
        self.rate(members)

    def send_away(self, free: Sequence[DrawnPerson]) -> None:
        for away in self.ward.leaves:
            fit = (member for member in free if not member.leaves and self.suits(member, away))
            for number, member in zip(range(away.count), fit, strict=False):
                member.leaves.append(self.leave(away, number))

    def suits(self, member: DrawnPerson, away: Away) -> bool:
        first, last = away.ages
        return away.women in {None, member.woman} and first <= member.age(self.day) <= last

    def leave(self, away: Away, number: int) -> DrawnLeave:
        """Some are back, some are still away today."""
        back = self.day - timedelta(days=self.draws.between(-20, 60, away.kind, away.months, number))
        return DrawnLeave(away.kind, months_after(back, -away.months), back if back <= self.day else None)

    def discipline(self, free: Iterable[DrawnPerson]) -> None:
        waiting = list(free)
        number = 0
        for measure in self.ward.disciplines:
            for _ in range(measure.count):
                member = next(m for m in waiting if m.work in RATED or not measure.employed)
                waiting.remove(member)
                number += 1
                member.disciplines.append(self.measure(measure, number))

    def measure(self, measure: Measure, number: int) -> DrawnDiscipline:
        days = self.draws.between(25, 220, "decided", number) + 365 * measure.years_ago
        decided = self.day - timedelta(days=days)
        return DrawnDiscipline(
            side=measure.side,
            form=measure.form,
            decision=measure.paper.format(number=f"{number + 3:02d}"),
            decided_on=decided,
            self_detected=measure.self_detected,
            remedied=measure.remedied,
            lifted_on=months_after(decided, measure.lifted_after) if measure.lifted_after else None,
        )

    def rate(self, members: Sequence[DrawnPerson]) -> None:
        """Not everybody's rating of this year has come in."""
        ratings = self.ward.ratings
        for member in members:
            if member.work not in RATED:
                continue
            for ago in range(ratings.years):
                if ago or self.draws.happens(ratings.entered, member.key, "entered"):
                    result = self.draws.one(ratings.results, member.key, "result", ago)
                    member.ratings.append(DrawnRating(self.day.year - ago, result, self.employer(member)))

    def employer(self, member: DrawnPerson) -> str:
        unit = self.units.get(member.employer)
        return unit.name if unit else ""
