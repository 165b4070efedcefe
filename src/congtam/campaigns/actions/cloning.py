"""A new campaign after the last one: the same regulation, the same people in charge, every day moved."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.deriving import DERIVING, derive_again
from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.opening import (
    STEPS,
    Frame,
    add_meetings,
    begin,
    refuse_early,
    refuse_failed_cases,
)
from congtam.campaigns.models import Campaign, Meeting, PlanItem, Supervision
from congtam.campaigns.packs import Offer, pin
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.models import Placing, Post


@transaction.atomic
def clone_campaign(*, last: Campaign, chosen: Offer, frame: Frame, by: Actor) -> Campaign:
    """`chosen` is the regulation as it stands now: what letters changed since is taken over."""
    step(0, STEPS, _("kiểm tra bộ quy định"))
    refuse_early(last.scope, chosen, frame, demonstration=last.is_demonstration)
    if not last.is_demonstration:
        refuse_failed_cases(chosen)
    step(1, STEPS, _("dời lịch, phân công phụ trách"))
    lock(last.organisation_id)
    shift = frame.begins_on - last.begins_on
    row = pin(last.organisation_id, chosen)
    campaign = begin(
        last.scope,
        row,
        frame,
        demonstration=last.is_demonstration,
        ends_on=last.ends_on + shift,
        after=last,
    )
    copy_plan(last, campaign, shift)
    copy_meetings(last, campaign, shift)
    copy_charges(last, campaign)
    note(campaign, "clone", by, {"after": last.pk, "days": shift.days, "fingerprint": row.fingerprint})
    derive_again(campaign=campaign, by=by, steps_before=STEPS - DERIVING)
    add_meetings(campaign)
    return campaign


def copy_plan(last: Campaign, campaign: Campaign, shift: timedelta) -> None:
    rows = []
    for item in last.plan_items.all():
        item.pk, item.campaign, item.done_on, item.done_by = None, campaign, None, ""
        item.begins_on = item.begins_on + shift if item.begins_on else None
        item.due_on += shift
        rows.append(item)
    PlanItem.objects.bulk_create(rows)


def copy_meetings(last: Campaign, campaign: Campaign, shift: timedelta) -> None:
    """Of units that are still there."""
    there = active_units(campaign)
    Meeting.objects.bulk_create(
        Meeting(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            unit_id=row.unit_id,
            item=row.item,
            cites=row.cites,
            planned_on=row.planned_on + shift,
            starts_at=row.starts_at,
            place=row.place,
        )
        for row in last.meetings.exclude(planned_on=None)
        if row.unit_id in there and row.planned_on
    )


def copy_charges(last: Campaign, campaign: Campaign) -> None:
    """Whoever holds no post any more leaves the charge open, to be given again."""
    there, serving = active_units(campaign), serving_persons(campaign.organisation_id, campaign.asked_on)
    Supervision.objects.bulk_create(
        Supervision(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            unit_id=row.unit_id,
            post=row.post,
            person_id=row.person_id if row.person_id in serving else None,
            cites=row.cites,
        )
        for row in last.supervisions.all()
        if row.unit_id in there
    )


def active_units(campaign: Campaign) -> frozenset[int]:
    rows = Placing.objects.on(campaign.asked_on).filter(organisation=campaign.organisation_id)
    return frozenset(rows.values_list("unit_id", flat=True))


def serving_persons(organisation: int, day: date) -> frozenset[int]:
    rows = Post.objects.on(day).filter(organisation=organisation)
    return frozenset(rows.values_list("person_id", flat=True))
