"""The states of a review as a plain table, and the phases in which it is written."""

from enum import StrEnum

from congtam.campaigns.phases import Phase


class State(StrEnum):
    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    SUPPLEMENT = "supplement"


class Move(StrEnum):
    HAND_IN = "hand_in"
    RETURN = "return"
    PROMPT = "prompt"
    UNPROMPT = "unprompt"
    TAKE_BACK = "take_back"


S, M = State, Move

TABLE: dict[tuple[State, Move], State] = {
    (S.DRAFT, M.HAND_IN): S.HANDED_IN,
    (S.RETURNED, M.HAND_IN): S.HANDED_IN,
    (S.SUPPLEMENT, M.HAND_IN): S.HANDED_IN,
    (S.HANDED_IN, M.RETURN): S.RETURNED,
    (S.SUPPLEMENT, M.RETURN): S.RETURNED,
    (S.HANDED_IN, M.PROMPT): S.SUPPLEMENT,
    (S.SUPPLEMENT, M.UNPROMPT): S.HANDED_IN,
    (S.HANDED_IN, M.TAKE_BACK): S.DRAFT,
}

LATER = frozenset({Phase.REVIEWING, Phase.MEETING, Phase.APPRAISING})
OPEN: dict[State, frozenset[Phase]] = {
    S.DRAFT: frozenset({Phase.REVIEWING, Phase.MEETING}),
    S.RETURNED: LATER,
    S.SUPPLEMENT: LATER,
    S.HANDED_IN: frozenset(),
}
"""What superiors sent back, or ask for on top, may be written for one phase longer."""


def is_open(state: str, phase: str) -> bool:
    return phase in OPEN[State(state)]
