"""The example organisations: whole, plausible, and the same at every making."""

from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count, F

from congtam.people.examples.making import LARGE, WARD, make_examples
from congtam.people.models import Membership, Organisation, Person, Post, Unit
from congtam.people.queries.roll import head_of, members
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal

pytestmark = pytest.mark.django_db
DAY = date(2018, 12, 11)


def ward() -> Organisation:
    return Organisation.objects.get(code=WARD)


def test_the_ward_of_the_plan() -> None:
    cards = make_examples(day=DAY, large=False)
    there = tree(ward().pk, DAY)
    cells = there.of_kind(Unit.Kind.CELL)
    assert (len(cells), members(ward().pk, DAY).count()) == (16, 420)
    assert all(head_of(ward().pk, cell.id, DAY) for cell in cells)
    assert {cell.variety for cell in cells} == {
        "neighbourhood",
        "school",
        "health_station",
        "military",
        "police",
    }
    assert [card.username for card in cards] == ["an", "binh", "cuc", "dung", "giang", "hanh", "khoa"]
    assert all(len(card.code) == 14 for card in cards)
    assert set(Membership.objects.values_list("standing", flat=True)) == {
        "official",
        "probationary",
        "exempt",
    }


def test_everybody_is_plausible() -> None:
    make_examples(day=DAY, large=False)
    persons = Person.objects.filter(organisation=ward())
    assert not persons.filter(official_on__gt=DAY).exists()
    assert not persons.filter(admitted_on__year__lt=F("born_on__year") + 18).exists()
    twice = persons.values("full_name").annotate(number=Count("id")).filter(number__gt=1)
    assert not twice.exists()
    assert not Post.objects.filter(since__gt=DAY).exists()


def test_the_large_one() -> None:
    make_examples(day=DAY, large=True)
    large = Organisation.objects.get(code=LARGE)
    assert (len(tree(large.pk, DAY).nodes), members(large.pk, DAY).count()) == (100, 3000)


def test_the_same_at_every_making() -> None:
    kept = ("full_name", "born_on", "card_number", "admitted_on", "phone")
    made = []
    for _ in range(2):
        with transaction.atomic():
            make_examples(day=DAY, large=False)
            rows = Person.objects.filter(organisation=ward()).order_by("card_number")
            made.append(list(rows.values_list(*kept)))
            transaction.set_rollback(True)
    assert made[0] == made[1]


def test_an_example_never_mixes_with_what_is_there() -> None:
    Organisation.objects.create(code="x", name="Đảng bộ có thật")
    with pytest.raises(Refusal, match="còn trống"):
        make_examples(day=DAY, large=False)
