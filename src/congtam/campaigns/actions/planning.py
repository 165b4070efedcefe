"""The plan while it runs: days moved, items done, meetings held, deadlines met, calls, units in charge."""

from datetime import date, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.models import Call, Campaign, DeadlineMet, Meeting, PlanItem, Supervision
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.models import Person, Unit
from congtam.people.refusals import Refusal


def refuse_over(campaign: Campaign) -> None:
    lock(campaign.organisation_id)
    if campaign.is_over:
        raise Refusal(_("Đợt này đã kết thúc, không sửa được nữa. Hãy mở đợt mới."))


@transaction.atomic
def write_item(
    *,
    campaign: Campaign,
    by: Actor,
    what: str,
    owner: str,
    due_on: date,
    begins_on: date | None,
    key: str = "",
) -> PlanItem:
    """An item of the office's own, or another day or owner for one of the document."""
    refuse_over(campaign)
    values = {"what": what, "owner": owner, "due_on": due_on, "begins_on": begins_on}
    if begins_on and begins_on > due_on:
        raise Refusal(_("Ngày kết thúc của mục này phải từ ngày bắt đầu trở đi."))
    if key:
        item = campaign.plan_items.get(key=key)
        for name, value in values.items():
            setattr(item, name, value)
        item.save()
    else:
        number = campaign.plan_items.count() + 1
        item = PlanItem.objects.create(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            key=f"own-{number}",
            position=number,
            **values,
        )
    campaign.ends_on = max(campaign.ends_on, due_on)
    campaign.begins_on = min(campaign.begins_on, begins_on or due_on)
    campaign.save(update_fields=["ends_on", "begins_on"])
    note(campaign, "plan", by, {"item": item.key, "due": due_on.isoformat()})
    return item


@transaction.atomic
def mark_item(*, item: PlanItem, on: date | None, by: Actor) -> None:
    """Done on that day; None takes the mark away."""
    refuse_over(item.campaign)
    item.done_on, item.done_by = on, by.name if on else ""
    item.save(update_fields=["done_on", "done_by"])
    note(item.campaign, "item", by, {"item": item.key, "on": on.isoformat() if on else None})


@transaction.atomic
def set_meeting(
    *,
    campaign: Campaign,
    unit: Unit,
    planned_on: date,
    by: Actor,
    starts_at: time | None = None,
    place: str = "",
) -> Meeting:
    refuse_over(campaign)
    meeting, _made = Meeting.objects.update_or_create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        unit=unit,
        defaults={"planned_on": planned_on, "starts_at": starts_at, "place": place},
    )
    note(campaign, "meeting", by, {"unit": unit.pk, "planned": planned_on.isoformat()})
    return meeting


@transaction.atomic
def hold_meeting(*, meeting: Meeting, on: date | None, by: Actor, remark: str = "") -> None:
    """The day it was really held: what is due after it counts from here."""
    refuse_over(meeting.campaign)
    meeting.held_on, meeting.note = on, remark
    meeting.save(update_fields=["held_on", "note"])
    note(meeting.campaign, "held", by, {"unit": meeting.unit_id, "on": on.isoformat() if on else None})


@transaction.atomic
def meet_deadline(*, campaign: Campaign, unit: Unit, deadline: str, on: date, by: Actor) -> DeadlineMet:
    refuse_over(campaign)
    if deadline not in pack_of(campaign).deadlines:
        raise Refusal(_("Văn bản của đợt này không có thời hạn đó."))
    row, _made = DeadlineMet.objects.update_or_create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        unit=unit,
        deadline=deadline,
        defaults={"on": on, "noted_by": by.name},
    )
    note(campaign, "deadline", by, {"unit": unit.pk, "deadline": deadline, "on": on.isoformat()})
    return row


@transaction.atomic
def log_call(*, campaign: Campaign, unit: Unit, said: str, by: Actor) -> Call:
    lock(campaign.organisation_id)
    if not said.strip():
        raise Refusal(_("Hãy ghi ngắn gọn đã nói gì, ví dụ “hẹn sáng mai nộp”."))
    call = Call.objects.create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        unit=unit,
        note=said.strip(),
        made_at=timezone.now(),
        made_by=by.name,
    )
    note(campaign, "call", by, {"unit": unit.pk})
    return call


@transaction.atomic
def put_in_charge(
    *, campaign: Campaign, units: list[Unit], post: str, person: Person | None, by: Actor
) -> None:
    """The post is in charge of just these units; the person who holds it sees just these."""
    refuse_over(campaign)
    held = campaign.supervisions.filter(post=post)
    held.exclude(unit__in=units).delete()
    try:
        with transaction.atomic():
            held.update(person=person)
            known = set(held.values_list("unit_id", flat=True))
            Supervision.objects.bulk_create(
                Supervision(
                    organisation_id=campaign.organisation_id,
                    campaign=campaign,
                    unit=unit,
                    post=post,
                    person=person,
                )
                for unit in units
                if unit.pk not in known
            )
    except IntegrityError as error:
        raise Refusal(_("Không ghi được phân công này; người và đơn vị phải cùng một Đảng bộ.")) from error
    note(
        campaign,
        "charge",
        by,
        {"post": post, "units": [unit.pk for unit in units], "person": person.pk if person else None},
    )
