"""Targets given, reported, checked and told on: TC25-09, HX18-29."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.progress import (
    check_progress,
    excuse_target,
    report_progress,
    send_back_progress,
    withdraw_excuse,
)
from congtam.campaigns.actions.targets import Task, give_tasks
from congtam.campaigns.models import Campaign, Dossier, EnteredFact, Target
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.targets import targets_of
from congtam.people.actions.memberships import end_membership
from congtam.people.refusals import Refusal
from tests.cast import Cast
from tests.commitments.ground import kept, read

ON, MIDDLE = date(2018, 1, 10), date(2018, 6, 30)
TASK = Task("Vận động 20 hộ hiến đất", planned=20_00, counted_in="hộ", due_on=date(2018, 9, 30))


def given(cast: Cast, dossier: Dossier, task: Task = TASK) -> Target:
    return give_tasks(campaign=dossier.campaign, given=[(dossier, task)], on=ON, by=cast.actor("dung"))[0]


def settled(cast: Cast, target: Target, done: int, *, is_good: bool = True) -> None:
    row = report_progress(target=target, done=done, reached_on=MIDDLE, is_final=True, by=cast.actor("binh"))
    check_progress(progress=row, is_good=is_good, by=cast.actor("giang"))


def test_what_is_done_becomes_a_fact_of_the_rules(ward: Cast, cell: Dossier) -> None:
    """TC25-09 and HX18-29: planned, done, percent; it feeds "under 50 %" only when everything is checked."""
    first, second = (
        given(ward, cell),
        given(ward, cell, replace(TASK, text="Thu quỹ", counted_in="", planned=100_00)),
    )
    settled(ward, first, 20_00)
    assert "targets_done" not in read(cell)
    settled(ward, second, 99_99)
    assert read(cell)["targets_done"] == 50_00
    assert EnteredFact.objects.get(fact="targets_done").reason == "Sổ chỉ tiêu: 1 trên 2 chỉ tiêu hoàn thành"


def test_a_report_nobody_checked_tells_nothing(ward: Cast, cell: Dossier) -> None:
    """TC25-09: the superior looks at it first."""
    target = given(ward, cell)
    report_progress(target=target, done=20_00, reached_on=MIDDLE, is_final=True, by=ward.actor("binh"))
    assert "targets_done" not in read(cell)


def test_a_new_target_takes_the_figure_back(ward: Cast, cell: Dossier) -> None:
    settled(ward, given(ward, cell), 20_00)
    assert read(cell)["targets_done"] == 100_00
    given(ward, cell, replace(TASK, text="Thêm việc"))
    assert "targets_done" not in read(cell)


def test_what_people_entered_stays_before_the_register(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    enter_fact(
        campaign=campaign,
        fact="targets_done",
        value=70_00,
        reason="Báo cáo 5-BC",
        by=ward.actor("dung"),
        unit=cell.unit,
    )
    settled(ward, given(ward, cell), 20_00)
    assert kept(campaign, "targets_done") == [70_00]


def test_force_majeure_is_flagged_with_its_reason(ward: Cast, cell: Dossier) -> None:
    """HX18-29: "trừ bất khả kháng" is a claim with a reason, by the superior."""
    target = given(ward, cell)
    with pytest.raises(Refusal, match="lý do"):
        excuse_target(target=target, reason="  ", by=ward.actor("giang"))
    excuse_target(target=target, reason="bão số 5, Công văn 7", by=ward.actor("giang"))
    assert (read(cell)["force_majeure"], read(cell)["targets_done"]) == (True, 0)
    withdraw_excuse(target=Target.objects.get(), by=ward.actor("giang"))
    assert "force_majeure" not in read(cell)


def test_nobody_checks_their_own_report(ward: Cast, cell: Dossier) -> None:
    row = report_progress(
        target=given(ward, cell), done=1_00, reached_on=MIDDLE, is_final=True, by=ward.actor("dung")
    )
    with pytest.raises(Refusal, match="không tự xác nhận"):
        check_progress(progress=row, is_good=True, by=ward.actor("dung"))


def test_two_who_check_at_once_the_second_is_told(ward: Cast, cell: Dossier) -> None:
    target = given(ward, cell)
    row = report_progress(target=target, done=1_00, reached_on=MIDDLE, is_final=True, by=ward.actor("binh"))
    check_progress(progress=row, is_good=True, by=ward.actor("giang"))
    with pytest.raises(Refusal, match="Hoàng Trường Giang"):
        send_back_progress(progress=row, reason="sai số", by=ward.actor("dung"))


def test_a_report_sent_back_counts_no_more(ward: Cast, cell: Dossier) -> None:
    target = given(ward, cell)
    row = report_progress(target=target, done=20_00, reached_on=MIDDLE, is_final=True, by=ward.actor("binh"))
    send_back_progress(progress=row, reason="thiếu danh sách hộ", by=ward.actor("giang"))
    (one,) = targets_of([cell])[cell.pk]
    assert (one.last, one.figure.done) == (None, None)


@pytest.mark.parametrize(
    ("done", "on", "says"),
    [
        (100_01, MIDDLE, "quá 100%"),
        (50_00, ON - timedelta(days=1), "trước ngày giao"),
        (50_00, timezone.localdate() + timedelta(days=1), "chưa tới"),
    ],
)
def test_what_cannot_be_is_refused(ward: Cast, cell: Dossier, done: int, on: date, says: str) -> None:
    target = given(ward, cell, Task("Kết nạp đảng viên"))
    with pytest.raises(Refusal, match=says):
        report_progress(target=target, done=done, reached_on=on, is_final=False, by=ward.actor("binh"))


def test_more_than_was_asked_is_taken_where_things_are_counted(ward: Cast, cell: Dossier) -> None:
    settled(ward, given(ward, cell), 26_00)
    (one,) = targets_of([cell])[cell.pk]
    assert (one.figure.percent, one.figure.is_exceeded) == (130_00, True)


def test_a_day_before_the_start_is_refused(ward: Cast, cell: Dossier) -> None:
    with pytest.raises(Refusal, match="trước ngày giao"):
        given(ward, cell, replace(TASK, due_on=ON - timedelta(days=1)))


@pytest.mark.parametrize("weight", [0, 10_000_01, 10**15])
def test_a_weight_beyond_sense_is_refused(ward: Cast, cell: Dossier, weight: int) -> None:
    with pytest.raises(Refusal, match="Trọng số"):
        given(ward, cell, replace(TASK, weight=weight))


def test_a_closed_campaign_takes_no_more(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    target = given(ward, cell)
    Campaign.objects.filter(pk=campaign.pk).update(phase=Phase.CLOSED)
    target = Target.objects.get(pk=target.pk)
    with pytest.raises(Refusal, match="đã kết thúc"):
        report_progress(target=target, done=1, reached_on=MIDDLE, is_final=False, by=ward.actor("binh"))


def test_the_same_target_is_given_once(ward: Cast, cell: Dossier) -> None:
    given(ward, cell)
    again = give_tasks(campaign=cell.campaign, given=[(cell, TASK)], on=ON, by=ward.actor("dung"))
    assert (again, cell.targets.count()) == ([], 1)


def test_who_leaves_keeps_their_targets(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    """A dossier with targets is listed no more, and not thrown away."""
    given(ward, an)
    end_membership(
        person=ward.persons["an"], on=date(2018, 2, 1), ending="transferred", by=ward.actor("dung")
    )
    derive_again(campaign=campaign, by=ward.actor("dung"))
    assert Target.objects.get().dossier.is_listed is False


def test_targets_of_three_and_of_thirty_take_the_same_questions(
    ward: Cast, campaign: Campaign, django_assert_num_queries: object
) -> None:
    dossiers = list(campaign.dossiers.all())
    give_tasks(campaign=campaign, given=[(one, TASK) for one in dossiers], on=ON, by=ward.actor("dung"))
    with django_assert_num_queries(2):  # type: ignore[operator]
        targets_of(dossiers[:3])
    with django_assert_num_queries(2):  # type: ignore[operator]
        targets_of(dossiers)
