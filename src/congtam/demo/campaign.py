"""A campaign under way in an example ward, by the deeds of an office: every page has something to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction

from congtam.campaigns.actions.correcting import declare_registers_complete, enter_fact
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.moving import move_dossiers
from congtam.campaigns.actions.opening import Frame, open_campaign
from congtam.campaigns.actions.phases import move_campaign
from congtam.campaigns.actions.planning import hold_meeting, log_call, mark_item, meet_deadline, set_meeting
from congtam.campaigns.models import Campaign, Dossier, Meeting
from congtam.campaigns.packs import offer, pack_of
from congtam.campaigns.periods import covered, label
from congtam.campaigns.phases import Move as Turn
from congtam.campaigns.queries.standing import held_back
from congtam.campaigns.stages import Move
from congtam.demo.making import make_ward
from congtam.demo.rooms import fill_rooms
from congtam.journal.actors import Actor
from congtam.people.models import Account, Grant, Organisation, Unit
from congtam.people.permissions import Rights
from congtam.people.queries.rights import rights_of

PACK = "hx-2018+demo-hx-2018"
PERIOD = "year"
SINCE = timedelta(days=14)
"""How long ago the campaign began: the first cells met yesterday, others meet today and in the next days."""
A_WEEK = 7
EVENING = time(19)
COMMENTS_CLOSED = timedelta(days=5)
"""Before the meeting of the cell."""
EXCELLENT_EVERY = 3
GROUNDS = "Bản đăng ký đầu năm (ví dụ)"


@dataclass(frozen=True)
class Office:
    """Who does all this: the clerk of the ward."""

    account: Account
    rights: Rights

    @property
    def actor(self) -> Actor:
        return Actor(key=self.account.pk, name=self.account.display_name)


@transaction.atomic
def make_example(ward: str, day: date) -> Organisation:
    """A ward with its campaign, or nothing at all."""
    made = make_ward(ward, day)
    hold_campaign(made, day)
    return made


def hold_campaign(ward: Organisation, day: date) -> Campaign:
    office = office_of(ward, day)
    campaign = opened(ward, day, office.actor)
    enter_facts(campaign, office.actor)
    settle_days(campaign, day, office.actor)
    derive_again(campaign=campaign, by=office.actor)
    move_campaign(campaign=campaign, move=Turn.FORWARD, by=office.actor)
    do_what_is_past(campaign, day, office)
    fill_rooms(campaign, day, office.actor)
    return campaign


def office_of(ward: Organisation, day: date) -> Office:
    grant = Grant.objects.filter(organisation=ward, role=Grant.Role.OFFICE).order_by("pk")[0]
    return Office(grant.account, rights_of(grant.account, day))


def opened(ward: Organisation, day: date, by: Actor) -> Campaign:
    first, last = covered(PERIOD, day.year) or (day, day)
    frame = Frame(
        title=f"Kiểm điểm, đánh giá, xếp loại {label(PERIOD, day.year)}",
        period=PERIOD,
        year=day.year,
        covers_from=first,
        covers_to=last,
        asked_on=day,
        begins_on=day - SINCE,
    )
    root = Unit.objects.get(organisation=ward, kind=Unit.Kind.BASE_ORGANISATION)
    return open_campaign(scope=root, chosen=offer(PACK), frame=frame, demonstration=True, by=by)


def enter_facts(campaign: Campaign, by: Actor) -> None:
    """What an office knows early; the rest is still asked for."""
    declare_registers_complete(campaign=campaign, by=by)
    cells = campaign.dossiers.filter(kind="cell").order_by("sort_key").select_related("unit")
    for place, dossier in enumerate(cells):
        said = {"meets_by_rules": True, "registered_for_excellence": place % EXCELLENT_EVERY == 0}
        for fact, value in said.items():
            enter_fact(campaign=campaign, fact=fact, value=value, reason=GROUNDS, by=by, unit=dossier.unit)


def settle_days(campaign: Campaign, day: date, by: Actor) -> None:
    """Whoever the document gives no day meets in the evenings of the week that comes."""
    waiting = campaign.meetings.filter(planned_on=None).order_by("unit").select_related("unit")
    for place, meeting in enumerate(waiting):
        planned = day + timedelta(days=place % A_WEEK - 1)
        set_meeting(campaign=campaign, unit=meeting.unit, planned_on=planned, starts_at=EVENING, by=by)


def do_what_is_past(campaign: Campaign, day: date, office: Office) -> None:
    for item in campaign.plan_items.filter(due_on__lt=day - timedelta(days=A_WEEK)):
        mark_item(item=item, on=item.due_on, by=office.actor)
    past = campaign.meetings.filter(planned_on__lt=day, unit__kind=Unit.Kind.CELL).order_by("unit")
    held = [meeting for meeting in past.select_related("campaign", "unit") if meeting.planned_on]
    for meeting in held:
        hold_meeting(meeting=meeting, on=meeting.planned_on, by=office.actor)
    if held:
        go_ahead(campaign, held[0], day, office)
    if held[1:]:
        said = "Đồng chí Bí thư hẹn gửi báo cáo trong ngày mai."
        log_call(campaign=campaign, unit=held[1].unit, said=said, by=office.actor)


def go_ahead(campaign: Campaign, meeting: Meeting, day: date, office: Office) -> None:
    """One cell has its reviews behind it and has reported in time."""
    ours = list(campaign.dossiers.filter(home=meeting.unit, is_listed=True).exclude(is_reviewed=False))
    on = meeting.planned_on or day
    closed = (on - COMMENTS_CLOSED).isoformat()
    for kept in (dossier for dossier in ours if dossier.unit_id):
        enter_fact(
            campaign=campaign,
            fact="comments_closed_on",
            value=closed,
            reason="Sổ lấy ý kiến của chi bộ (ví dụ)",
            by=office.actor,
            unit=kept.unit,
        )
    review(campaign, ours, on, office)
    after = [key for key, rule in pack_of(campaign).deadlines.items() if rule.after == "meeting"]
    for key in after:
        meet_deadline(campaign=campaign, unit=meeting.unit, deadline=key, on=day, by=office.actor)


def review(campaign: Campaign, dossiers: list[Dossier], on: date, office: Office) -> None:
    """In the order that the document gives: the collective, its head, the others. Who must wait for somebody
    outside waits."""
    waiting = dossiers
    while waiting:
        held = held_back(campaign)
        ready = [row for row in waiting if all(one.binds != "review" for one in held.get(row.pk, ()))]
        if not ready:
            return
        move_dossiers(
            campaign=campaign, dossiers=ready, move=Move.REVIEW, rights=office.rights, by=office.actor, on=on
        )
        waiting = [row for row in waiting if row not in ready]
