"""Writing an example: rows are collected and written table by table."""

from datetime import date, timedelta
from typing import Any

from congtam.people.examples.names import Drawer
from congtam.people.models import (
    Discipline,
    Employment,
    Leave,
    Membership,
    Organisation,
    Person,
    Placing,
    Post,
    ProfessionalRating,
    Unit,
    UnitChange,
    UnitDescent,
)
from congtam.people.names import plain, sort_key


class Builder:
    """One organisation in the making."""

    def __init__(self, organisation: Organisation, *, founded: date, seed: int, day: date) -> None:
        self.organisation, self.founded, self.day = organisation, founded, day
        self.draw = Drawer(seed)
        self.units: dict[str, Unit] = {}
        self.rows: list[Any] = []

    def unit(self, key: str, kind: str, name: str, under: str = "", **more: Any) -> Unit:
        """Written at once, since others stand under it."""
        variety, beside = more.pop("variety", ""), more.pop("beside", "")
        unit = Unit.objects.create(organisation=self.organisation, kind=kind, variety=variety)
        self.units[key] = unit
        self.rows.append(
            Placing(
                organisation=self.organisation,
                unit=unit,
                parent=self.units.get(under),
                beside=self.units.get(beside),
                name=name,
                position=len(self.units),
                since=self.founded,
                **more,
            )
        )
        change = UnitChange.objects.create(organisation=self.organisation, kind="open", on=self.founded)
        self.rows.append(UnitDescent(organisation=self.organisation, change=change, after=unit))
        return unit

    def person(self, name: str = "", *, born: tuple[int, int], admitted: tuple[int, int] | None) -> Person:
        """Born between two years; admitted between two years, or else lately and still on probation."""
        name = name or self.draw.name()
        self.draw.taken.add(name)
        birth = self.draw.day(date(born[0], 1, 1), date(born[1], 12, 31))
        joined, official = self.admission(birth, admitted)
        return Person.objects.create(
            organisation=self.organisation,
            full_name=name,
            sort_key=sort_key(name),
            search_key=plain(name),
            born_on=birth,
            card_number=self.draw.next_card(),
            admitted_on=joined,
            official_on=official,
            phone=self.draw.phone(),
        )

    def admission(self, birth: date, years: tuple[int, int] | None) -> tuple[date, date | None]:
        if years is None:
            return self.draw.day(self.day - timedelta(days=330), self.day - timedelta(days=20)), None
        first = max(years[0], birth.year + 19)
        joined = self.draw.day(date(first, 1, 1), date(max(years[1], first), 12, 28))
        return joined, joined.replace(year=joined.year + 1, day=min(joined.day, 28))

    def member(self, person: Person, cell: str, standing: str = Membership.Standing.OFFICIAL) -> None:
        since = max(self.founded, person.admitted_on or self.founded)
        self.add(Membership, person=person, cell=self.units[cell], standing=standing, since=since)

    def post(self, person: Person, unit: str, title: str, since: date, **more: Any) -> None:
        self.add(Post, person=person, unit=self.units[unit], title=title, since=since, **more)

    def job(self, person: Person, kind: str) -> None:
        self.add(Employment, person=person, kind=kind, since=self.founded)

    def leave(self, person: Person, kind: str, since: date, until: date | None) -> None:
        """What is still to come on the day is left out."""
        if since <= self.day:
            gone = until is not None and until <= self.day
            self.add(Leave, person=person, kind=kind, since=since, until=until if gone else None)

    def discipline(self, person: Person, form: str, decision: str, on: date) -> None:
        if on <= self.day:
            said = {"side": "party", "form": form, "decision": decision, "act_year": on.year}
            self.add(Discipline, person=person, decided_on=on, **said)

    def rating(self, person: Person, year: int, result: str) -> None:
        self.add(ProfessionalRating, person=person, year=year, result=result)

    def add(self, model: type, **columns: Any) -> None:
        self.rows.append(model(organisation=self.organisation, **columns))

    def write(self) -> None:
        """Table by table, in the order in which the first row of each was made."""
        tables: dict[type, list[Any]] = {}
        for row in self.rows:
            tables.setdefault(type(row), []).append(row)
        for model, rows in tables.items():
            model._default_manager.bulk_create(rows, batch_size=500)  # type: ignore[attr-defined]
        self.rows = []
