"""Opening: the list of voters stands from here on."""

from collections.abc import Collection
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from congtam.ballots import storage
from congtam.ballots.actions.course import locked, move
from congtam.ballots.actions.journal import note
from congtam.ballots.models import Box, Opening, Poll
from congtam.ballots.queries.opening import obstacles_to_opening, warnings_before_opening
from congtam.ballots.queries.roll import roll_fingerprint, roll_of
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Move
from congtam.journal.actors import Actor


@transaction.atomic
def open_poll(*, poll: Poll, by: Actor, accepted: Collection[str] = ()) -> Poll:
    """`accepted`: the warnings that whoever opens has read, word for word."""
    poll = locked(poll.pk, by)
    move(poll, Move.OPEN)
    reasons = obstacles_to_opening(poll)
    reasons += [warning for warning in warnings_before_opening(poll) if warning not in accepted]
    if reasons:
        raise Refused(*reasons)
    roll = roll_of(poll)
    Opening.objects.create(
        organisation_id=poll.organisation_id,
        poll=poll,
        at=timezone.now(),
        roll_fingerprint=roll_fingerprint(poll),
        **asdict(roll),
    )
    note(poll, by, "opened", **asdict(roll), accepted=len(accepted))
    if roll.slips:
        # Last: if this fails nothing else has happened, and if the rest is lost the box alone opens again.
        Box.objects.using(storage.place()).filter(poll=poll.pk).update(is_open=True)
    return poll
