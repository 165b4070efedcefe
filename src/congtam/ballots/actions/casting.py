"""Casting: the one deed that leaves no entry but in the box, and none there that has a place or a time."""

import hmac
from dataclasses import dataclass

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from congtam.ballots import storage
from congtam.ballots.codes import check_code, slip_hash
from congtam.ballots.models import Box
from congtam.ballots.refusals import Refused
from congtam.ballots.sealing import seal

CLOSED = _("Hòm phiếu chưa mở hoặc đã đóng. Hỏi ban kiểm phiếu.")
USED = _(
    "Phiếu này không còn dùng được: đã bỏ, đã hủy, hoặc của cuộc bỏ phiếu khác. "
    "Nếu đồng chí chưa bỏ phiếu này, báo ngay ban kiểm phiếu."
)
FOREIGN = _("Lá phiếu không do máy này niêm phong cho phiếu mã này. Mở lại phiếu rồi đánh dấu.")


class SlipUsed(Refused):
    """On a slip not used by its holder this is an incident: the box is discarded unread, all vote again."""


@dataclass(frozen=True)
class SealedBallot:
    """On the check page, on its way back: sealed already, and bound to the slip by `proof`.

    So a voter whose line broke sends the very same ballot again and is told the truth: it is in the box.
    """

    content: bytes
    proof: str


def seal_ballot(*, poll_id: int, signs: str, ticks: bytes) -> SealedBallot:
    """`ticks` have been checked against the question. Nothing is written."""
    box = Box.objects.filter(poll=poll_id, is_open=True).only("public_key", "slips").first()
    if box is None:
        raise Refused(CLOSED)
    if slip_hash(signs) not in box.slips_left:
        raise SlipUsed(USED)
    content = seal(bytes(box.public_key), ticks)
    return SealedBallot(content, proof_of(poll_id, signs, content))


def cast(*, poll_id: int, signs: str, ballot: SealedBallot) -> str:
    """Puts the ballot in and takes the slip out, in one statement on one row. Answers with the check code."""
    if not hmac.compare_digest(ballot.proof, proof_of(poll_id, signs, ballot.content)):
        raise Refused(FOREIGN)
    used = slip_hash(signs)
    with transaction.atomic(using=storage.place(), durable=True):
        box = Box.objects.using(storage.place()).select_for_update().filter(poll=poll_id).first()
        if box is None:
            raise Refused(CLOSED)
        if box.is_open and used in box.slips_left:
            box.slips = box.slips_left.without(used).content
            box.ballots = box.sealed_ballots.with_record(ballot.content).content
            box.save(update_fields=["slips", "ballots"])
        elif ballot.content not in box.sealed_ballots:
            raise SlipUsed(USED) if box.is_open else Refused(CLOSED)
    return check_code(ballot.content)


def proof_of(poll_id: int, signs: str, content: bytes) -> str:
    value = b"%d %s " % (poll_id, signs.encode()) + content
    return salted_hmac("congtam.ballots.cast", value, algorithm="sha256").hexdigest()
