"""Example wards as they stand in the database."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from congtam.campaigns.derived.plan import plan_of
from congtam.demo.described import LARGE, SMALL, described
from congtam.demo.making import is_there, make_ward, others_than_examples, print_cards
from congtam.journal.queries import breaks
from congtam.people.cards import Card
from congtam.people.models import Account, Membership, Organisation, Person, Post
from congtam.people.permissions import Role
from congtam.people.queries.rights import rights_of
from congtam.people.queries.roll import members
from congtam.people.queries.tree import tree
from congtam.shelf.catalogue import Catalogue
from tests.worlds import built_once

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "mot-cau-de-nho-cua-minh"  # noqa: S105 - of nobody


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def small(today: date) -> Organisation:
    return small_ward(today)


@built_once
def small_ward(day: date) -> Organisation:
    return make_ward(SMALL, day)


def test_wards_are_written_whole_under_one_superior(today: date) -> None:
    for ward, cells, number in ((SMALL, 16, 420), (LARGE, 100, 3000)):
        made = make_ward(ward, today)
        assert len(tree(made.pk, today).of_kind("cell")) == cells
        assert members(made.pk, today).count() == number
        assert Post.objects.on(today).filter(organisation=made.pk, is_main=True).exists()
        assert is_there(ward)
    connection.check_constraints()
    assert [list(breaks(one.pk)) for one in Organisation.objects.all()] == [[], [], []]
    assert Organisation.objects.filter(level="above").count() == 1
    assert Account.objects.filter(username="hanh").count() == 1
    assert others_than_examples() == []
    cards = Person.objects.exclude(card_number="").values_list("card_number", flat=True)
    assert len(cards) == len(set(cards))


def test_the_merged_cell_is_there_in_earlier_years(small: Organisation, today: date) -> None:
    merged = described(SMALL).merged
    assert merged is not None
    before = tree(small.pk, today.replace(year=today.year - merged.years_ago - 1, day=1))
    old = next(node for node in before.of_kind("cell") if node.short == merged.name)
    assert members(small.pk, before.day, cells=[old.id]).count() <= merged.members
    assert Membership.objects.filter(cell=old.id, ending="changed").count() == merged.members
    assert old.id not in tree(small.pk, today).nodes


def test_the_plan_finds_every_unit_it_names(small: Organisation, today: date) -> None:
    pack = Catalogue().resolved("hx-2018").pack
    plan = plan_of(pack, tree(small.pk, today), today)
    assert plan.unfound == ()
    assert len({day.unit for day in plan.days}) == 16
    assert len({charge.unit for charge in plan.charges}) == 16


def test_the_cast_has_its_parts(small: Organisation, today: date) -> None:
    expected = {
        "an": {Role.MEMBER},
        "binh": {Role.MEMBER, Role.SECRETARY},
        "cuc": {Role.MEMBER},
        "dung": {Role.MEMBER, Role.OFFICE, Role.CHAIR},
        "giang": {Role.MEMBER, Role.CHAIR, Role.COMMITTEE, Role.STANDING, Role.SUPERVISOR},
        "hanh": {Role.MEMBER, Role.SUPERIOR},
        "khoa": {Role.ADMINISTRATOR},
    }
    found = {
        account.username: {holding.role for holding in rights_of(account, today).holdings}
        for account in Account.objects.filter(username__in=expected)
    }
    assert found == expected
    hanh = Account.objects.get(username="hanh")
    assert rights_of(hanh, today).inferiors == {small.pk}


@pytest.mark.usefixtures("small")
def test_everybody_in_charge_of_a_cell_has_an_account() -> None:
    holders = Account.objects.filter(grants__role="supervisor").distinct()
    assert holders.count() == 14


def test_the_cast_comes_in_with_the_printed_cards(small: Organisation) -> None:
    cards = print_cards(SMALL)
    assert [card.username for card in cards] == ["an", "binh", "cuc", "dung", "giang", "hanh", "khoa"]
    for card in cards:
        assert come_in(card) == 200
    assert print_cards(SMALL) == []
    assert small.name.startswith("Đảng bộ phường Hương Xuân")


def come_in(card: Card) -> int:
    """Over the pages themselves: the code, an own password, the first page."""
    client = Client()
    first = client.post(reverse("signin:first_time"), {"name": card.username, "code": card.code})
    assert first.status_code == 302, first.content
    given = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}
    return client.post(reverse("signin:own_password"), given, follow=True).status_code


@pytest.mark.usefixtures("small")
def test_printed_again_the_cards_from_before_are_worth_nothing() -> None:
    before = {card.username: card.code for card in print_cards(SMALL)}
    after = {card.username: card.code for card in print_cards(SMALL, again=True)}
    request = RequestFactory().get("/")
    for username, code in before.items():
        assert authenticate(request, username=username, printed_code=code) is None
        assert authenticate(request, username=username, printed_code=after[username]) is not None


def test_what_people_entered_is_no_example(today: date) -> None:
    Organisation.objects.create(code="that", name="Đảng bộ thật")
    make_ward(SMALL, today)
    assert others_than_examples() == ["Đảng bộ thật"]
