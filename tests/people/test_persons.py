"""Persons, memberships, posts, employment and registers through time."""

from datetime import date
from typing import Any

import pytest

from congtam.journal.queries import entries_about
from congtam.people.actions.memberships import change_membership, end_membership, enter_cell
from congtam.people.actions.persons import correct_person, register_person
from congtam.people.actions.posts import change_employment, end_post, give_post
from congtam.people.actions.registers import (
    end_leave,
    record_discipline,
    record_leave,
    record_professional_rating,
)
from congtam.people.models import Employment, Leave, Membership
from congtam.people.queries.roll import (
    head_of,
    member_counts,
    members,
    membership_on,
    posts,
    posts_by_rank,
)
from congtam.people.refusals import Refusal
from tests.cast import START, Cast

BEFORE, THEN, LATER = date(2020, 6, 30), date(2020, 7, 1), date(2022, 1, 1)


def test_a_person_is_entered_once_per_card(cast: Cast) -> None:
    by = cast.actor("dung")
    new = register_person(organisation=cast.ward.pk, full_name=" Ngô  Ánh ", card_number="1", by=by)
    assert (new.full_name, entries_about(cast.ward.pk, f"person:{new.pk}")[0].deed) == (
        "Ngô Ánh",
        "person.register",
    )
    with pytest.raises(Refusal, match="Số thẻ"):
        register_person(organisation=cast.ward.pk, full_name="Người khác", card_number="1", by=by)
    elsewhere = register_person(organisation=cast.town.pk, full_name="Người khác", card_number="1", by=by)
    assert elsewhere.pk
    with pytest.raises(Refusal, match="họ và tên"):
        register_person(organisation=cast.ward.pk, full_name="  ", by=by)


def test_the_journal_names_corrected_fields_and_not_their_content(cast: Cast) -> None:
    an = cast.persons["an"]
    correct_person(person=an, phone="0912345678", full_name="Nguyễn Văn Ân", by=cast.actor("dung"))
    entry = entries_about(cast.ward.pk, f"person:{an.pk}")[0]
    assert entry.details == {"fields": ["full_name", "phone"]}
    correct_person(person=an, phone="0912345678", by=cast.actor("dung"))
    assert entries_about(cast.ward.pk, f"person:{an.pk}")[0].pk == entry.pk
    with pytest.raises(Refusal, match="ngày chính thức"):
        correct_person(person=an, official_on=date(1999, 1, 1), by=cast.actor("dung"))


def test_standing_and_cell_change_from_a_day(cast: Cast) -> None:
    an, by = cast.persons["an"], cast.actor("dung")
    change_membership(person=an, standing="exempt", on=THEN, by=by)
    change_membership(person=an, cell=cast.units["cell2"], on=LATER, by=by)
    found = [membership_on(an, day) for day in (BEFORE, THEN, LATER)]
    assert [(row.cell_id, row.standing) for row in found if row] == [
        (cast.units["cell1"].pk, "official"),
        (cast.units["cell1"].pk, "exempt"),
        (cast.units["cell2"].pk, "exempt"),
    ]
    assert member_counts(cast.ward.pk, THEN)[cast.units["cell1"].pk] == {"exempt": 1, "official": 1}
    with pytest.raises(Refusal, match="vẫn như cũ"):
        change_membership(person=an, standing="exempt", on=LATER, by=by)
    with pytest.raises(Refusal, match="từ 01/01/2022"):
        change_membership(person=an, standing="official", on=THEN, by=by)


def test_leaving_and_coming_back(cast: Cast) -> None:
    an, by, cell = cast.persons["an"], cast.actor("dung"), cast.units["cell1"]
    end_membership(person=an, on=THEN, ending="transferred", by=by)
    assert [row.person.full_name for row in members(cast.ward.pk, THEN, cells=[cell.pk])] == ["Trần Thị Bình"]
    with pytest.raises(Refusal, match="không sinh hoạt"):
        end_membership(person=an, on=LATER, ending="died", by=by)
    enter_cell(person=an, cell=cell, standing="official", since=LATER, by=by)
    with pytest.raises(Refusal, match="Chuyển chi bộ"):
        enter_cell(person=an, cell=cell, standing="official", since=date(2023, 1, 1), by=by)
    assert Membership.objects.filter(person=an).count() == 2


def test_posts_end_with_the_membership(cast: Cast) -> None:
    binh, by, committee = cast.persons["binh"], cast.actor("dung"), cast.units["executive"]
    give_post(person=binh, unit=committee, title="committee_member", since=START, by=by)
    end_membership(person=binh, on=THEN, ending="transferred", by=by)
    assert [post.unit for post in binh.posts.on(THEN)] == [committee]
    enter_cell(person=binh, cell=cast.units["cell2"], standing="official", since=LATER, by=by)
    end_membership(person=binh, on=date(2023, 1, 1), ending="died", by=by)
    assert not binh.posts.on(date(2023, 1, 1)).exists()


def test_posts_by_rank_and_the_head(cast: Cast) -> None:
    an, binh, by, cell = cast.persons["an"], cast.persons["binh"], cast.actor("dung"), cast.units["cell1"]
    give_post(person=an, unit=cell, title="deputy_secretary", since=THEN, by=by)
    rows = posts_by_rank(posts(cast.ward.pk, THEN, units=[cell.pk]))
    assert [row.person for row in rows] == [binh, an]
    assert head_of(cast.ward.pk, cell.pk, THEN) == binh
    secretary = binh.posts.get()
    end_post(post=secretary, on=LATER, by=by)
    assert head_of(cast.ward.pk, cell.pk, LATER) is None
    with pytest.raises(Refusal, match="không có ở loại đơn vị"):
        give_post(person=an, unit=cell, title="chair", since=LATER, by=by)
    with pytest.raises(Refusal, match="đã được ghi"):
        give_post(person=an, unit=cell, title="deputy_secretary", since=THEN, by=by)


def test_a_new_main_post_takes_the_mark_off_the_old_one(cast: Cast) -> None:
    giang, by = cast.persons["giang"], cast.actor("dung")
    for unit in ("cell1", "cell2"):
        give_post(person=giang, unit=cast.units[unit], title="secretary", since=THEN, is_main=True, by=by)
    assert [post.unit for post in giang.posts.filter(is_main=True)] == [cast.units["cell2"]]


def test_employment_follows_days_and_its_first_day_can_be_corrected(cast: Cast) -> None:
    an, by = cast.persons["an"], cast.actor("dung")
    change_employment(person=an, kind="civil_servant", since=START, by=by)
    change_employment(person=an, kind="retired", since=THEN, by=by)
    change_employment(person=an, kind="other", since=THEN, by=by)
    kinds = [Employment.objects.on(day).get(person=an).kind for day in (BEFORE, THEN)]
    assert (kinds, Employment.objects.count()) == (["civil_servant", "other"], 2)
    with pytest.raises(Refusal, match="từ 01/07/2020"):
        change_employment(person=an, kind="retired", since=BEFORE, by=by)


def test_leave_is_found_by_any_day_of_it(cast: Cast) -> None:
    an, by = cast.persons["an"], cast.actor("dung")
    leave = record_leave(person=an, kind="sick", since=BEFORE, until=None, by=by)
    end_leave(leave=leave, on=LATER, by=by)
    assert [row.person for row in Leave.objects.during(date(2021, 1, 1), date(2021, 12, 31))] == [an]
    assert not Leave.objects.during(LATER, date(2023, 1, 1)).exists()
    with pytest.raises(Refusal, match="trùng"):
        record_leave(person=an, kind="study", since=THEN, until=None, by=by)


def test_registers_take_a_decision_and_a_year_once(cast: Cast) -> None:
    an, by = cast.persons["an"], cast.actor("dung")
    decision: dict[str, Any] = {
        "side": "party",
        "form": "reprimand",
        "decision": "05-QĐ/UBKT",
        "decided_on": THEN,
    }
    record_discipline(person=an, by=by, **decision)
    with pytest.raises(Refusal, match="đã được ghi"):
        record_discipline(person=an, by=by, **decision)
    record_professional_rating(person=an, year=2021, result="Hoàn thành tốt nhiệm vụ", by=by)
    with pytest.raises(Refusal, match="Năm 2021"):
        record_professional_rating(person=an, year=2021, result="Khác", by=by)
    entry = entries_about(cast.ward.pk, f"person:{an.pk}")[1]
    assert entry.details == {"decision": "05-QĐ/UBKT", "on": "2020-07-01"}


def test_as_many_queries_for_one_member_as_for_thirty(cast: Cast, django_assert_num_queries: Any) -> None:
    by, cell = cast.actor("dung"), cast.units["cell1"]
    for number in range(30):
        person = register_person(organisation=cast.ward.pk, full_name=f"Người Thứ {number}", by=by)
        enter_cell(person=person, cell=cell, standing="official", since=START, by=by)
    with django_assert_num_queries(1):
        names = [row.person.full_name for row in members(cast.ward.pk, THEN, cells=[cell.pk])]
    assert len(names) == 32
