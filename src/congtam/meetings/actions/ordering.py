"""Items put off, taken up again, moved: each with its reason, which the minutes repeat."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Item
from congtam.meetings.states import ItemState
from congtam.people.refusals import Refusal


def unlocked(item: Item) -> Item:
    """The item as it is now, of a meeting that is not over."""
    sitting = locked(item.sitting)
    if sitting.is_ended:
        raise Refusal(_("Hội nghị đã kết thúc. Muốn sửa chương trình thì mở lại, ghi lý do."))
    found = sitting.items.get(pk=item.pk)
    found.sitting = sitting
    if found.state == ItemState.DONE:
        raise Refusal(_("Mục “%(title)s” đã xong.") % {"title": found.title})
    return found


@transaction.atomic
def postpone(*, item: Item, reason: str, by: Actor, next_on: date | None = None) -> Item:
    """Whoever is away is reviewed later, as soon as can be: the day belongs to it."""
    item = unlocked(item)
    if not reason.strip():
        raise Refusal(_("Hoãn một mục phải ghi lý do."))
    if next_on and next_on < timezone.localdate():
        raise Refusal(_("Ngày làm bù phải từ hôm nay trở đi."))
    item.state, item.postponed_because, item.next_on = ItemState.POSTPONED, reason.strip()[:300], next_on
    item.save(update_fields=["state", "postponed_because", "next_on"])
    about = {"item": item.pk, "reason": item.postponed_because, "next": next_on and next_on.isoformat()}
    note(item.sitting, "postpone", by, about)
    return item


@transaction.atomic
def take_up(*, item: Item, by: Actor) -> Item:
    """What was put off is waited for again; the reason stays written."""
    item = unlocked(item)
    if item.state == ItemState.POSTPONED:
        item.state = ItemState.WAITING
        item.save(update_fields=["state"])
        note(item.sitting, "take_up", by, {"item": item.pk})
    return item


@transaction.atomic
def move(*, item: Item, before: Item | None, reason: str, by: Actor) -> Item:
    """To another place among those of its part that wait; None: to their end."""
    item = unlocked(item)
    if not reason.strip():
        raise Refusal(_("Đổi thứ tự của chương trình phải ghi lý do."))
    if item.state != ItemState.WAITING:
        raise Refusal(_("Chỉ đổi chỗ được mục chưa tới."))
    if before is not None and (
        before.sitting_id != item.sitting_id or before.part != item.part or before.state != ItemState.WAITING
    ):
        raise Refusal(_("Không đặt mục vào chỗ này được: hãy chọn một mục chưa tới của cùng phần."))
    rows = [row for row in item.sitting.items.order_by("position", "pk") if row.pk != item.pk]
    places = [row.pk for row in rows]
    if before is not None:
        place = places.index(before.pk)
    else:
        place = max((i + 1 for i, row in enumerate(rows) if row.part == item.part), default=0)
    rows.insert(place, item)
    for position, row in enumerate(rows, start=1):
        Item.objects.filter(pk=row.pk).update(position=position)
    item.moved_because = reason.strip()[:300]
    item.save(update_fields=["moved_because"])
    note(item.sitting, "move_item", by, {"item": item.pk, "reason": item.moved_because})
    return item
