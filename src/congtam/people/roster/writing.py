"""Carrying a plan out, all of it or nothing. Whole tables at a time: thousands of rows in a second or two."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from congtam.people.models import (
    Employment,
    Membership,
    Organisation,
    Person,
    Placing,
    Post,
    Unit,
    UnitChange,
    UnitDescent,
)
from congtam.people.names import plain, sort_key
from congtam.people.queries.tree import tree
from congtam.people.roster.effects import Effects
from congtam.people.roster.known import Known
from congtam.people.roster.lines import MemberLine, Options, UnitLine
from congtam.people.roster.naming import Named
from congtam.people.roster.plan import CELLS, Plan
from congtam.people.roster.values import variety_of_cell


class Writer:
    """One plan in one organisation. Everything it does goes through `effects`, so that it can be undone."""

    def __init__(self, organisation: int, known: Known, options: Options) -> None:
        self.organisation, self.known, self.day = organisation, known, options.day
        self.effects = Effects()
        self.names = known.names
        self.founded: dict[object, int] = {}
        """What stands for a unit that the file brings -> the unit."""

    def write(self, plan: Plan) -> Effects:
        self.names = plan.names
        self.found_units(plan.units)
        self.found_cells(plan.cells)
        persons = self.add_persons(plan.persons)
        self.correct(plan)
        self.move(plan.moves)
        everybody = [*zip(persons, plan.persons, strict=True), *plan.same]
        self.add_posts(everybody)
        self.add_employments(everybody)
        return self.effects

    def create(self, rows: Iterable[models.Model]) -> list[Any]:
        listed = list(rows)
        if listed:
            type(listed[0])._default_manager.bulk_create(listed, batch_size=500)
            self.effects.created(listed)
        return listed

    def change(self, row: models.Model, columns: Mapping[str, Any]) -> None:
        self.effects.changed(row, columns)
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))

    # ---- units

    def found_units(self, lines: list[UnitLine]) -> None:
        """All first, then their places: a unit may stand above one that is listed before it."""
        units = self.create(
            Unit(organisation_id=self.organisation, kind=line.kind, variety=line.variety) for line in lines
        )
        self.founded |= {line.place: unit.pk for unit, line in zip(units, lines, strict=True)}
        self.create(
            self.placing(unit, line, position)
            for position, (unit, line) in enumerate(zip(units, lines, strict=True), start=100)
        )
        self.note_founding(units, [line.since or self.earliest() for line in lines])

    def placing(self, unit: Unit, line: UnitLine, position: int) -> Placing:
        root = self.known.tree.root
        above = self.unit(line.parent) if line.parent else (root.id if root else None)
        return Placing(
            organisation_id=self.organisation,
            unit=unit,
            name=line.name,
            short_name=line.short_name,
            parent_id=above if above != unit.pk else None,
            beside_id=self.unit(line.beside, CELLS) if line.beside else None,
            since=line.since or self.earliest(),
            position=position,
        )

    def unit(self, name: str, kinds: tuple[str, ...] = ()) -> int | None:
        ref = self.names.one(name, kinds)
        return ref if isinstance(ref, int) else self.founded.get(ref)

    def earliest(self) -> date:
        """A unit without a day is there as long as the organisation, at the latest from the list's day."""
        root = self.known.tree.root
        return min(root.since if root else self.day, self.day)

    def found_cells(self, names: list[str]) -> None:
        units = self.create(
            Unit(organisation_id=self.organisation, kind=Unit.Kind.CELL, variety=variety_of_cell(name))
            for name in names
        )
        base = self.base_unit() if names else None
        placings = [
            Placing(
                organisation_id=self.organisation,
                unit=unit,
                name=name,
                parent_id=base,
                since=self.earliest(),
                position=number,
            )
            for number, (unit, name) in enumerate(zip(units, names, strict=True), start=500)
        ]
        self.create(placings)
        for unit, name in zip(units, names, strict=True):
            self.names.add(Named(unit.pk, Unit.Kind.CELL), name)
        self.note_founding(units, [self.earliest()] * len(units))

    def base_unit(self) -> int:
        """Cells without a word about it stand under the base organisation, which the first list founds."""
        there = tree(self.organisation, self.day)
        base = next((node.id for node, _ in there.walk() if node.kind == Unit.Kind.BASE_ORGANISATION), None)
        return base or self.found_base()

    def found_base(self) -> int:
        name = Organisation.objects.get(pk=self.organisation).name
        (unit,) = self.create([Unit(organisation_id=self.organisation, kind=Unit.Kind.BASE_ORGANISATION)])
        first = {"since": self.earliest(), "position": 0}
        self.create([Placing(organisation_id=self.organisation, unit=unit, name=name, **first)])
        self.note_founding([unit], [self.earliest()])
        return int(unit.pk)

    def note_founding(self, units: list[Unit], days: list[date]) -> None:
        changes = self.create(
            UnitChange(organisation_id=self.organisation, kind=UnitChange.Kind.OPEN, on=day) for day in days
        )
        self.create(
            UnitDescent(organisation_id=self.organisation, change=change, after=unit)
            for change, unit in zip(changes, units, strict=True)
        )

    # ---- persons

    def add_persons(self, lines: list[MemberLine]) -> list[Person]:
        persons: list[Person] = self.create(self.person(line) for line in lines)
        self.create(self.membership(person, line) for person, line in zip(persons, lines, strict=True))
        return persons

    def person(self, line: MemberLine) -> Person:
        return Person(
            organisation_id=self.organisation,
            full_name=line.full_name,
            sort_key=sort_key(line.full_name),
            search_key=plain(line.full_name)[:80],
            born_on=line.born.on if line.born else None,
            born_year_only=bool(line.born and line.born.year_only),
            card_number=line.card_number,
            admitted_on=line.admitted_on,
            official_on=line.official_on,
            phone=line.phone,
        )

    def membership(self, person: Person, line: MemberLine, last: Membership | None = None) -> Membership:
        cell = self.unit(line.cell, CELLS) if line.cell or last is None else last.cell_id
        assert cell is not None  # noqa: S101 - the checkers let no other line through
        return Membership(
            organisation_id=self.organisation,
            person=person,
            cell_id=cell,
            standing=line.standing or (last.standing if last else line.by_days),
            since=self.day,
        )

    def correct(self, plan: Plan) -> None:
        for correction in plan.corrections:
            columns = dict(correction.columns)
            if "full_name" in columns:
                columns["sort_key"] = sort_key(columns["full_name"])
                columns["search_key"] = plain(columns["full_name"])[:80]
            self.change(correction.person, columns)

    def move(self, moves: list[tuple[Person, MemberLine]]) -> None:
        for person, line in moves:
            last = self.known.memberships.get(person.pk)
            new = self.membership(person, line, last)
            if last and last.until is None and last.since == self.day:
                self.change(last, {"cell_id": new.cell_id, "standing": new.standing})
                continue
            if last and last.until is None:
                self.change(last, {"until": self.day, "ending": Membership.Ending.CHANGED})
            self.create([new])

    def add_posts(self, everybody: list[tuple[Person, MemberLine]]) -> None:
        self.create(
            Post(
                organisation_id=self.organisation,
                person=person,
                unit_id=cell,
                title=line.party_post,
                since=self.day,
            )
            for person, line in everybody
            if line.party_post
            and (cell := self.unit(line.cell, CELLS) if line.cell else self.known.cell_of(person, line))
            and (cell, line.party_post) not in self.known.posts.get(person.pk, set())
        )

    def add_employments(self, everybody: list[tuple[Person, MemberLine]]) -> None:
        """From the day of the list; what was before ends, what began that very day is corrected."""
        new = []
        for person, line in everybody:
            last = self.known.employments.get(person.pk)
            if not self.known.lacks_employment(person, line):
                continue
            if last and last.since >= self.day:
                self.change(last, {"kind": line.employment})
                continue
            if last and last.until is None:
                self.change(last, {"until": self.day})
            new.append(
                Employment(
                    organisation_id=self.organisation, person=person, kind=line.employment, since=self.day
                )
            )
        self.create(new)
