"""Who may do what to a vote. Signing in and roles are the caller's; here is the vote's own committee."""

from congtam.ballots.models import Poll
from congtam.ballots.refusals import Refused
from congtam.journal.actors import Actor


def may_conduct(poll: Poll, by: Actor) -> bool:
    """The chair and the counting committee, themselves or through whoever types for them."""
    person = by.behalf if by.behalf is not None else by.key
    return person is not None and (person == poll.chair or poll.tellers.filter(person=person).exists())


def require_conductor(poll: Poll, by: Actor) -> None:
    if not may_conduct(poll, by):
        raise Refused("Chỉ người chủ trì và ban kiểm phiếu của cuộc bỏ phiếu này làm được việc này.")
