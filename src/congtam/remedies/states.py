"""The states of a shortcoming as a plain table: from where, by which move, to where, who may, what holds."""

from enum import StrEnum
from typing import NamedTuple

from congtam.people.permissions import Action


class State(StrEnum):
    RECORDED = "recorded"
    PLANNED = "planned"
    REPORTED = "reported"
    RETURNED = "returned"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    PLAN = "plan"
    REPORT = "report"
    RETURN = "return"
    VERIFY = "verify"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


class Condition(StrEnum):
    HAS_MEASURES = "has_measures"
    ALL_PROVED = "all_proved"
    NOT_OWN = "not_own"
    REASON = "reason"


class Step(NamedTuple):
    next: State
    who: Action
    conditions: tuple[Condition, ...] = ()


S, M, C = State, Move, Condition
WORK, CHECK = Action.WORK_REMEDIES, Action.CHECK_REMEDIES
OPEN = (S.RECORDED, S.PLANNED, S.REPORTED, S.RETURNED)

TABLE: dict[tuple[State, Move], Step] = {
    **{
        (state, M.PLAN): Step(S.PLANNED, WORK, (C.HAS_MEASURES,))
        for state in (S.RECORDED, S.PLANNED, S.RETURNED)
    },
    **{
        (state, M.REPORT): Step(S.REPORTED, WORK, (C.HAS_MEASURES, C.ALL_PROVED))
        for state in (S.PLANNED, S.RETURNED)
    },
    (S.REPORTED, M.RETURN): Step(S.RETURNED, CHECK, (C.NOT_OWN, C.REASON)),
    (S.REPORTED, M.VERIFY): Step(S.VERIFIED, CHECK, (C.NOT_OWN,)),
    (S.VERIFIED, M.REOPEN): Step(S.RETURNED, CHECK, (C.NOT_OWN, C.REASON)),
    **{(state, M.WITHDRAW): Step(S.WITHDRAWN, CHECK, (C.NOT_OWN, C.REASON)) for state in OPEN},
}


def step(state: str, move: str) -> Step | None:
    return TABLE.get((State(state), Move(move)))


def moves(state: str) -> tuple[Move, ...]:
    return tuple(move for known, move in TABLE if known == state)
