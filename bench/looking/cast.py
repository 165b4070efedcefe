"""The people of the table of all pages, found in the large ward: its rows are then made by the same keys."""

from __future__ import annotations

from datetime import date

from django.db.models import Count

from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import grant_role, open_account
from congtam.people.models import Account, Grant, Membership, Organisation, Person, Post, Unit
from tests.cast import Cast


def cast_of(ward: Organisation, day: date) -> Cast:
    """An and Bình are of the largest cell, Cúc of the next, Dũng is the office of this ward."""
    assert ward.superior is not None
    found = Cast(ward, ward.superior)
    units = Unit.objects.filter(organisation=ward)
    for key, kind in (
        ("ward", Unit.Kind.BASE_ORGANISATION),
        ("executive", Unit.Kind.EXECUTIVE_COMMITTEE),
        ("standing", Unit.Kind.STANDING_COMMITTEE),
    ):
        found.units[key] = units.get(kind=kind)
    cells = by_size(ward)
    found.units |= {"cell1": cells[0], "cell2": cells[1]}
    binh = holder(cells[0], "secretary")
    found.persons = {
        "binh": binh,
        "an": plain_member(cells[0], binh),
        "cuc": plain_member(cells[1], binh),
        "giang": holder(found.units["standing"], "standing_member"),
    }
    found.accounts = {name: account_of(person) for name, person in found.persons.items()}
    found.accounts |= {
        name: Account.objects.get(username=own) for name, own in (("dung", "lan"), ("hanh", "hanh"))
    }
    found.accounts["khoa"] = administrator(ward, day)
    Account.objects.update(must_set_password=False)
    return found


def by_size(ward: Organisation) -> list[Unit]:
    now = Membership.objects.filter(organisation=ward, until__isnull=True, cell__kind=Unit.Kind.CELL)
    sizes = now.values_list("cell").annotate(members=Count("id")).order_by("-members", "cell")
    return [Unit.objects.get(pk=cell) for cell, _members in sizes[:2]]


def holder(unit: Unit, title: str) -> Person:
    held = Post.objects.filter(unit=unit, title=title, until__isnull=True).select_related("person")
    return held.order_by("pk")[0].person


def plain_member(cell: Unit, other: Person) -> Person:
    """Without a post."""
    rows = Membership.objects.filter(cell=cell, until__isnull=True, standing=Membership.Standing.OFFICIAL)
    rows = rows.exclude(person__posts__isnull=False).exclude(person=other).select_related("person")
    return rows.order_by("pk")[0].person


def account_of(person: Person) -> Account:
    found = Account.objects.filter(person=person).first()
    return found or open_account(organisation=person.organisation_id, person=person, by=PROGRAM)


def administrator(ward: Organisation, day: date) -> Account:
    made = open_account(organisation=ward.pk, display_name="Quản trị", username="quan-tri", by=PROGRAM)
    grant_role(account=made, role=Grant.Role.ADMINISTRATOR, since=day, by=PROGRAM)
    return made
