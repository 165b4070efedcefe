"""The phases of a campaign as a plain table, and from which phase on each role sees what."""

from enum import StrEnum
from typing import NamedTuple

from congtam.people.permissions import TABLE as RULES
from congtam.people.permissions import Action, Rights, Role, Target


class Phase(StrEnum):
    PREPARING = "preparing"
    REVIEWING = "reviewing"
    MEETING = "meeting"
    APPRAISING = "appraising"
    DECIDING = "deciding"
    NOTIFYING = "notifying"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    FORWARD = "forward"
    BACK = "back"
    WITHDRAW = "withdraw"


class Condition(StrEnum):
    NONE = ""
    HAS_DOSSIERS = "has_dossiers"
    MEETINGS_HELD = "meetings_held"
    ALL_PROPOSED = "all_proposed"
    ALL_DECIDED = "all_decided"
    REASON = "reason"


class Step(NamedTuple):
    next: Phase
    condition: Condition = Condition.NONE


P, M, C = Phase, Move, Condition
ORDER = (P.PREPARING, P.REVIEWING, P.MEETING, P.APPRAISING, P.DECIDING, P.NOTIFYING, P.CLOSED)

TABLE: dict[tuple[Phase, Move], Step] = {
    (P.PREPARING, M.FORWARD): Step(P.REVIEWING, C.HAS_DOSSIERS),
    (P.REVIEWING, M.FORWARD): Step(P.MEETING),
    (P.MEETING, M.FORWARD): Step(P.APPRAISING, C.MEETINGS_HELD),
    (P.APPRAISING, M.FORWARD): Step(P.DECIDING, C.ALL_PROPOSED),
    (P.DECIDING, M.FORWARD): Step(P.NOTIFYING, C.ALL_DECIDED),
    (P.NOTIFYING, M.FORWARD): Step(P.CLOSED, C.ALL_DECIDED),
    **{
        (phase, M.BACK): Step(ORDER[place - 1], C.REASON)
        for place, phase in enumerate(ORDER)
        if 0 < place < 6
    },
    **{(phase, M.WITHDRAW): Step(P.WITHDRAWN, C.REASON) for phase in ORDER[:4]},
}

SINCE: dict[tuple[Role, Action], Phase] = {
    (Role.MEMBER, Action.SEE_PLAN): P.REVIEWING,
    (Role.MEMBER, Action.SEE_DOSSIER): P.REVIEWING,
    (Role.MEMBER, Action.SEE_RATERS): P.REVIEWING,
    (Role.MEMBER, Action.SEE_RESULTS): P.NOTIFYING,
    (Role.SECRETARY, Action.SEE_PLAN): P.REVIEWING,
    (Role.SECRETARY, Action.SEE_PROGRESS): P.REVIEWING,
    (Role.SECRETARY, Action.SEE_DOSSIER): P.REVIEWING,
    (Role.SECRETARY, Action.SEE_RATERS): P.REVIEWING,
    (Role.SECRETARY, Action.SEE_RESULTS): P.MEETING,
    (Role.SECRETARY, Action.RECORD_MEETING): P.REVIEWING,
    (Role.SECRETARY, Action.LEAD_MEETING): P.REVIEWING,
    (Role.SECRETARY, Action.HOLD_POLL): P.REVIEWING,
    (Role.CHAIR, Action.LEAD_MEETING): P.REVIEWING,
    (Role.CHAIR, Action.HOLD_POLL): P.REVIEWING,
    (Role.SUPERVISOR, Action.SEE_PLAN): P.REVIEWING,
    (Role.SUPERVISOR, Action.SEE_PROGRESS): P.REVIEWING,
    (Role.SUPERVISOR, Action.SEE_DOSSIER): P.REVIEWING,
    (Role.SUPERVISOR, Action.SEE_RATERS): P.REVIEWING,
    (Role.SUPERVISOR, Action.SEE_RESULTS): P.MEETING,
    (Role.COMMITTEE, Action.SEE_PROGRESS): P.APPRAISING,
    (Role.COMMITTEE, Action.SEE_DOSSIER): P.DECIDING,
    (Role.COMMITTEE, Action.SEE_RATERS): P.DECIDING,
    (Role.COMMITTEE, Action.SEE_RESULTS): P.DECIDING,
    (Role.STANDING, Action.SEE_RESULTS): P.APPRAISING,
    (Role.MEMBER, Action.SEE_COMMENTS): P.MEETING,
    (Role.SECRETARY, Action.SEE_COMMENTS): P.REVIEWING,
    (Role.SECRETARY, Action.ASK_COMMENTS): P.REVIEWING,
    (Role.SUPERVISOR, Action.SEE_COMMENTS): P.MEETING,
    (Role.COMMITTEE, Action.SEE_COMMENTS): P.DECIDING,
    (Role.STANDING, Action.SEE_COMMENTS): P.MEETING,
}
"""Not named: from the beginning. What a withdrawn campaign showed stays as it was in preparation."""


def reached(phase: str, since: Phase) -> bool:
    """A withdrawn campaign has come no further than its preparation."""
    return (ORDER.index(Phase(phase)) if phase in ORDER else 0) >= ORDER.index(since)


def may(rights: Rights, action: Action, target: Target, phase: str) -> bool:
    """The one table of permissions, held against the phase of the campaign."""
    return any(
        rights.reaches(rule.scope, holding, target)
        for holding in rights.holdings
        for rule in RULES
        if rule.role is holding.role and rule.action is action
        if reached(phase, SINCE.get((rule.role, action), Phase.PREPARING))
    )
