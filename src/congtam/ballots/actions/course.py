"""Taking a vote for a deed: locked, and moved to its next stage."""

from django.utils.translation import gettext as _

from congtam.ballots.models import Poll
from congtam.ballots.permissions import require_conductor
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Move, Stage, after
from congtam.journal.actors import Actor


def locked(poll_id: int, by: Actor) -> Poll:
    """The vote, for one of those who conduct it; nobody else changes it before the transaction ends."""
    poll = Poll.objects.select_for_update().get(pk=poll_id)
    require_conductor(poll, by)
    return poll


def preparing(poll_id: int, by: Actor) -> Poll:
    poll = locked(poll_id, by)
    if poll.stage != Stage.PREPARING:
        raise Refused(_("Cuộc bỏ phiếu đã mở, danh sách và phiếu không đổi được nữa."))
    return poll


def move(poll: Poll, made: Move) -> None:
    poll.stage = after(Stage(poll.stage), made)
    poll.save(update_fields=["stage"])
