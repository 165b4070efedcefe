"""A world that is put back is the world that was built."""

import pytest
from django.db import connection, transaction

from congtam.campaigns.models import Campaign
from congtam.people.models import Person
from tests import rows, worlds
from tests.campaigns.ward import opened, settle
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward() -> Cast:
    cast = assemble()
    settle(cast)
    return cast


def steps() -> worlds.Steps | None:
    return worlds.KNOWN.steps


@pytest.mark.parametrize("time", ["first", "again"])
def test_rows_and_objects_are_those_of_the_builder(ward: Cast, time: str) -> None:
    campaign = opened(ward)
    known = steps()
    assert known, time
    assert rows.changes(worlds.WORLDS[connection.vendor, known].everything, rows.everything()) == []
    assert campaign == Campaign.objects.get()
    assert {one.pk for one in ward.persons.values()} == set(Person.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("time", ["first", "again"])
def test_what_comes_after_is_numbered_on(ward: Cast, time: str) -> None:
    campaign, later = opened(ward), opened(ward, year=2019)
    assert later.pk > campaign.pk, time
    assert Campaign.objects.create(**copied(later)).pk > later.pk


def copied(campaign: Campaign) -> dict[str, object]:
    said = {field.attname: getattr(campaign, field.attname) for field in Campaign._meta.concrete_fields}
    return said | {"id": None, "year": 2020}


def test_after_any_other_deed_builders_work_in_earnest(ward: Cast) -> None:
    assert steps()
    Person.objects.filter(pk=ward.persons["an"].pk).update(full_name="Nguyễn Văn Ân")
    assert steps() is None
    campaign = opened(ward)
    assert steps() is None
    assert campaign.dossiers.filter(kind="member", name="Nguyễn Văn Ân").exists()


def test_what_is_taken_back_is_known_again(ward: Cast) -> None:
    before = steps()
    with transaction.atomic():
        campaign = opened(ward)
        campaign.delete()
        assert steps() is None
        transaction.set_rollback(True)
    assert steps() == before
    assert opened(ward).dossiers.exists()


def test_another_cast_is_not_taken_for_the_one_of_the_world(ward: Cast) -> None:
    opened(Cast(ward.ward, ward.town, ward.units, ward.persons, ward.accounts))
    assert steps() is None


@pytest.mark.parametrize("time", ["first", "again"])
def test_what_a_test_does_to_its_objects_no_other_sees(ward: Cast, time: str) -> None:
    assert ward.persons["an"].full_name == "Nguyễn Văn An", time
    ward.persons["an"].full_name = "người khác"
