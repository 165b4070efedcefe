"""Who leads the meeting, who leads each item, who writes the minutes."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Attendance, Item, Sitting
from congtam.meetings.queries.people import Seats, seats
from congtam.meetings.states import ItemState
from congtam.people.models import Person
from congtam.people.refusals import Refusal


@transaction.atomic
def name_officers(
    *, sitting: Sitting, chair: Person, secretary: Person, because: str, place: str, by: Actor
) -> Sitting:
    """The head chairs; anybody else needs a word why. Whoever writes the minutes does not chair."""
    sitting = locked(sitting)
    because = because.strip() if chair.pk != sitting.head_id else ""
    if chair.pk != sitting.head_id and not because:
        raise Refusal(
            _("%(name)s không phải người đứng đầu. Hãy ghi vì sao chủ trì thay, ví dụ “Bí thư vắng, ốm”.")
            % {"name": chair.full_name}
        )
    if chair == secretary:
        raise Refusal(_("Người chủ trì và thư ký phải là hai người."))
    for person in (chair, secretary):
        refuse_not_here(sitting, person)
    sitting.chair, sitting.chair_because, sitting.secretary = chair, because[:300], secretary
    sitting.place = place.strip()[:120]
    sitting.save(update_fields=["chair", "chair_because", "secretary", "place"])
    settle_chairs(sitting, seats(sitting.unit, timezone.localdate()))
    about = {"chair": chair.pk, "because": because, "secretary": secretary.pk}
    note(sitting, "officers", by, about)
    return sitting


@transaction.atomic
def name_item_chair(*, item: Item, chair: Person, because: str, by: Actor) -> Item:
    """Whom the meeting designates for one item. Nobody chairs their own, the head least of all."""
    sitting = locked(item.sitting)
    item = sitting.items.get(pk=item.pk)
    if item.state == ItemState.DONE:
        raise Refusal(_("Mục này đã xong nên không đổi người chủ trì nữa."))
    if item.person_id == chair.pk:
        raise Refusal(
            _("%(name)s không được chủ trì phần kiểm điểm của chính mình. Hãy cử cấp phó hoặc người khác.")
            % {"name": chair.full_name}
        )
    if not because.strip():
        raise Refusal(_("Hãy ghi vì sao cử người này, ví dụ “hội nghị cử”."))
    refuse_not_here(sitting, chair)
    item.chair, item.chair_because = chair, because.strip()[:300]
    item.save(update_fields=["chair", "chair_because"])
    note(sitting, "item_chair", by, {"item": item.pk, "chair": chair.pk, "because": because.strip()})
    return item


def refuse_not_here(sitting: Sitting, person: Person) -> None:
    """Only who belongs to the meeting and was not marked absent."""
    row = sitting.attendances.filter(person=person).exclude(standing=Attendance.Standing.INVITED).first()
    if row is None:
        raise Refusal(_("%(name)s không thuộc hội nghị này.") % {"name": person.full_name})
    if row.state == Attendance.State.ABSENT:
        raise Refusal(
            _("%(name)s vắng: %(reason)s. Hãy chọn người có mặt.")
            % {"name": person.full_name, "reason": row.reason}
        )


def settle_chairs(sitting: Sitting, there: Seats) -> None:
    """The chair of the meeting chairs every item but their own, which a deputy takes who is not away. Where
    there is none, the item waits for whom the meeting designates."""
    away = set(sitting.attendances.filter(state=Attendance.State.ABSENT).values_list("person", flat=True))
    for item in sitting.items.filter(chair_because="").exclude(state=ItemState.DONE):
        chair = sitting.chair
        if chair is not None and item.is_review and item.person_id == chair.pk:
            candidates = [*there.deputies, *([there.head] if there.head else [])]
            chair = next((one for one in candidates if one.pk != item.person_id and one.pk not in away), None)
        if item.chair != chair:
            item.chair = chair
            item.save(update_fields=["chair"])
