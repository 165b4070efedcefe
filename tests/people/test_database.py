"""What the database itself refuses, whatever program writes to it."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congtam.people.models import Account, Discipline, Employment, Leave, Membership, Placing, Post
from tests.cast import START, Cast

NEXT = START + timedelta(days=400)


def refused(model: type, **columns: object) -> None:
    """Composite keys are looked at when the transaction ends, so it is made to end here."""

    def write() -> None:
        with transaction.atomic():
            model._default_manager.create(**columns)  # type: ignore[attr-defined]
            connection.check_constraints()

    with pytest.raises(DatabaseError):
        write()


def test_periods_of_one_thing_do_not_overlap(cast: Cast) -> None:
    an, ward = cast.persons["an"], cast.ward
    unit = cast.units["cell1"]
    refused(Placing, organisation=ward, unit=unit, name="x", since=NEXT)
    refused(Membership, organisation=ward, person=an, cell=unit, standing="official", since=NEXT)
    Employment.objects.create(organisation=ward, person=an, kind="retired", since=START, until=NEXT)
    refused(Employment, organisation=ward, person=an, kind="other", since=NEXT - timedelta(days=1))
    Employment.objects.create(organisation=ward, person=an, kind="other", since=NEXT)
    Leave.objects.create(organisation=ward, person=an, kind="sick", since=START, until=NEXT)
    refused(Leave, organisation=ward, person=an, kind="study", since=START - timedelta(days=9))


def test_an_update_cannot_make_periods_overlap(cast: Cast) -> None:
    an, ward = cast.persons["an"], cast.ward
    Employment.objects.create(organisation=ward, person=an, kind="retired", since=START, until=NEXT)
    Employment.objects.create(organisation=ward, person=an, kind="other", since=NEXT)
    with pytest.raises(DatabaseError), transaction.atomic():
        Employment.objects.filter(kind="retired").update(until=NEXT + timedelta(days=1))


def test_no_row_points_into_another_organisation(cast: Cast) -> None:
    an, unit = cast.persons["an"], cast.units["cell1"]
    elsewhere = cast.town
    refused(Membership, organisation=elsewhere, person=an, cell=unit, standing="official", since=START)
    refused(Post, organisation=elsewhere, person=an, unit=unit, title="staff", since=START)
    refused(
        Placing, organisation=elsewhere, unit=unit, name="x", since=START - timedelta(days=9), until=START
    )
    refused(Leave, organisation=elsewhere, person=an, kind="sick", since=START)
    refused(Account, organisation=elsewhere, person=an, username="x", display_name="x")


def test_an_end_comes_after_its_beginning(cast: Cast) -> None:
    an, ward = cast.persons["an"], cast.ward
    refused(Leave, organisation=ward, person=an, kind="sick", since=START, until=START)
    refused(
        Discipline,
        organisation=ward,
        person=an,
        side="party",
        form="warning",
        decision="1",
        decided_on=NEXT,
        lifted_on=START,
    )


def test_one_person_has_one_open_main_post(cast: Cast) -> None:
    an, ward = cast.persons["an"], cast.ward
    units = cast.units["executive"], cast.units["standing"]
    first, second = (
        {"organisation": ward, "person": an, "unit": unit, "title": "committee_member", "is_main": True}
        for unit in units
    )
    Post.objects.create(**first, since=START)
    refused(Post, **second, since=START)


def test_a_table_that_is_rebuilt_keeps_its_rules(transactional_db: None) -> None:
    """SQLite changes a table by making a new one; rules that stand beside the table must come back."""
    del transactional_db
    with connection.schema_editor() as editor:
        if connection.vendor == "sqlite":
            editor._remake_table(Employment)  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        assert "people_employment_apart" in {name.removesuffix("_insert") for name in rules(cursor)}


def rules(cursor: object) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        sql = "SELECT conname FROM pg_constraint"
    cursor.execute(sql)  # type: ignore[attr-defined]
    return [name for (name,) in cursor.fetchall()]  # type: ignore[attr-defined]


def test_history_holds_in_dates(cast: Cast) -> None:
    row = Membership.objects.get(person=cast.persons["an"])
    assert [row.is_on(day) for day in (START - timedelta(days=1), START, date(2030, 1, 1))] == [
        False,
        True,
        True,
    ]
