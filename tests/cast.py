"""The invented people of every test: who they are is who may do what."""

from dataclasses import dataclass, field
from datetime import date

from congtam.journal.actors import PROGRAM, Actor
from congtam.people.actions.accounts import grant_role, open_account, set_own_password
from congtam.people.actions.memberships import enter_cell
from congtam.people.actions.persons import register_person
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import open_unit
from congtam.people.models import Account, Grant, Membership, Organisation, Person, Unit
from tests.worlds import built_once

START = date(2015, 1, 1)
PASSWORD = "mot-mat-khau-dai"  # noqa: S105 - of nobody
Kind = Unit.Kind


@dataclass
class Cast:
    """A ward with two cells, its bodies and its superior."""

    ward: Organisation
    town: Organisation
    units: dict[str, Unit] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        account = self.accounts[name]
        return Actor(key=account.pk, name=account.display_name)


NAMES = {
    "an": "Nguyễn Văn An",  # member of cell 1
    "binh": "Trần Thị Bình",  # its secretary
    "cuc": "Lê Thị Cúc",  # member of another cell: must be refused
    "dung": "Phạm Quang Dũng",  # ward party office
    "giang": "Hoàng Trường Giang",  # standing committee
    "hanh": "Đỗ Mỹ Hạnh",  # superior authority
    "khoa": "Vũ Đăng Khoa",  # system administrator: runs the machine, reads no dossier
}


@built_once
def assemble() -> Cast:
    town = Organisation.objects.create(code="minh-hoa", name="Đảng bộ thị xã Minh Hòa", level="above")
    ward = Organisation.objects.create(code="binh-an", name="Đảng bộ phường Bình An", superior=town)
    cast = Cast(ward, town)
    open_units(cast)
    for key, where in {
        "an": "cell1",
        "binh": "cell1",
        "cuc": "cell2",
        "dung": "office",
        "giang": "office",
    }.items():
        enrol(cast, key, where)
    cast.persons["hanh"] = register_person(organisation=town.pk, full_name=NAMES["hanh"], by=PROGRAM)
    give_roles(cast)
    return cast


def open_units(cast: Cast) -> None:
    def unit(key: str, kind: str, name: str, under: str = "", *, variety: str = "", short: str = "") -> None:
        cast.units[key] = open_unit(
            organisation=cast.ward.pk,
            kind=kind,
            name=name,
            parent=cast.units.get(under),
            on=START,
            by=PROGRAM,
            position=len(cast.units),
            variety=variety,
            short_name=short,
        )

    unit("ward", Kind.BASE_ORGANISATION, "Đảng bộ phường Bình An")
    unit("executive", Kind.EXECUTIVE_COMMITTEE, "Ban Chấp hành Đảng bộ phường", "ward")
    unit("standing", Kind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy", "ward")
    unit("cell1", Kind.CELL, "Chi bộ Tổ dân phố 1", "ward", variety="neighbourhood", short="TDP 1")
    unit("cell2", Kind.CELL, "Chi bộ Tổ dân phố 2", "ward", variety="neighbourhood", short="TDP 2")
    unit("office", Kind.CELL, "Chi bộ Cơ quan", "ward", variety="office", short="Cơ quan")


def enrol(cast: Cast, key: str, where: str) -> None:
    person = register_person(
        organisation=cast.ward.pk,
        full_name=NAMES[key],
        card_number=f"4500{len(cast.persons):04d}",
        born_on=date(1970, 1, 1 + len(cast.persons)),
        admitted_on=date(2000, 5, 19),
        official_on=date(2001, 5, 19),
        by=PROGRAM,
    )
    cast.persons[key] = person
    enter_cell(
        person=person,
        cell=cast.units[where],
        standing=Membership.Standing.OFFICIAL,
        since=START,
        by=PROGRAM,
    )


def give_roles(cast: Cast) -> None:
    for key, name in NAMES.items():
        person = cast.persons.get(key)
        home = person.organisation_id if person else cast.ward.pk
        account = open_account(organisation=home, person=person, display_name=name, username=key, by=PROGRAM)
        set_own_password(account=account, password=PASSWORD, by=PROGRAM)
        cast.accounts[key] = account
    for key, unit, title in (
        ("binh", "cell1", "secretary"),
        ("giang", "executive", "committee_member"),
        ("giang", "standing", "committee_member"),
    ):
        person, where = cast.persons[key], cast.units[unit]
        give_post(person=person, unit=where, title=title, since=START, by=PROGRAM)
    for key, role in {
        "dung": Grant.Role.OFFICE,
        "hanh": Grant.Role.SUPERIOR,
        "khoa": Grant.Role.ADMINISTRATOR,
    }.items():
        grant_role(account=cast.accounts[key], role=role, since=START, by=PROGRAM)
