"""The states of a yearly commitment as a plain table."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    HANDED_IN = "handed_in"
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class Move(StrEnum):
    SAVE = "save"
    HAND_IN = "hand_in"
    CONFIRM = "confirm"
    RETURN = "return"


S, M = State, Move
TABLE: dict[tuple[State, Move], State] = {
    (S.DRAFT, M.SAVE): S.DRAFT,
    (S.RETURNED, M.SAVE): S.RETURNED,
    (S.DRAFT, M.HAND_IN): S.HANDED_IN,
    (S.RETURNED, M.HAND_IN): S.HANDED_IN,
    (S.HANDED_IN, M.CONFIRM): S.CONFIRMED,
    (S.HANDED_IN, M.RETURN): S.RETURNED,
    (S.CONFIRMED, M.RETURN): S.RETURNED,
}


def step(state: str, move: Move) -> State | None:
    return TABLE.get((State(state), move))
