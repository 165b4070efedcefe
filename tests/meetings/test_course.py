"""An evening from the roll to the end: steps in order, what blocks by name, what follows."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.stages import Stage
from congtam.drafts.models import LateNotice
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries
from congtam.meetings.actions.meeting import begin, end, pause, reopen
from congtam.meetings.actions.ordering import move, postpone, take_up
from congtam.meetings.actions.running import announce, begin_item, finish_item, tick, untick
from congtam.meetings.models import Item, Sitting
from congtam.meetings.queries.blocks import other_forums
from congtam.meetings.queries.course import Length, counted, half_days_of, length_of, next_tick, running_item
from congtam.people.actions.posts import give_post
from congtam.people.permissions import Holding, Rights, Role
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.cast import START, Cast
from tests.meetings.ground import (
    LATE,
    TODAY,
    arranged,
    begun,
    called,
    campaign_of,
    close_comments,
    conclude,
    gone_through,
    next_item,
    officers,
)


def work(cast: Cast, sitting: Sitting, number: int) -> list[Item]:
    return [gone_through(cast, next_item(sitting)) for _ in range(number)]


def stage(campaign: Campaign, cast: Cast, who: str) -> str:
    return campaign.dossiers.get(kind="member", person=cast.persons[who]).stage


def longer(sitting: Sitting, by: timedelta) -> None:
    row = sitting.sessions.get()
    row.began_at -= by
    row.save()


def test_majorities_count_all_official_members_not_those_present(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign, far="công tác xa", new="ốm")
    count = counted(sitting.attendances.all())
    assert (count.base, count.present, count.probationary, count.absent, count.needed) == (8, 7, 0, 2, 5)


def test_nothing_begins_before_roll_chair_and_secretary(cell: Cast, campaign: Campaign) -> None:
    sitting = arranged(cell, campaign)
    with pytest.raises(Refusal, match="thư ký"):
        begin(sitting=sitting, by=PROGRAM, late_because=LATE)
    officers(cell, sitting)
    with pytest.raises(Refusal, match="Còn 9 người chưa điểm danh"):
        begin(sitting=sitting, by=PROGRAM, late_because=LATE)
    called(cell, sitting)
    assert begin(sitting=sitting, by=PROGRAM, late_because=LATE).is_open


def test_late_drafts_stop_the_chair_until_it_is_said_why(cell: Cast, campaign: Campaign) -> None:
    """HX18-10: by name, with the sentence; a further session is not asked again."""
    sitting = arranged(cell, campaign)
    officers(cell, sitting)
    called(cell, sitting)
    with pytest.raises(Refusal, match=r"II\.A\.3\.1\.a.*Nguyễn Văn An.*ghi lý do"):
        begin(sitting=sitting, by=PROGRAM)
    begin(sitting=sitting, by=PROGRAM, late_because=LATE)
    (kept,) = LateNotice.objects.all()
    assert (kept.reason, cell.persons["an"].pk in kept.persons) == (LATE, True)
    pause(sitting=sitting, by=PROGRAM)
    assert begin(sitting=sitting, by=PROGRAM).is_open


def test_an_absence_needs_its_reason(cell: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="Vũ Thị Êm vắng: hãy ghi lý do"):
        called(cell, arranged(cell, campaign), young=" ")


def test_the_collective_waits_for_the_comments(cell: Cast) -> None:
    """HX18-84: said by name, and opened once they are closed."""
    campaign = campaign_of(cell, commented=False)
    sitting = begun(cell, campaign)
    first = next_item(sitting)
    with pytest.raises(Refusal, match=r"Chi bộ Tổ dân phố 1: chưa có .*II\.A\.3\.1\.a"):
        begin_item(item=first, by=PROGRAM)
    close_comments(cell, campaign)
    assert begin_item(item=first, by=PROGRAM).is_running


def test_items_go_in_the_order_of_the_agenda_one_at_a_time(cell: Cast, campaign: Campaign) -> None:
    """HX18-16."""
    sitting = begun(cell, campaign)
    first, second = list(sitting.items.order_by("position"))[:2]
    with pytest.raises(Refusal, match="mục tiếp theo là"):
        begin_item(item=second, by=PROGRAM)
    begin_item(item=first, by=PROGRAM)
    with pytest.raises(Refusal, match="Đang làm mục"):
        begin_item(item=second, by=PROGRAM)


def test_an_individual_waits_for_the_collective_even_when_moved_before_it(
    cell: Cast, campaign: Campaign
) -> None:
    """HX18-16: moving changes the order of the meeting, not that of the document."""
    sitting = begun(cell, campaign)
    first, second = list(sitting.items.order_by("position"))[:2]
    move(item=second, before=first, reason="đồng chí xin về sớm", by=PROGRAM)
    with pytest.raises(Refusal, match=r"còn chờ Chi bộ Tổ dân phố 1"):
        begin_item(item=second, by=PROGRAM)


def test_steps_are_gone_through_one_by_one_each_with_its_time(cell: Cast, campaign: Campaign) -> None:
    """HX18-12: five of a collective; told twice, written once."""
    item = next_item(begun(cell, campaign))
    begin_item(item=item, by=PROGRAM)
    with pytest.raises(Refusal, match="lần lượt"):
        tick(item=item, number=2, by=PROGRAM)
    for number in (1, 1, 2, 3):
        tick(item=item, number=number, by=cell.actor("binh"))
    untick(item=item, number=1, by=PROGRAM)
    untick(item=item, number=3, by=PROGRAM)
    ticks = list(item.ticks.all())
    assert [(row.number, row.by) for row in ticks] == [(1, "Trần Thị Bình"), (2, "Trần Thị Bình")]
    assert ticks[0].at <= ticks[1].at <= timezone.now()
    assert next_tick(item) == 3


def test_an_item_ends_with_all_its_steps_and_a_conclusion(cell: Cast, campaign: Campaign) -> None:
    """HX18-12, HX18-85."""
    sitting = begun(cell, campaign)
    item = next_item(sitting)
    rights = rights_of(cell.accounts["binh"], TODAY)
    begin_item(item=item, by=PROGRAM)
    with pytest.raises(Refusal, match="Còn bước 1"):
        finish_item(item=item, by=PROGRAM, rights=rights, on=TODAY)
    for number in range(1, 6):
        tick(item=item, number=number, by=PROGRAM)
    with pytest.raises(Refusal, match="Chưa ghi kết luận"):
        finish_item(item=item, by=PROGRAM, rights=rights, on=TODAY)
    conclude(cell, item)
    finish_item(item=item, by=PROGRAM, rights=rights, on=TODAY)
    assert finish_item(item=item, by=PROGRAM, rights=rights, on=TODAY).state == "done"
    assert running_item(sitting) is None


def test_a_finished_item_moves_the_dossier(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    work(cell, sitting, 2)
    assert (stage(campaign, cell, "binh"), stage(campaign, cell, "an")) == (Stage.REVIEWED, Stage.LISTED)
    assert campaign.dossiers.get(kind="member", person=cell.persons["binh"]).reviewed_on == TODAY
    assert {"campaign.move", "sitting.finish_item"} <= {row.deed for row in entries(cell.ward.pk)[:4]}


def test_the_designated_secretary_finishes_items_without_an_office(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    work(cell, sitting, 1)
    item = next_item(sitting)
    begin_item(item=item, by=PROGRAM)
    for number in range(1, 7):
        tick(item=item, number=number, by=PROGRAM)
    conclude(cell, item)
    rights = Rights(cell.ward.pk, cell.persons["old"].pk, (Holding(Role.MEMBER, cell.ward.pk),))
    finish_item(item=item, by=PROGRAM, rights=rights, on=TODAY)
    assert stage(campaign, cell, "binh") == Stage.REVIEWED


def test_a_leader_is_reviewed_when_every_place_is_done(cell: Cast, campaign: Campaign) -> None:
    """HX18-13, HX18-85: in depth where the post is, as a member in the cell; each place is kept."""
    leader = campaign.dossiers.get(kind="leader", person=cell.persons["chairman"])
    places = {
        row.unit_id: row.name
        for row in leader.participations.filter(group="forums", unit__isnull=False, is_settled=True)
    }
    assert len(places) > 1
    keys = {unit.pk: name for name, unit in cell.units.items()}
    campaign.dossiers.exclude(pk=leader.pk).update(reviewed_on=TODAY, stage=Stage.REVIEWED)
    left = dict(places)
    for unit in places:
        assert campaign.dossiers.get(pk=leader.pk).stage == Stage.LISTED, "not before the last of them"
        item = at_its_end(cell, arranged(cell, campaign, keys[unit or 0]), leader)
        del left[unit]
        assert other_forums(item) == sorted(left.values())
        finish_item(item=item, by=PROGRAM, rights=rights_of(cell.accounts["dung"], TODAY), on=TODAY)
    assert campaign.dossiers.get(pk=leader.pk).stage == Stage.REVIEWED


def at_its_end(cast: Cast, sitting: Sitting, dossier: Dossier) -> Item:
    """The review of one dossier, with everything done that is asked before its end."""
    Sitting.objects.filter(pk=sitting.pk).update(state="open")
    sitting.items.filter(dossier=dossier, part="review").update(state="running")
    item = sitting.items.get(dossier=dossier, part="review")
    while (number := next_tick(item)) is not None:
        tick(item=item, number=number, by=PROGRAM)
    conclude(cast, item)
    return item


def test_who_is_away_is_put_off_with_a_reason_and_a_day(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign, young="ốm")
    away = sitting.items.get(part="review", person=cell.persons["young"])
    with pytest.raises(Refusal, match="lý do"):
        postpone(item=away, reason="", by=PROGRAM)
    with pytest.raises(Refusal, match="từ hôm nay"):
        postpone(item=away, reason="ốm", next_on=TODAY - timedelta(days=1), by=PROGRAM)
    postpone(item=away, reason="ốm", next_on=TODAY + timedelta(days=3), by=PROGRAM)
    work(cell, sitting, 9)
    assert next_item(sitting).part == "rating"
    take_up(item=away, by=PROGRAM)
    assert next_item(sitting) == away


def test_two_sessions_are_one_meeting_and_the_break_does_not_count(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    longer(sitting, timedelta(hours=3))
    pause(sitting=sitting, by=PROGRAM)
    with pytest.raises(Refusal, match="không đang họp"):
        begin_item(item=next_item(sitting), by=PROGRAM)
    day = timedelta(days=1)
    sitting.sessions.update(began_at=F("began_at") - day, ended_at=F("ended_at") - day)
    begin(sitting=sitting, by=PROGRAM, late_because=LATE)
    lasted = length_of(sitting).lasted
    assert timedelta(hours=3) <= lasted < timedelta(hours=3, minutes=1)
    assert sitting.sessions.count() == 2


def test_the_least_duration_of_the_forum(cell: Cast, campaign: Campaign) -> None:
    """HX18-17: half a day in a cell, a whole one in the ward's committee."""
    for who in ("old", "deputy"):
        give_post(
            person=cell.persons[who],
            unit=cell.units["executive"],
            title="committee_member",
            since=START,
            by=PROGRAM,
        )
    in_cell, in_ward = arranged(cell, campaign), arranged(cell, campaign, "executive")
    assert [length_of(one).least_half_days for one in (in_cell, in_ward)] == [1, 2]
    assert length_of(in_cell).hours_of_half_day == 4, "a reading of the pack"
    assert length_of(in_cell).cites == "II.A.3.2.c", "where the sentence stands, not where the forum does"
    forums = pack_of(campaign).forums
    asked = {key: half_days_of(forum) for key, forum in forums.items()}
    assert {key for key, halves in asked.items() if halves == 2} == {
        "ward_committee",
        "leader_ward_committee",
    }
    assert set(asked.values()) == {1, 2}, "every forum of the plan has its least time"


def all_done(cast: Cast, sitting: Sitting) -> None:
    for item in sitting.items.exclude(state="done").order_by("position"):
        postpone(item=item, reason="họp buổi sau", by=cast.actor("binh"))


def test_a_short_meeting_ends_only_with_a_word_why(cell: Cast, campaign: Campaign) -> None:
    """HX18-17: flagged, and the minutes say it."""
    sitting = begun(cell, campaign)
    with pytest.raises(Refusal, match=r"Còn .* mục chưa xong: Tập thể"):
        end(sitting=sitting, by=PROGRAM)
    all_done(cell, sitting)
    with pytest.raises(Refusal, match="ngắn hơn thời gian tối thiểu"):
        end(sitting=sitting, by=PROGRAM)
    assert end(sitting=sitting, why_short="chi bộ ít người", by=PROGRAM).lasted_why == "chi bộ ít người"


@pytest.mark.parametrize(
    ("hours", "lasted", "sessions", "is_short"),
    [(4, 3, 9, True), (4, 4, 1, False), (3, 3, 1, False), (None, 1, 1, False), (None, 9, 0, True)],
)
def test_half_a_day_is_what_the_pack_reads_in_it(
    hours: int | None, lasted: int, sessions: int, is_short: bool
) -> None:
    """So many hours, or a session."""
    assert Length(timedelta(hours=lasted), sessions, 1, hours).is_short is is_short


def test_a_meeting_long_enough_needs_no_word(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    all_done(cell, sitting)
    longer(sitting, timedelta(hours=4))
    ended = end(sitting=sitting, why_short="thừa", by=PROGRAM)
    assert (ended.is_ended, ended.lasted_why) == (True, "")


def test_the_end_is_the_day_the_campaign_counts_from(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    all_done(cell, sitting)
    end(sitting=sitting, why_short="x", by=PROGRAM)
    assert campaign.meetings.get(unit=cell.units["cell1"]).held_on == TODAY


def test_opened_again_only_with_a_reason(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    all_done(cell, sitting)
    end(sitting=sitting, why_short="x", by=PROGRAM)
    item = sitting.items.get(part="review", person=cell.persons["an"])
    with pytest.raises(Refusal, match="đã kết thúc"):
        take_up(item=item, by=PROGRAM)
    with pytest.raises(Refusal, match="vì sao mở lại"):
        reopen(sitting=sitting, reason="", by=PROGRAM)
    reopen(sitting=sitting, reason="kiểm điểm bù", by=PROGRAM)
    take_up(item=item, by=PROGRAM)
    assert begin(sitting=sitting, by=PROGRAM, late_because=LATE).is_open
    assert next_item(sitting) == item


def test_no_result_is_announced_that_was_not_counted(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    for item in sitting.items.filter(part="review"):
        postpone(item=item, reason="x", by=PROGRAM)
    vote = next(item for item in sitting.items.filter(part="rating").order_by("position"))
    begin_item(item=vote, by=PROGRAM)
    with pytest.raises(Refusal, match="Chưa kiểm phiếu xong"):
        announce(item=vote, by=PROGRAM)


def test_a_campaign_that_is_over_takes_nothing_more(cell: Cast, campaign: Campaign) -> None:
    sitting = begun(cell, campaign)
    campaign.phase = "closed"
    campaign.save()
    sitting.campaign.refresh_from_db()
    with pytest.raises(Refusal, match="đã kết thúc"):
        pause(sitting=sitting, by=PROGRAM)
