"""The states of a sheet as a plain table, and the phases in which it is filled."""

from enum import StrEnum

from congtam.campaigns.phases import Phase


class State(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"


class Move(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"


TABLE: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.SUBMIT): State.SUBMITTED,
    (State.RETURNED, Move.SUBMIT): State.SUBMITTED,
    (State.SUBMITTED, Move.RETURN): State.RETURNED,
}

OPEN: dict[State, frozenset[Phase]] = {
    State.DRAFT: frozenset({Phase.REVIEWING, Phase.MEETING}),
    State.RETURNED: frozenset({Phase.REVIEWING, Phase.MEETING, Phase.APPRAISING}),
    State.SUBMITTED: frozenset(),
}
"""What is returned for completion may be filled for one phase longer: those who appraise return it."""

PROPOSED = frozenset({Phase.REVIEWING, Phase.MEETING, Phase.APPRAISING})
"""A level is proposed after the sheet was given."""


def is_open(state: str, phase: str) -> bool:
    return phase in OPEN[State(state)]
