"""A cell of nine on its evening: secretary, deputy, one more of its committee, five members, one on
probation."""

from datetime import date

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import Phase
from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.arranging import arrange
from congtam.meetings.actions.attending import Called, call_roll
from congtam.meetings.actions.chairing import name_officers
from congtam.meetings.actions.meeting import begin
from congtam.meetings.actions.noting import save_note
from congtam.meetings.actions.running import begin_item, finish_item, tick
from congtam.meetings.models import Attendance, Item, Note, Sitting
from congtam.meetings.queries.course import following_item, next_tick
from congtam.people.actions.posts import give_post
from congtam.people.queries.rights import rights_of
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import START, Cast
from tests.worlds import built_once

LATE = "Họp theo lịch của Đảng ủy."
"""Why these meetings are held although nobody noted that the drafts went out."""
TODAY = date.today()  # noqa: DTZ011 - meetings look at the same clock
MEMBERS = {
    "deputy": "Đào Thị Phúc",
    "old": "Ngô Văn Ấm",
    "quiet": "Phan Thị Yên",
    "busy": "Tạ Văn Bằng",
    "young": "Vũ Thị Êm",
    "far": "Lương Văn Đức",
}


@built_once
def settle_cell(cast: Cast) -> None:
    """Cell 1 of the cast has An and Bình; with these it has nine."""
    settle(cast)
    for key, name in MEMBERS.items():
        new_member(cast, key, name, "cell1")
    new_member(cast, "new", "Đỗ Văn Tập", "cell1", standing="probationary", admitted=date(2018, 3, 3))
    for key, title in (("deputy", "deputy_secretary"), ("old", "committee_member")):
        give_post(person=cast.persons[key], unit=cast.units["cell1"], title=title, since=START, by=PROGRAM)


@built_once
def campaign_of(cast: Cast, *, commented: bool = True) -> Campaign:
    campaign = opened(cast)
    campaign.phase = Phase.MEETING
    campaign.save()
    if commented:
        close_comments(cast, campaign)
    return campaign


def close_comments(cast: Cast, campaign: Campaign, unit: str = "cell1") -> None:
    enter_fact(
        campaign=campaign,
        fact="comments_closed_on",
        value="2018-12-05",
        reason="đã nhận đủ phiếu",
        by=PROGRAM,
        unit=cast.units[unit],
    )


def arranged(cast: Cast, campaign: Campaign, unit: str = "cell1") -> Sitting:
    return arrange(campaign=campaign, unit=cast.units[unit], by=cast.actor("binh"), on=TODAY)


def called(cast: Cast, sitting: Sitting, **away: str) -> None:
    """Everybody is there but those named, each with the reason."""
    absent = {cast.persons[key].pk: reason for key, reason in away.items()}
    rows = {
        row.pk: Called("absent", absent[row.person_id]) if row.person_id in absent else Called("present")
        for row in sitting.attendances.exclude(standing=Attendance.Standing.INVITED)
    }
    call_roll(sitting=sitting, called=rows, by=cast.actor("binh"))


def officers(cast: Cast, sitting: Sitting, chair: str = "binh", because: str = "") -> Sitting:
    return name_officers(
        sitting=sitting,
        chair=cast.persons[chair],
        secretary=cast.persons["old"],
        because=because,
        place="Nhà văn hóa",
        by=cast.actor("binh"),
    )


def begun(cast: Cast, campaign: Campaign, **away: str) -> Sitting:
    sitting = arranged(cast, campaign)
    called(cast, sitting, **away)
    officers(cast, sitting)
    return begin(sitting=sitting, by=cast.actor("binh"), late_because=LATE)


def conclude(cast: Cast, item: Item, text: str = "Nhất trí.") -> None:
    save_note(
        sitting=item.sitting,
        item=item,
        field=Note.Field.CONCLUSION,
        text=text,
        version=0,
        by=cast.actor("binh"),
    )


def gone_through(cast: Cast, item: Item) -> Item:
    """Begun, every step ticked, concluded, finished."""
    by = cast.actor("binh")
    begin_item(item=item, by=by)
    while (number := next_tick(item)) is not None:
        tick(item=item, number=number, by=by)
    conclude(cast, item)
    return finish_item(item=item, by=by, rights=rights_of(cast.accounts["binh"], TODAY), on=TODAY)


def next_item(sitting: Sitting) -> Item:
    found = following_item(sitting)
    assert found is not None
    return found
