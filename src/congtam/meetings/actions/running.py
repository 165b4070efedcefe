"""The items of the agenda: begun in their order, gone through step by step, finished."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.ballots.queries.desk import poll_of
from congtam.ballots.stages import Stage as PollStage
from congtam.campaigns.actions.moving import move_dossiers
from congtam.campaigns.stages import Move
from congtam.journal.actors import Actor
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Attendance, Item, Tick
from congtam.meetings.permissions import as_meeting
from congtam.meetings.queries.blocks import other_forums, review_blocks, waits_for_review
from congtam.meetings.queries.course import concluded, following_item, next_tick, running_item, steps_of
from congtam.meetings.queries.votes import poll_id_of
from congtam.meetings.states import ItemState
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal

COUNTED = {PollStage.COUNTED, PollStage.SIGNED}


def at_work(item: Item, *, running: bool = True) -> Item:
    """The item as it is now, of a meeting that is in session."""
    sitting = locked(item.sitting)
    found = sitting.items.select_related("dossier", "person", "chair").get(pk=item.pk)
    found.sitting = sitting
    if not sitting.is_open:
        raise Refusal(_("Hội nghị không đang họp. Hãy khai mạc hoặc họp tiếp trước."))
    if running and not found.is_running:
        raise Refusal(_("Mục “%(title)s” không đang làm.") % {"title": found.title})
    return found


@transaction.atomic
def begin_item(*, item: Item, by: Actor) -> Item:
    """In the order of the agenda, one at a time, with a chair who is there."""
    item = at_work(item, running=False)
    if item.is_running:
        return item
    current, following = running_item(item.sitting), following_item(item.sitting)
    if current:
        raise Refusal(_("Đang làm mục “%(title)s”. Hãy kết thúc mục ấy trước.") % {"title": current.title})
    if item != following:
        raise Refusal(
            _("Theo chương trình, mục tiếp theo là “%(title)s”. Muốn làm trước thì đổi chỗ, ghi lý do.")
            % {"title": following.title if following else ""}
        )
    refuse_without_chair(item)
    if blocks := review_blocks(item):
        raise Refusal(" ".join(blocks))
    item.state, item.began_at = ItemState.RUNNING, item.began_at or timezone.now()
    item.save(update_fields=["state", "began_at"])
    note(item.sitting, "begin_item", by, {"item": item.pk, "chair": item.chair_id})
    return item


def refuse_without_chair(item: Item) -> None:
    if item.chair is None:
        raise Refusal(
            _("Mục “%(title)s” chưa có người chủ trì: hội nghị cử một đồng chí.") % {"title": item.title}
        )
    away = Attendance.objects.filter(sitting=item.sitting, person=item.chair, state=Attendance.State.ABSENT)
    if away.exists():
        raise Refusal(
            _("%(name)s vắng nên không chủ trì được mục này. Hãy cử người khác.")
            % {"name": item.chair.full_name}
        )


@transaction.atomic
def tick(*, item: Item, number: int, by: Actor) -> Item:
    """The next step was gone through. Told twice, it is written once; no step is jumped over."""
    item = at_work(item)
    if item.ticks.filter(number=number).exists():
        return item
    if number != next_tick(item):
        raise Refusal(_("Bước này chưa tới lượt. Hãy làm lần lượt từng bước."))
    Tick.objects.create(
        organisation_id=item.organisation_id, item=item, number=number, at=timezone.now(), by=by.name
    )
    note(item.sitting, "tick", by, {"item": item.pk, "step": number})
    return item


@transaction.atomic
def untick(*, item: Item, number: int, by: Actor) -> Item:
    """Back by the last step."""
    item = at_work(item)
    last = item.ticks.order_by("-number").first()
    if last is not None and last.number == number:
        last.delete()
        note(item.sitting, "untick", by, {"item": item.pk, "step": number})
    return item


@transaction.atomic
def announce(*, item: Item, by: Actor) -> Item:
    """From now on the hall may see the result. Never before the count."""
    item = at_work(item)
    if item.announced_at:
        return item
    key = poll_id_of(item)
    poll = poll_of(item.organisation_id, key) if key else None
    if poll is None or poll.stage not in COUNTED:
        raise Refusal(_("Chưa kiểm phiếu xong nên chưa có kết quả để công bố."))
    item.poll_id, item.announced_at = poll.pk, timezone.now()
    item.save(update_fields=["poll", "announced_at"])
    note(item.sitting, "announce", by, {"item": item.pk, "poll": poll.pk})
    return item


@transaction.atomic
def finish_item(*, item: Item, by: Actor, rights: Rights, on: date) -> Item:
    """All steps gone through and a conclusion written down; then the dossier is reviewed, unless another
    meeting still has to review it."""
    found = item.sitting.items.filter(pk=item.pk).first()
    if found is not None and found.state == ItemState.DONE:
        return found
    item = at_work(item)
    number = next_tick(item)
    if number is not None:
        raise Refusal(_("Còn bước %(n)d: %(step)s") % {"n": number, "step": steps_of(item)[number - 1].text})
    key = poll_id_of(item)
    if key is None:
        refuse_unconcluded(item)
    elif not item.announced_at:
        raise Refusal(_("Chưa công bố kết quả bỏ phiếu của mục này."))
    item.state, item.done_at = ItemState.DONE, timezone.now()
    item.save(update_fields=["state", "done_at"])
    if item.is_review:
        reviewed(item, by=by, rights=rights, on=on)
    note(item.sitting, "finish_item", by, {"item": item.pk})
    return item


def refuse_unconcluded(item: Item) -> None:
    if not concluded(item):
        raise Refusal(
            _("Chưa ghi kết luận của mục “%(title)s”. Hãy ghi kết luận rồi kết thúc mục.")
            % {"title": item.title}
        )


def reviewed(item: Item, *, by: Actor, rights: Rights, on: date) -> None:
    """A leader who is reviewed in several places is reviewed when all of them are done."""
    dossier = item.dossier
    if dossier is None or other_forums(item) or not waits_for_review(dossier):
        return
    move_dossiers(
        campaign=item.sitting.campaign,
        dossiers=[dossier],
        move=Move.REVIEW,
        rights=as_meeting(item, rights),
        by=by,
        on=on,
    )
