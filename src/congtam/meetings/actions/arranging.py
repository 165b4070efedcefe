"""Making the agenda and the list of those expected, out of the pack and the lists of people."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign
from congtam.journal.actors import Actor
from congtam.meetings.actions.chairing import settle_chairs
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Attendance, Item, Sitting
from congtam.meetings.queries.people import Seats, expected, seats
from congtam.meetings.queries.plan import Planned, planned
from congtam.meetings.states import ItemState, SittingState
from congtam.people.models import Unit
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal


@transaction.atomic
def arrange(*, campaign: Campaign, unit: Unit, by: Actor, on: date) -> Sitting:
    """Asked twice, it answers with the meeting that is there."""
    refuse_over(campaign)
    known = Sitting.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, unit=unit
    ).first()
    if known:
        return known
    plan, sitting_in_it = planned(campaign, unit, on), seats(unit, on)
    if not plan:
        raise Refusal(
            _("Đơn vị này không có đối tượng nào kiểm điểm hoặc xếp loại tại hội nghị của mình trong đợt.")
        )
    node = tree(campaign.organisation_id, on).nodes.get(unit.pk)
    day = campaign.meetings.filter(unit=unit).first()
    sitting = Sitting.objects.create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        unit=unit,
        unit_name=node.name if node else str(unit),
        head=sitting_in_it.head,
        chair=sitting_in_it.head,
        place=day.place if day else "",
    )
    write_agenda(sitting, plan)
    expect(sitting, expected(campaign, unit, on))
    settle_chairs(sitting, sitting_in_it)
    note(sitting, "arrange", by, {"unit": unit.pk, "items": len(plan)})
    return sitting


@transaction.atomic
def arrange_again(*, sitting: Sitting, by: Actor, on: date) -> Sitting:
    """Takes up what changed in the lists since. Only before the opening, and nothing written goes."""
    sitting = locked(sitting)
    if sitting.state != SittingState.PLANNED:
        raise Refusal(
            _("Hội nghị đã khai mạc nên không lập lại chương trình. Hãy hoãn hoặc đổi chỗ từng mục.")
        )
    there = seats(sitting.unit, on)
    write_agenda(sitting, planned(sitting.campaign, sitting.unit, on))
    expect(sitting, expected(sitting.campaign, sitting.unit, on))
    if sitting.head != there.head:
        sitting.chair = there.head if sitting.chair == sitting.head else sitting.chair
        sitting.head = there.head
        if sitting.chair != sitting.head and not sitting.chair_because:
            sitting.chair = sitting.head
        sitting.save()
    settle_chairs(sitting, there)
    note(sitting, "arrange_again", by)
    return sitting


def write_agenda(sitting: Sitting, plan: list[Planned]) -> None:
    """Items that are there keep what was written on them, and take their new place."""
    known = {key_of(item): item for item in sitting.items.all()}
    for position, one in enumerate(plan, start=1):
        item = known.pop(one.key, None) or Item(
            organisation_id=sitting.organisation_id, sitting=sitting, part=one.part, dossier=one.dossier
        )
        item.position, item.title, item.role = position, one.title[:300], one.role
        item.person_id = one.dossier.person_id if one.dossier else None
        item.forum, item.agenda, item.ballot = one.forum, one.agenda, one.ballot
        item.subjects = list(one.subjects)
        item.save()
    for gone in known.values():
        if gone.state == ItemState.WAITING and not gone.notes.exists():
            gone.delete()


def key_of(item: Item) -> tuple[str, int, str]:
    return item.part, item.dossier_id or 0, item.ballot or item.title


def expect(sitting: Sitting, there: Seats) -> None:
    """Everybody with a seat is on the list; whoever left it before being called goes."""
    known = {row.person_id: row for row in sitting.attendances.filter(person__isnull=False)}
    for position, seat in enumerate(there.rows, start=1):
        row = known.pop(seat.person.pk, None) or Attendance(
            organisation_id=sitting.organisation_id, sitting=sitting, person=seat.person
        )
        row.name, row.post, row.position = seat.person.full_name, seat.post[:200], position
        if row.standing != Attendance.Standing.INVITED:
            row.standing = seat.standing
        row.save()
    for gone in known.values():
        if gone.state == Attendance.State.UNKNOWN and gone.standing != Attendance.Standing.INVITED:
            gone.delete()
