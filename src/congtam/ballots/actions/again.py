"""Voting again: after an incident with the same list, or in a further round on some of the lines."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.ballots.actions.course import locked
from congtam.ballots.actions.journal import note
from congtam.ballots.actions.preparing import new_address
from congtam.ballots.models import Line, Poll, RollLine, Teller
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Stage
from congtam.journal.actors import Actor


@transaction.atomic
def vote_again(*, poll: Poll, by: Actor) -> Poll:
    """The same vote with the same list of voters. Whoever had a slip or a paper signs for a new one."""
    poll = locked(poll.pk, by)
    if poll.stage != Stage.DISCARDED:
        raise Refused(_("Chỉ bỏ phiếu lại khi hòm phiếu trước đã hủy, có biên bản."))
    return follower(poll, by, round_number=poll.round, numbers=None, deed="again")


@transaction.atomic
def next_round(*, poll: Poll, numbers: Collection[int], by: Actor) -> Poll:
    """A further round on these lines of a counted vote: no majority, or a tie for the last places."""
    poll = locked(poll.pk, by)
    if poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        raise Refused(_("Chỉ bỏ phiếu vòng tiếp khi vòng này đã kiểm phiếu xong."))
    return follower(poll, by, round_number=poll.round + 1, numbers=numbers, deed="next_round")


def follower(poll: Poll, by: Actor, *, round_number: int, numbers: Collection[int] | None, deed: str) -> Poll:
    if poll.followers.filter(round=round_number).exclude(stage=Stage.DISCARDED).exists():
        raise Refused(_("Cuộc bỏ phiếu tiếp theo của cuộc này đã được lập."))
    old_lines = poll.lines.all() if numbers is None else poll.lines.filter(number__in=numbers)
    lines, roll, tellers = list(old_lines), list(poll.roll.all()), list(poll.tellers.all())
    new = Poll.objects.get(pk=poll.pk)
    new.pk, new.follows, new.round = None, poll, round_number
    new.stage, new.key_tried, new.address = Stage.PREPARING, False, new_address()
    new.save(force_insert=True)
    for rows in (lines, roll, tellers):
        for row in rows:
            row.pk, row.poll = None, new
    for number, line in enumerate(lines, start=1):
        line.number = number
    for voter in roll:
        voter.token = RollLine.Token.NONE
    Line.objects.bulk_create(lines)
    RollLine.objects.bulk_create(roll)
    Teller.objects.bulk_create(tellers)
    note(poll, by, deed, new_poll=new.pk)
    return new
