"""The plan: its calendar, meetings, deadlines from the real day, those in charge, the next year."""

from datetime import date, timedelta

import pytest

from congtam.campaigns.actions.cloning import clone_campaign
from congtam.campaigns.actions.planning import (
    hold_meeting,
    log_call,
    mark_item,
    meet_deadline,
    put_in_charge,
    set_meeting,
    write_item,
)
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import offer
from congtam.campaigns.permissions import about_dossier, may, rights_in, seen_units
from congtam.campaigns.queries.deadlines import Due, dues
from congtam.journal.actors import PROGRAM
from congtam.people.actions.posts import end_post
from congtam.people.permissions import Action
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.campaigns.ward import frame, opened
from tests.cast import Cast

MEETING = date(2018, 12, 8)


def due(campaign: Campaign, cast: Cast, unit: str, key: str = "results_reported") -> Due:
    return next(one for one in dues(campaign) if one.unit == cast.units[unit].pk and one.key == key)


def test_hx18_68_the_calendar_of_the_plan_with_its_owners(campaign: Campaign) -> None:
    items = {item.key: item for item in campaign.plan_items.all()}
    assert items["conference"].due_on == date(2018, 11, 24)
    appraisal = items["appraisal"]
    assert (appraisal.number, appraisal.owner, appraisal.due_on, appraisal.cites) == (
        "10",
        "Ban Thường vụ Đảng ủy",
        date(2018, 12, 18),
        "III.10",
    )
    assert (items["report_upward"].begins_on, items["report_upward"].due_on) == (
        date(2018, 12, 23),
        date(2018, 12, 25),
    )
    assert "6" not in {item.number for item in items.values()}
    assert (campaign.begins_on, campaign.ends_on) == (date(2018, 11, 24), date(2018, 12, 25))


def test_hx18_68_the_calendar_moves_to_another_year(ward: Cast) -> None:
    campaign = opened(ward, year=2019, begins_on=date(2019, 11, 25))
    shift = date(2019, 11, 25) - date(2018, 11, 24)
    assert campaign.plan_items.get(key="appraisal").due_on == date(2018, 12, 18) + shift
    assert campaign.meetings.get(unit=ward.units["khe"]).planned_on == MEETING + shift
    assert campaign.ends_on == date(2018, 12, 25) + shift


def test_hx18_72_each_cell_has_its_meeting_day(campaign: Campaign, ward: Cast) -> None:
    days = dict(campaign.meetings.values_list("unit", "planned_on"))
    assert {key: days[ward.units[key].pk] for key in ("station", "khe", "school", "police", "military")} == {
        "station": date(2018, 12, 7),
        "khe": MEETING,
        "school": MEETING,
        "police": MEETING,
        "military": date(2018, 12, 10),
    }
    assert days[ward.units["cell1"].pk] is None


def test_units_of_the_text_that_the_tree_lacks_are_named(campaign: Campaign) -> None:
    assert campaign.plan_items.get(key="cell_meetings_2").missing == ["Chi bộ Trường Tiểu học số 1"]


def test_hx18_73_the_report_is_due_two_days_after_the_real_meeting(campaign: Campaign, ward: Cast) -> None:
    assert due(campaign, ward, "khe").on == date(2018, 12, 10)
    assert due(campaign, ward, "khe").expected
    hold_meeting(meeting=campaign.meetings.get(unit=ward.units["khe"]), on=date(2018, 12, 9), by=PROGRAM)
    late = due(campaign, ward, "khe")
    assert (late.on, late.expected) == (date(2018, 12, 11), False)
    assert not late.is_late(date(2018, 12, 11))
    assert late.is_late(date(2018, 12, 12))
    assert late.days_late(date(2018, 12, 13)) == 2


def test_hx18_73_a_report_that_came_is_no_longer_due(campaign: Campaign, ward: Cast) -> None:
    khe = ward.units["khe"]
    hold_meeting(meeting=campaign.meetings.get(unit=khe), on=MEETING, by=PROGRAM)
    meet_deadline(campaign=campaign, unit=khe, deadline="results_reported", on=date(2018, 12, 11), by=PROGRAM)
    report = due(campaign, ward, "khe")
    assert not report.is_late(date(2018, 12, 31))
    assert report.was_late


def test_hx18_73_a_meeting_never_held_is_not_late_with_its_report(campaign: Campaign, ward: Cast) -> None:
    assert not due(campaign, ward, "khe").is_late(date(2018, 12, 31))


def test_the_draft_goes_out_before_the_planned_day(campaign: Campaign, ward: Cast) -> None:
    assert due(campaign, ward, "khe", "draft_sent").on == MEETING - timedelta(days=3)
    set_meeting(campaign=campaign, unit=ward.units["khe"], planned_on=date(2018, 12, 10), by=PROGRAM)
    assert due(campaign, ward, "khe", "draft_sent").on == date(2018, 12, 7)


def test_hx18_76_the_plan_puts_posts_in_charge_of_units(campaign: Campaign, ward: Cast) -> None:
    charges = set(campaign.supervisions.values_list("post", "unit"))
    assert ("Bí thư Đảng ủy", ward.units["military"].pk) in charges
    assert ("Ủy viên phụ trách số 06", ward.units["school"].pk) in charges


def test_hx18_76_who_is_in_charge_sees_exactly_those_units(campaign: Campaign, ward: Cast) -> None:
    cuc, khe, school = ward.persons["cuc"], ward.units["khe"], ward.units["school"]
    put_in_charge(campaign=campaign, units=[khe, school], post="Ủy viên số 1", person=cuc, by=PROGRAM)
    campaign.phase = "reviewing"
    campaign.save()
    rights = rights_in(campaign, rights_of(ward.accounts["cuc"], campaign.asked_on))
    assert seen_units(campaign, rights, Action.SEE_PROGRESS) == frozenset({khe.pk, school.pk})
    seen = {
        dossier.name
        for dossier in campaign.dossiers.all()
        if may(campaign, rights, Action.SEE_DOSSIER, about_dossier(dossier))
    }
    assert {
        "Chi bộ Thanh Khê",
        "Ngô Văn Khánh",
        "Chi bộ Trường Mầm Non",
        "Hà Thị Nga",
        "Lê Thị Cúc",
    } == seen - {
        "Đinh Thị Lan",
        "Lý Văn Miễn",
        "Tô Thị Mới",
    }
    put_in_charge(campaign=campaign, units=[school], post="Ủy viên số 1", person=cuc, by=PROGRAM)
    rights = rights_in(campaign, rights_of(ward.accounts["cuc"], campaign.asked_on))
    assert seen_units(campaign, rights, Action.SEE_PROGRESS) == frozenset({school.pk})


def test_hx18_76_being_in_charge_holds_for_one_campaign(campaign: Campaign, ward: Cast) -> None:
    next_year = opened(ward, year=2019)
    khe, cuc = ward.units["khe"], ward.persons["cuc"]
    put_in_charge(campaign=next_year, units=[khe], post="Ủy viên số 1", person=cuc, by=PROGRAM)
    for one, seen in ((campaign, frozenset()), (next_year, frozenset({khe.pk}))):
        one.phase = "reviewing"
        rights = rights_in(one, rights_of(ward.accounts["cuc"], one.asked_on))
        assert seen_units(one, rights, Action.SEE_PROGRESS) == seen


def test_nobody_in_charge_sees_no_progress(campaign: Campaign, ward: Cast) -> None:
    campaign.phase = "reviewing"
    rights = rights_in(campaign, rights_of(ward.accounts["cuc"], campaign.asked_on))
    assert seen_units(campaign, rights, Action.SEE_PROGRESS) == frozenset()


def test_a_clone_takes_the_plan_over_to_the_next_year(campaign: Campaign, ward: Cast) -> None:
    put_in_charge(
        campaign=campaign,
        units=[ward.units["khe"]],
        post="Ủy viên phụ trách số 07",
        person=ward.persons["giang"],
        by=PROGRAM,
    )
    write_item(
        campaign=campaign,
        what="Họp giao ban",
        owner="Văn phòng",
        due_on=date(2018, 12, 1),
        begins_on=None,
        by=PROGRAM,
    )
    mark_item(item=campaign.plan_items.get(key="conference"), on=date(2018, 11, 24), by=PROGRAM)
    new = clone_campaign(
        last=campaign,
        chosen=offer("hx-2018"),
        frame=frame(2019, begins_on=date(2019, 11, 23)),
        by=ward.actor("dung"),
    )
    assert new.cloned_from == campaign
    assert new.fingerprint == campaign.fingerprint
    items = {item.key: item for item in new.plan_items.all()}
    assert items["appraisal"].due_on == date(2018, 12, 18) + timedelta(days=364)
    assert {item.what for item in items.values()} >= {"Họp giao ban"}
    assert items["conference"].done_on is None
    assert new.meetings.get(unit=ward.units["khe"]).planned_on == MEETING + timedelta(days=364)
    assert new.supervisions.get(unit=ward.units["khe"]).person == ward.persons["giang"]
    assert new.dossiers.count() == campaign.dossiers.count()


def test_a_clone_leaves_a_charge_open_when_its_holder_left(campaign: Campaign, ward: Cast) -> None:
    giang = ward.persons["giang"]
    put_in_charge(campaign=campaign, units=[ward.units["khe"]], post="Ủy viên", person=giang, by=PROGRAM)
    for post in giang.posts.all():
        end_post(post=post, on=date(2019, 1, 1), by=PROGRAM)
    new = clone_campaign(last=campaign, chosen=offer("hx-2018"), frame=frame(2019), by=PROGRAM)
    assert new.supervisions.get(unit=ward.units["khe"], post="Ủy viên").person is None


def test_a_call_says_something(campaign: Campaign, ward: Cast) -> None:
    with pytest.raises(Refusal, match="đã nói gì"):
        log_call(campaign=campaign, unit=ward.units["khe"], said=" ", by=PROGRAM)
    assert (
        log_call(campaign=campaign, unit=ward.units["khe"], said="hẹn sáng mai", by=PROGRAM).note
        == "hẹn sáng mai"
    )


def test_an_item_that_ends_before_it_begins_is_refused(campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="từ ngày bắt đầu"):
        write_item(
            campaign=campaign,
            what="Họp",
            owner="Văn phòng",
            due_on=date(2018, 12, 1),
            begins_on=date(2018, 12, 2),
            by=PROGRAM,
        )


def test_a_campaign_that_is_over_is_not_changed(campaign: Campaign, ward: Cast) -> None:
    campaign.phase = "closed"
    campaign.save()
    with pytest.raises(Refusal, match="đã kết thúc"):
        set_meeting(campaign=campaign, unit=ward.units["khe"], planned_on=MEETING, by=PROGRAM)
