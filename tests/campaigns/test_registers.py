"""What the registers of leave, discipline and professional rating mean for the rules of the plan of 2018."""

from datetime import date

import pytest

from congtam.campaigns.actions.correcting import declare_registers_complete, enter_fact
from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.gauges import gauges
from congtam.campaigns.queries.ground import ground
from congtam.journal.actors import PROGRAM
from congtam.people.actions.registers import (
    record_discipline,
    record_leave,
    record_professional_rating,
)
from congtam.people.models import Person
from tests.campaigns.results import possible
from tests.campaigns.ward import new_member, opened
from tests.cast import Cast

LAN, TEACHER = "Đinh Thị Lan", "Hà Thị Nga"
Spell = tuple[str, date, date | None]


def fact(campaign: Campaign, name: str, key: str) -> object:
    """None: not known."""
    one = campaign.dossiers.get(kind="member", name=name)
    return ground(campaign).entries[one.key].facts.get(key)


def say(campaign: Campaign, person: Person, **facts: bool) -> None:
    for key, value in facts.items():
        enter_fact(campaign=campaign, person=person, fact=key, value=value, reason="Sổ", by=PROGRAM)


@pytest.mark.parametrize(
    ("spells", "months", "capped"),
    [
        ([("sick", date(2018, 2, 1), date(2018, 5, 1))], 3, True),
        ([("sick", date(2018, 2, 1), date(2018, 4, 30))], 2, False),
        # two absences are added up, each in whole months
        (
            [
                ("sick", date(2018, 2, 1), date(2018, 4, 1)),
                ("sick", date(2018, 6, 1), date(2018, 7, 1)),
            ],
            3,
            True,
        ),
        # only what lies in the year that is judged, and not after the day
        ([("sick", date(2017, 9, 1), date(2018, 3, 1))], 2, False),
        ([("sick", date(2018, 10, 1), None)], 2, False),
        ([("study", date(2018, 2, 1), date(2018, 8, 1))], 0, False),
    ],
)
def test_hx18_66_three_months_of_illness_leave_no_more_than_done(
    campaign: Campaign, ward: Cast, spells: list[Spell], months: int, *, capped: bool
) -> None:
    declare_registers_complete(campaign=campaign, by=PROGRAM)
    for kind, since, until in spells:
        record_leave(person=ward.persons["khe_committee"], kind=kind, since=since, until=until, by=PROGRAM)
    assert fact(campaign, LAN, "sick_leave_months") == months
    levels = possible(campaign, LAN)
    assert ("HTTNV" not in levels, "HTXSNV" not in levels, "HTNV" in levels) == (capped, capped, True)


def test_hx18_67_maternity_is_no_illness_and_costs_no_level(campaign: Campaign, ward: Cast) -> None:
    declare_registers_complete(campaign=campaign, by=PROGRAM)
    lan = ward.persons["khe_committee"]
    record_leave(person=lan, kind="maternity", since=date(2018, 2, 1), until=date(2018, 8, 1), by=PROGRAM)
    assert fact(campaign, LAN, "leave_is_maternity") is True
    assert {"HTXSNV", "HTTNV"} <= set(possible(campaign, LAN))
    record_leave(person=lan, kind="sick", since=date(2018, 8, 1), until=date(2018, 11, 1), by=PROGRAM)
    assert fact(campaign, LAN, "leave_is_maternity") is False
    assert not {"HTXSNV", "HTTNV"} & set(possible(campaign, LAN))


def test_hx18_66_registers_that_nobody_called_complete_say_nothing_of_who_is_not_in_them(
    campaign: Campaign,
) -> None:
    assert fact(campaign, LAN, "sick_leave_months") is None
    assert fact(campaign, LAN, "disciplined") is None
    declare_registers_complete(campaign=campaign, by=PROGRAM)
    assert (fact(campaign, LAN, "sick_leave_months"), fact(campaign, LAN, "disciplined")) == (0, False)


@pytest.mark.parametrize(
    ("on", "lowest"), [(date(2018, 1, 1), True), (date(2018, 12, 31), True), (date(2017, 12, 31), False)]
)
def test_hx18_42_whoever_is_disciplined_in_the_year_did_not_do_the_task(
    campaign: Campaign, ward: Cast, on: date, *, lowest: bool
) -> None:
    declare_registers_complete(campaign=campaign, by=PROGRAM)
    record_discipline(
        person=ward.persons["khe_committee"],
        side="party",
        form="warning",
        decision="12-QĐ/UBKT",
        decided_on=on,
        by=PROGRAM,
    )
    assert fact(campaign, LAN, "disciplined") is lowest
    say(campaign, ward.persons["khe_committee"], counted_before=False)
    assert (possible(campaign, LAN) == ("KHTNV",)) is lowest


@pytest.mark.parametrize(
    ("result", "good", "excellent"),
    [("HTXSNV", True, True), ("HTTNV", True, False), ("HTNV", False, False)],
)
def test_hx18_37_40_the_professional_rating_of_an_employee_bounds_the_level(
    campaign: Campaign, ward: Cast, result: str, *, good: bool, excellent: bool
) -> None:
    """Where neither a title was proposed nor a certificate given."""
    teacher = ward.persons["teacher"]
    say(campaign, teacher, proposed_emulation_fighter=False, merit_certificate=False)
    record_professional_rating(person=teacher, year=2018, result=result, by=PROGRAM)
    levels = possible(campaign, TEACHER)
    assert ("HTTNV" in levels, "HTXSNV" in levels) == (good, excellent)


def test_hx18_61_the_rating_of_another_year_is_none(campaign: Campaign, ward: Cast) -> None:
    record_professional_rating(person=ward.persons["teacher"], year=2017, result="HTXSNV", by=PROGRAM)
    assert fact(campaign, TEACHER, "professional_rating") is None


def test_hx18_65_who_is_not_rated_is_in_no_base_of_a_quota(ward: Cast) -> None:
    new_member(ward, "new", "Võ Thị Yên", "khe", admitted=date(2018, 6, 11))
    campaign = opened(ward)
    (members,) = (one for one in gauges(campaign) if one.name == "members")
    rated = campaign.dossiers.filter(kind="member", is_rated=True)
    assert members.total == rated.count() == campaign.dossiers.filter(kind="member").count() - 2
    assert {"Võ Thị Yên", "Lý Văn Miễn"}.isdisjoint(rated.values_list("name", flat=True))
