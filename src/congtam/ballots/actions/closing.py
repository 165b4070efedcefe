"""Closing the box, or discarding it unread."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congtam.ballots import storage
from congtam.ballots.actions.course import locked, move
from congtam.ballots.actions.journal import note
from congtam.ballots.codes import ballot_digest, box_fingerprint
from congtam.ballots.models import Box, Closing, Minutes, Poll
from congtam.ballots.queries.roll import roll_fingerprint
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Move, Stage
from congtam.ballots.terms import MinutesOf
from congtam.journal.actors import Actor

MISMATCH = _(
    "Số phiếu trong hòm không khớp với số phiếu đã phát. Lập biên bản, hủy hòm phiếu và bỏ phiếu lại."
)
WAITED_FOR = _("Còn %(left)d phiếu chưa bỏ. Chờ thêm, hoặc ghi lý do đóng sớm.")
CHANGED_ROLL = _("Danh sách bỏ phiếu khác với lúc mở hòm. Lập biên bản, hủy hòm phiếu và bỏ phiếu lại.")
LOST = _("Không còn hòm phiếu. Lập biên bản, hủy hòm phiếu và bỏ phiếu lại.")


@transaction.atomic
def close_poll(*, poll: Poll, by: Actor, early_reason: str = "") -> Poll:
    """Nobody can cast from here on. Old versions of the box leave the disk as soon as the closing is kept."""
    poll = locked(poll.pk, by)
    move(poll, Move.CLOSE)
    if roll_fingerprint(poll) != poll.opening.roll_fingerprint:
        raise Refused(CHANGED_ROLL)
    closing = Closing(
        organisation_id=poll.organisation_id, poll=poll, at=timezone.now(), early_reason=early_reason
    )
    read_box(closing, poll.opening.slips)
    closing.save()
    note(poll, by, "closed", cast=closing.cast, left=closing.left, early_reason=early_reason)
    transaction.on_commit(lambda: scrub(poll))
    return poll


def read_box(closing: Closing, live: int) -> None:
    """Counts what lies in the box and shuts it, unless it must stay open for those who have not cast."""
    closing.slips, closing.cast, closing.left, closing.exchanged = live, 0, 0, 0
    if not live:
        return
    with transaction.atomic(using=storage.place()):
        box = Box.objects.using(storage.place()).select_for_update().filter(poll=closing.poll_id).first()
        if box is None:
            raise Refused(LOST)
        ballots = box.sealed_ballots
        closing.cast, closing.left, closing.exchanged = len(ballots), len(box.slips_left), box.exchanged
        if closing.cast + closing.left + closing.exchanged != live:
            raise Refused(MISMATCH)
        if closing.left and not closing.early_reason:
            raise Refused(WAITED_FOR % {"left": closing.left})
        closing.box_fingerprint = box_fingerprint([ballot_digest(ballot) for ballot in ballots])
        box.is_open = False
        box.save(update_fields=["is_open"])


def scrub(poll: Poll) -> None:
    """Can be called again if the machine was busy; the minutes are not signed before it succeeded."""
    Box.objects.using(storage.place()).filter(poll=poll.pk).update(slips=b"")
    storage.scrub()
    Closing.objects.filter(poll=poll).update(is_scrubbed=True)


@transaction.atomic
def discard_poll(*, poll: Poll, minutes: MinutesOf, cause: Minutes.Cause, by: Actor) -> Poll:
    """The box is destroyed unread. The list of voters stays, for the vote that follows."""
    poll = locked(poll.pk, by)
    was_open = poll.stage != Stage.PREPARING
    move(poll, Move.DISCARD)
    Minutes.objects.create(
        organisation_id=poll.organisation_id,
        poll=poll,
        kind=Minutes.Kind.DISCARD,
        cause=cause,
        number=minutes.number,
        on=minutes.on,
        text=minutes.text,
    )
    note(poll, by, "discarded", cause=cause, was_open=was_open)
    Box.objects.using(storage.place()).filter(poll=poll.pk).delete()
    transaction.on_commit(storage.scrub)
    return poll
