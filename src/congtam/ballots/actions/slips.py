"""Slips and the key: each shown once, to be printed; kept are hashes and what only the words can unlock."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from congtam.ballots import storage
from congtam.ballots.actions.course import locked, preparing
from congtam.ballots.actions.journal import note
from congtam.ballots.codes import HASH_LENGTH, new_slip_code, read_slip_code, slip_hash
from congtam.ballots.keys import new_key, private_key, seed_of
from congtam.ballots.models import Box, Poll, RollLine
from congtam.ballots.pile import Pile
from congtam.ballots.queries.roll import FEW, roll_of, too_few_in_one_channel
from congtam.ballots.refusals import Refused
from congtam.ballots.sealing import sealed_length
from congtam.ballots.stages import Stage
from congtam.journal.actors import Actor

NOT_LIVE = _("Mã này không phải của một phiếu còn hiệu lực trong cuộc bỏ phiếu này.")
MISTYPED = _("Mã phiếu gõ chưa đúng. Xem lại từng nhóm bốn ký tự trên phiếu.")


@transaction.atomic
def lay_out_slips(*, poll: Poll, number: int, by: Actor) -> tuple[str, ...]:
    """New codes for the whole pile instead of earlier ones. They exist in this answer and on paper only."""
    poll = preparing(poll.pk, by)
    if poll.roll.filter(token=RollLine.Token.SLIP).exists():
        raise Refused(_("Đã có người ký nhận phiếu mã. Thu lại và bỏ ký nhận trước khi in chồng phiếu khác."))
    codes = tuple(new_slip_code() for _ in range(number))
    hashes = (slip_hash(read_slip_code(code) or "") for code in codes)
    with transaction.atomic(using=storage.place()):
        box = box_for(poll)
        box.slips = Pile.of(hashes, HASH_LENGTH).content
        box.save()
    note(poll, by, "slips_printed", number=number)
    return codes


@transaction.atomic
def make_key(*, poll: Poll, by: Actor) -> tuple[tuple[str, ...], ...]:
    """The words of each holder, in this answer and on sealed paper only. An earlier key is gone with it."""
    poll = preparing(poll.pk, by)
    key = new_key(poll.keys_needed, poll.key_holders)
    with transaction.atomic(using=storage.place()):
        box = box_for(poll)
        box.public_key, box.locked_key = key.public, key.locked
        box.save()
    poll.key_tried = False
    poll.save(update_fields=["key_tried"])
    note(poll, by, "key_made", holders=poll.key_holders, needed=poll.keys_needed)
    return key.papers


@transaction.atomic
def try_key(*, poll: Poll, papers: list[str], by: Actor) -> None:
    """Opens the lock once before anything depends on it."""
    poll = preparing(poll.pk, by)
    box = box_for(poll)
    private_key(seed_of(papers, poll.keys_needed), bytes(box.locked_key), bytes(box.public_key))
    poll.key_tried = True
    poll.save(update_fields=["key_tried"])
    note(poll, by, "key_tried", papers=len(papers))


@transaction.atomic
def void_slip(*, poll: Poll, code: str, by: Actor) -> None:
    """An undrawn or spoiled slip, before the vote is opened."""
    poll = preparing(poll.pk, by)
    with transaction.atomic(using=storage.place()):
        take_out(poll, code).save()


@transaction.atomic
def exchange_slip(*, poll: Poll, person: int, code: str, by: Actor) -> None:
    """A voter gives an unused slip back during the vote and signs for a paper ballot on the same line."""
    poll = locked(poll.pk, by)
    roll = roll_of(poll)
    if poll.stage != Stage.OPEN:
        raise Refused(_("Chỉ đổi phiếu mã lấy phiếu giấy khi đang bỏ phiếu."))
    if too_few_in_one_channel(roll.slips - 1, roll.papers + 1):
        raise Refused(
            _("Đổi như vậy thì một cách bỏ phiếu có dưới %(few)d người. Chuyển cả cuộc sang phiếu giấy.")
            % {"few": FEW}
        )
    if not poll.roll.filter(person=person, token=RollLine.Token.SLIP).update(token=RollLine.Token.PAPER):
        raise Refused(_("Người này không ký nhận phiếu mã."))
    with transaction.atomic(using=storage.place()):
        box = take_out(poll, code)
        box.exchanged += 1
        box.save()
    note(poll, by, "slip_exchanged")


def take_out(poll: Poll, code: str) -> Box:
    """The box, locked, without this slip."""
    signs = read_slip_code(code)
    if signs is None:
        raise Refused(MISTYPED)
    box = box_for(poll)
    if slip_hash(signs) not in box.slips_left:
        raise Refused(NOT_LIVE)
    box.slips = box.slips_left.without(slip_hash(signs)).content
    return box


def box_for(poll: Poll) -> Box:
    """Locked if it is there; made empty if not."""
    found = Box.objects.using(storage.place()).select_for_update().filter(poll=poll.pk).first()
    return found or Box(
        poll=poll.pk,
        organisation=poll.organisation_id,
        ballot_length=sealed_length(poll.lines.count()),
    )
