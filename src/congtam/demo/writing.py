"""A drawn ward into tables, many rows at a time: the database checks each as it checks what people enter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from congtam.demo.drawn import DrawnPerson, DrawnUnit, DrawnWard
from congtam.people.models import (
    Discipline,
    Employment,
    Leave,
    Membership,
    Person,
    Placing,
    Post,
    ProfessionalRating,
    Unit,
    UnitChange,
    UnitDescent,
)
from congtam.people.names import plain, sort_key, tidy

Row = TypeVar("Row", bound=Model)
AT_ONCE = 500


@dataclass
class Writer:
    """Keeps what each drawn unit and person became."""

    organisation: int
    since: date
    drawn: list[DrawnUnit] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)

    def write(self, ward: DrawnWard) -> None:
        self.write_units(ward.units)
        everybody = [*ward.members, *ward.gone]
        self.write_persons(everybody)
        self.write_standing(everybody)
        self.write_registers(everybody)

    def write_units(self, drawn: list[DrawnUnit]) -> None:
        made = self.insert(Unit(kind=unit.kind, variety=unit.variety, code=unit.code) for unit in drawn)
        self.drawn = drawn
        self.units = {one.key: unit for one, unit in zip(drawn, made, strict=True)}
        self.insert(
            Placing(
                unit=self.units[one.key],
                parent=self.units.get(one.under),
                beside=self.units.get(one.beside),
                name=one.name,
                short_name=one.short,
                position=position,
                since=self.since,
            )
            for position, one in enumerate(drawn)
        )
        opened = self.insert([UnitChange(kind=UnitChange.Kind.OPEN, on=self.since)])[0]
        self.insert(UnitDescent(change=opened, after=unit) for unit in made)

    def write_persons(self, drawn: list[DrawnPerson]) -> None:
        made = self.insert(
            Person(
                full_name=tidy(one.name),
                sort_key=sort_key(one.name),
                search_key=plain(one.name),
                born_on=one.born_on.replace(month=1, day=1) if one.born_year_only else one.born_on,
                born_year_only=one.born_year_only,
                card_number=one.card,
                admitted_on=one.admitted_on,
                official_on=one.official_on,
                phone=one.phone,
            )
            for one in drawn
        )
        self.persons = {one.key: person for one, person in zip(drawn, made, strict=True)}

    def write_standing(self, drawn: list[DrawnPerson]) -> None:
        self.insert(
            Membership(person=self.persons[one.key], **self.with_unit(spell, "cell"))
            for one in drawn
            for spell in one.spells
        )
        self.insert(
            Employment(
                person=self.persons[one.key],
                kind=one.work,
                employer=self.units.get(one.employer),
                since=one.working_since,
            )
            for one in drawn
        )
        self.insert(
            Post(
                person=self.persons[one.key],
                is_main=post.main,
                **self.with_unit(post, "unit", without="main"),
            )
            for one in drawn
            for post in one.posts
        )

    def write_registers(self, drawn: list[DrawnPerson]) -> None:
        self.insert(
            Leave(person=self.persons[one.key], **vars(leave)) for one in drawn for leave in one.leaves
        )
        self.insert(
            Discipline(person=self.persons[one.key], act_year=row.decided_on.year, **vars(row))
            for one in drawn
            for row in one.disciplines
        )
        self.insert(
            ProfessionalRating(person=self.persons[one.key], **vars(row))
            for one in drawn
            for row in one.ratings
        )

    def with_unit(self, drawn: object, name: str, without: str = "") -> Mapping[str, Any]:
        """The columns of a drawn row, its unit's key turned into the unit."""
        columns = {key: value for key, value in vars(drawn).items() if key != without}
        return {**columns, name: self.units[columns[name]]}

    def insert(self, rows: Iterable[Row]) -> list[Row]:
        made = list(rows)
        for row in made:
            row.organisation_id = self.organisation  # type: ignore[attr-defined]
        return list(type(made[0])._default_manager.bulk_create(made, batch_size=AT_ONCE)) if made else []
