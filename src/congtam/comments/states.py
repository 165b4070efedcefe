"""How far one request for comments has come, and in which phases of a campaign one is answered."""

from datetime import date
from enum import StrEnum

from congtam.campaigns.phases import Phase


class State(StrEnum):
    NOT_ASKED = "not_asked"
    ASKED = "asked"
    LATE = "late"
    ANSWERED = "answered"
    DECLINED = "declined"


DONE = frozenset({State.ANSWERED, State.DECLINED})
OPEN_PHASES = frozenset({Phase.REVIEWING, Phase.MEETING})


def state_of(
    *, asked_on: date | None, due_on: date | None, answered: bool, declines: bool, today: date
) -> State:
    """Late only after a day that somebody set: without one nobody can be late."""
    if answered:
        return State.DECLINED if declines else State.ANSWERED
    if asked_on is None:
        return State.NOT_ASKED
    return State.LATE if due_on is not None and due_on < today else State.ASKED
