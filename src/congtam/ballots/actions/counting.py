"""The count: all channels into one sum, and the opened ballots into an envelope."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congtam.ballots import storage
from congtam.ballots.actions.course import locked, move
from congtam.ballots.actions.journal import note
from congtam.ballots.codes import ballot_digest, box_fingerprint
from congtam.ballots.keys import lock, private_key, seed_of
from congtam.ballots.models import Box, Count, Envelope, LineSum, Poll
from congtam.ballots.paper_count import PaperFigures
from congtam.ballots.queries.opening import mixed
from congtam.ballots.queries.papers import paper_disagreements, paper_figures
from congtam.ballots.queries.question import question_of
from congtam.ballots.queries.roll import roll_of, too_few_in_one_channel
from congtam.ballots.refusals import Refused
from congtam.ballots.sealing import unseal
from congtam.ballots.stages import Move
from congtam.ballots.tally import Progress, Sums, count, reported
from congtam.journal.actors import Actor

ENVELOPE = b"envelope"
CHANGED = _("Hòm phiếu khác với lúc đóng. Lập biên bản, hủy hòm phiếu và bỏ phiếu lại.")


@dataclass(frozen=True)
class Opened:
    """Ballots out of the box, in no order, and the seed that locks them away again."""

    seed: bytes
    ballots: list[bytes]


@transaction.atomic
def count_poll(*, poll: Poll, papers: Sequence[str], by: Actor, progress: Progress | None = None) -> Poll:
    """`papers`: the words that enough holders typed; none for a vote on paper alone."""
    poll = locked(poll.pk, by)
    move(poll, Move.COUNT)
    roll = roll_of(poll)
    by_hand = settled_papers(poll) if roll.papers else None
    if too_few_in_one_channel(poll.closing.cast, by_hand.returned if by_hand else 0):
        raise Refused(mixed())
    opened = open_box(poll, papers, progress) if poll.closing.slips else None
    keep_sums(poll, sums_of(poll, opened, by_hand), by_hand)
    if opened:
        keep_envelope(poll, opened)
    note(poll, by, "counted")
    return poll


def settled_papers(poll: Poll) -> PaperFigures:
    apart = paper_disagreements(poll)
    if apart:
        raise Refused(_("Chưa kiểm phiếu được vì phiếu giấy chưa thống nhất."), *apart)
    return paper_figures(poll)


def open_box(poll: Poll, papers: Sequence[str], progress: Progress | None) -> Opened:
    box = Box.objects.using(storage.place()).get(poll=poll.pk)
    sealed = list(box.sealed_ballots)
    if box_fingerprint([ballot_digest(one) for one in sealed]) != poll.closing.box_fingerprint:
        raise Refused(CHANGED)
    seed = seed_of(papers, poll.keys_needed)
    key = private_key(seed, bytes(box.locked_key), bytes(box.public_key))
    lines = poll.lines.count()
    ballots = [unseal(key, one, lines) for one in reported(sealed, progress)]
    secrets.SystemRandom().shuffle(ballots)
    return Opened(seed, ballots)


def sums_of(poll: Poll, opened: Opened | None, by_hand: PaperFigures | None) -> Sums:
    question = question_of(poll)
    ballots = opened.ballots if opened else []
    for ticks in ballots:
        question.check(ticks)
    electronic = count(ballots, len(question.lines), question.choices)
    return electronic + by_hand.sums() if by_hand else electronic


def keep_sums(poll: Poll, sums: Sums, by_hand: PaperFigures | None) -> None:
    closing = poll.closing
    Count.objects.create(
        organisation_id=poll.organisation_id,
        poll=poll,
        at=timezone.now(),
        issued=closing.slips - closing.exchanged + (by_hand.issued if by_hand else 0),
        returned=closing.cast + (by_hand.returned if by_hand else 0),
        valid=sums.ballots,
        invalid=dict(by_hand.invalid) if by_hand else {},
    )
    LineSum.objects.bulk_create(
        (
            LineSum(organisation_id=poll.organisation_id, line=line, choice=choice, votes=votes)
            for line, counts in zip(poll.lines.all(), sums.lines, strict=True)
            for choice, votes in enumerate(counts)
        ),
        batch_size=2000,
    )


def keep_envelope(poll: Poll, opened: Opened) -> None:
    """Under the same words, with another key than the box's, which dies with the box."""
    content = json.dumps([ticks.hex() for ticks in opened.ballots]).encode()
    Envelope.objects.using(storage.place()).update_or_create(
        poll=poll.pk,
        defaults={"organisation": poll.organisation_id, "content": lock(opened.seed, ENVELOPE, content)},
    )
