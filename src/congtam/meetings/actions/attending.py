"""Calling the roll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.meetings.actions.chairing import settle_chairs
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Attendance, Sitting
from congtam.meetings.queries.people import seats
from congtam.people.refusals import Refusal

MOST_GUESTS = 60


@dataclass(frozen=True)
class Called:
    state: str
    reason: str = ""


@transaction.atomic
def call_roll(*, sitting: Sitting, called: Mapping[int, Called], by: Actor) -> None:
    """By row of the list. What is wrong with one row leaves all as they were."""
    sitting = locked(sitting)
    if sitting.is_ended:
        raise Refusal(_("Hội nghị đã kết thúc. Muốn sửa điểm danh thì mở lại hội nghị, ghi lý do."))
    rows = {row.pk: row for row in sitting.attendances.all()}
    for key, one in called.items():
        row = rows.get(key)
        if row is None:
            continue
        if one.state == Attendance.State.ABSENT and not one.reason.strip():
            raise Refusal(_("%(name)s vắng: hãy ghi lý do.") % {"name": row.name})
        row.state = one.state
        row.reason = one.reason.strip()[:200] if one.state == Attendance.State.ABSENT else ""
        row.save(update_fields=["state", "reason"])
    settle_chairs(sitting, seats(sitting.unit, timezone.localdate()))
    about = {str(key): [one.state, one.reason.strip()] for key, one in called.items() if key in rows}
    note(sitting, "roll", by, {"rows": about})


@transaction.atomic
def invite(*, sitting: Sitting, name: str, post: str, by: Actor) -> Attendance:
    """A guest takes part without a vote; who came in is there."""
    sitting = locked(sitting)
    if sitting.is_ended:
        raise Refusal(_("Hội nghị đã kết thúc. Muốn sửa điểm danh thì mở lại hội nghị, ghi lý do."))
    guests = sitting.attendances.filter(standing=Attendance.Standing.INVITED)
    known = guests.filter(name=name.strip(), post=post.strip()).first()
    if known:
        return known
    if guests.count() >= MOST_GUESTS:
        raise Refusal(_("Danh sách khách mời đã đủ %(most)d người.") % {"most": MOST_GUESTS})
    row = Attendance.objects.create(
        organisation_id=sitting.organisation_id,
        sitting=sitting,
        name=name.strip()[:120],
        post=post.strip()[:200],
        standing=Attendance.Standing.INVITED,
        state=Attendance.State.PRESENT,
        position=1000 + guests.count(),
    )
    note(sitting, "invite", by, {"row": row.pk})
    return row
