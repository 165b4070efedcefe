"""Example wards in the database: all of one or nothing, and never beside what people have entered."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from congtam.demo.described import Described, Way, described
from congtam.demo.drawn import DrawnWard
from congtam.demo.ward import drawn, merged_on
from congtam.demo.writing import Writer
from congtam.journal.actions import record
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.actions.accounts import grant_role, make_access_code, open_account
from congtam.people.actions.mergers import merge_units
from congtam.people.actions.organisations import open_organisation
from congtam.people.actions.persons import register_person
from congtam.people.cards import Card
from congtam.people.codes import in_groups
from congtam.people.models import AccessCode, Account, Grant, Organisation, Person, Unit

MARK = "organisation.example"


def others_than_examples() -> list[str]:
    """The names of organisations that somebody entered."""
    examples = Entry.objects.filter(deed=MARK).values_list("organisation", flat=True)
    return list(Organisation.objects.exclude(pk__in=list(examples)).values_list("name", flat=True))


def is_there(ward: str) -> bool:
    return Organisation.objects.filter(code=described(ward).code).exists()


@transaction.atomic
def make_ward(ward: str, day: date) -> Organisation:
    """With its tree, its people and the accounts of the cast; nobody can come in before a card is printed."""
    wanted = described(ward)
    made = opened(wanted)
    filled = drawn(wanted, day)
    writer = Writer(made.pk, wanted.since)
    writer.write(filled)
    merge(wanted, writer, day)
    open_accounts(wanted, made, filled, writer)
    record(
        organisation=made.pk,
        by=PROGRAM,
        deed=MARK,
        about=f"organisation:{made.pk}",
        details={"units": len(filled.units), "members": len(filled.members)},
    )
    return made


def opened(wanted: Described) -> Organisation:
    above = Organisation.objects.filter(code=wanted.superior.code).first()
    if above is None:
        above = open_organisation(
            code=wanted.superior.code, name=wanted.superior.name, level=Organisation.Level.ABOVE, by=PROGRAM
        )
        record(organisation=above.pk, by=PROGRAM, deed=MARK, about=f"organisation:{above.pk}")
    return open_organisation(code=wanted.code, name=wanted.name, superior=above, by=PROGRAM)


def merge(wanted: Described, writer: Writer, day: date) -> None:
    """By the deed that an office does, so that its traces are the same."""
    if wanted.merged:
        cells = {unit.key: unit for unit in writer.drawn if unit.kind == Unit.Kind.CELL}
        by_place = {unit.short: writer.units[key] for key, unit in cells.items()}
        merge_units(
            units=[by_place[wanted.merged.name]],
            into=by_place[wanted.merged.into],
            on=merged_on(wanted, day),
            paper=wanted.merged.paper,
            by=PROGRAM,
        )


def open_accounts(wanted: Described, here: Organisation, filled: DrawnWard, writer: Writer) -> None:
    """For the cast, and for those in charge of cells."""
    cells = {cell.place: writer.units[cell.key] for cell in filled.cells}
    for member in filled.members:
        named = member.named
        if named and (named.account or named.supervises):
            account = opened_account(here, named.account, writer.persons[member.key])
            give(account, named.account.role if named.account else "", wanted.since)
            for place in named.supervises:
                give(account, Grant.Role.SUPERVISOR, wanted.since, cells[place])
    for outsider in filled.outside:
        if not Account.objects.filter(username=outsider.account.username).exists():
            above = outsider.of == "superior"
            home = here.superior if above and here.superior else here
            person = (
                register_person(organisation=home.pk, full_name=outsider.name, by=PROGRAM) if above else None
            )
            account = opened_account(home, outsider.account, person, outsider.name)
            give(account, outsider.account.role, wanted.since)


def opened_account(home: Organisation, way: Way | None, person: Person | None, name: str = "") -> Account:
    return open_account(
        organisation=home.pk,
        person=person,
        display_name=name,
        username=way.username if way else "",
        by=PROGRAM,
    )


def give(account: Account, role: str, since: date, unit: Unit | None = None) -> None:
    if role:
        grant_role(account=account, role=role, unit=unit, since=since, by=PROGRAM)


@transaction.atomic
def print_cards(ward: str, *, again: bool = False) -> list[Card]:
    """For those of the cast who have none yet; again for all, and what they had before stops working."""
    wanted = described(ward)
    ways = [named.account for named in wanted.persons if named.account]
    ways += [outsider.account for outsider in wanted.outside]
    accounts = Account.objects.in_bulk([way.username for way in ways], field_name="username")
    if not again:
        handed_out = AccessCode.objects.filter(account__in=accounts.values())
        for username in handed_out.values_list("account__username", flat=True):
            accounts.pop(username, None)
    known = sorted((way for way in ways if way.username in accounts), key=lambda way: way.username)
    return [card(way, accounts[way.username]) for way in known]


def card(way: Way, account: Account) -> Card:
    code = make_access_code(account=account, by=PROGRAM)
    return Card(way.part, account.display_name, account.username, in_groups(code))
