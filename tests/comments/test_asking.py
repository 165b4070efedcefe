"""Requests derived from the matrix: whom, sent when, to be answered by when, how far each is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congtam.campaigns.actions.correcting import drop_part
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign, Dossier, Participation, Supervision
from congtam.comments.actions.answering import give
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.models import Inquiry
from congtam.comments.queries.gathering import lines, requests_of, requests_to, tallies
from congtam.comments.states import State, state_of
from congtam.journal.actors import PROGRAM
from congtam.people.models import Person
from congtam.people.refusals import Refusal
from tests.cast import Cast
from tests.comments.ground import (
    BLOCK,
    CHAIRMAN,
    FARMERS,
    FRONT,
    TODAY,
    WEEK,
    asked,
    farmers,
    khe,
    moved,
    parts,
    said,
)  # fmt: skip


def states(campaign: Campaign) -> dict[str, State]:
    return {line.name: line.state for line in requests_of(campaign, khe(campaign))}


def test_whom_to_ask_follows_from_the_type_of_the_unit(campaign: Campaign) -> None:
    """HX18-09: of a cell of a neighbourhood its head, its branch of the Front and the associations."""
    assert set(states(campaign)) == {BLOCK, FRONT, FARMERS, CHAIRMAN}
    school = campaign.dossiers.get(kind__startswith="cell_", name="Chi bộ Trường Mầm Non")
    assert not {BLOCK, FRONT, FARMERS} & {line.name for line in requests_of(campaign, school)}


def test_whoever_is_in_charge_is_asked_as_an_individual(campaign: Campaign, ward: Cast) -> None:
    """HX18-90: one request for each person in charge, and none to a body that they sit in."""
    who = {line.who for line in requests_of(campaign, khe(campaign)) if line.side == "above"}
    assert who == {f"person:{ward.persons['chairman'].pk}"}
    assert Participation.objects.get(dossier=khe(campaign), name=CHAIRMAN).rule == "cell_supervisors"
    Supervision.objects.create(
        organisation=ward.ward, campaign=campaign, unit=ward.units["khe"], post="Ủy viên",
        person=ward.persons["giang"],
    )  # fmt: skip
    derive_again(campaign=campaign, by=PROGRAM)
    above = {line.name for line in requests_of(campaign, khe(campaign)) if line.side == "above"}
    assert above == {CHAIRMAN, "Hoàng Trường Giang"}


def test_a_request_goes_out_with_its_day(campaign: Campaign) -> None:
    assert set(states(campaign).values()) == {State.NOT_ASKED}
    asked(campaign)
    assert set(states(campaign).values()) == {State.ASKED}
    assert farmers(campaign).asked_on == TODAY
    assert Inquiry.objects.get(subject=khe(campaign).key, name=FARMERS).due_on == WEEK


def test_asked_answered_declined_late(campaign: Campaign) -> None:
    asked(campaign, due=TODAY - timedelta(days=1), on=TODAY - timedelta(days=5))
    give(part=farmers(campaign), said=said(), by=PROGRAM)
    give(part=parts(campaign)[FRONT], said=said("", declines=True), by=PROGRAM)
    assert states(campaign) == {
        FARMERS: State.ANSWERED, FRONT: State.DECLINED, BLOCK: State.LATE, CHAIRMAN: State.LATE,
    }  # fmt: skip
    tally = next(one for one in tallies(lines(campaign)) if one.dossier == khe(campaign).pk)
    assert [line.name for line in tally.late] == [line.name for line in tally.missing]
    assert {line.name for line in tally.missing} == {BLOCK, CHAIRMAN}


def test_nobody_is_late_without_a_day() -> None:
    common = {"asked_on": TODAY, "answered": False, "declines": False, "today": TODAY}
    assert state_of(due_on=None, **common) is State.ASKED  # type: ignore[arg-type]
    assert state_of(due_on=TODAY, **common) is State.ASKED  # type: ignore[arg-type]
    assert state_of(due_on=TODAY - timedelta(days=1), **common) is State.LATE  # type: ignore[arg-type]


def test_what_was_dropped_or_is_not_settled_is_not_asked(campaign: Campaign) -> None:
    drop_part(part=farmers(campaign), reason="giải thể", by=PROGRAM)
    assert FARMERS not in states(campaign)
    with pytest.raises(Refusal, match="Chưa chọn nơi nào"):
        ask_bodies(campaign=campaign, parts=[farmers(campaign)], due_on=WEEK, on=TODAY, by=PROGRAM)


def test_a_day_before_the_request_and_a_late_phase_are_refused(campaign: Campaign) -> None:
    rows = [farmers(campaign)]
    with pytest.raises(Refusal, match="Hạn trả lời phải từ ngày gửi"):
        ask_bodies(campaign=campaign, parts=rows, due_on=TODAY - timedelta(days=1), on=TODAY, by=PROGRAM)
    moved(campaign, "appraising")
    with pytest.raises(Refusal, match="không nhận ý kiến"):
        ask_bodies(campaign=campaign, parts=rows, due_on=WEEK, on=TODAY, by=PROGRAM)


def test_a_body_finds_what_it_was_asked(campaign: Campaign, ward: Cast) -> None:
    who = [f"unit:{ward.units['farmers_khe'].pk}"]
    assert requests_to(campaign, who) == []
    asked(campaign)
    found = {line.kind: line for line in requests_to(campaign, who)}
    assert found["cell_committee"].subject_name == "Chi bộ Thanh Khê"
    assert {line.who for line in found.values()} == set(who)


def test_three_thousand_subjects_take_as_many_questions_as_one(campaign: Campaign, ward: Cast) -> None:
    asked(campaign)
    with CaptureQueriesContext(connection) as few:
        lines(campaign)
    grow(campaign, ward, 3000)
    with CaptureQueriesContext(connection) as many:
        found = lines(campaign)
    assert len(many) == len(few) == 3
    assert len(tallies(found)) > 3000


def grow(campaign: Campaign, cast: Cast, number: int) -> None:
    """Members about whom their place of residence is asked."""
    ward, cell = cast.ward, cast.units["khe"]
    people = Person.objects.bulk_create(
        Person(organisation=ward, full_name=f"Người {n}") for n in range(number)
    )
    rows = Dossier.objects.bulk_create(
        Dossier(
            organisation=ward, campaign=campaign, kind="member", person=one, home=cell, name=one.full_name
        )
        for one in people
    )
    Participation.objects.bulk_create(
        Participation(
            organisation=ward, campaign=campaign, dossier=row, group="comments", rule="member_home",
            body="home_committee", who="body:home_committee", name="Nơi cư trú",
        )
        for row in rows
    )  # fmt: skip
