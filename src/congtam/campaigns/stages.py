"""The stages of a dossier, as a plain table: from where, by which move, to where, who may, what must hold."""

from enum import StrEnum
from typing import NamedTuple

from congtam.people.permissions import Role


class Stage(StrEnum):
    LISTED = "listed"
    REVIEWED = "reviewed"
    SELF_RATED = "self_rated"
    RATED = "rated"
    VOTED = "voted"
    PROPOSED = "proposed"
    APPRAISED = "appraised"
    DECIDED = "decided"
    NOTIFIED = "notified"
    RETURNED = "returned"
    ANNULLED = "annulled"


class Move(StrEnum):
    REVIEW = "review"
    RATE_SELF = "rate_self"
    RATE = "rate"
    VOTE = "vote"
    PROPOSE = "propose"
    APPRAISE = "appraise"
    DECIDE = "decide"
    NOTIFY = "notify"
    RETURN = "return"
    ANNUL = "annul"
    RATE_AGAIN = "rate_again"


class Condition(StrEnum):
    """What is asked of the database before a move; the sentences of refusal stand beside the questions."""

    NONE = ""
    REVIEW_IS_FREE = "review_is_free"
    RATING_IS_FREE = "rating_is_free"
    BY_AUTHORITY = "by_authority"
    DECISION_IS_FREE = "decision_is_free"
    EARLIER_ACTS = "earlier_acts"
    REASON = "reason"


class Step(NamedTuple):
    next: Stage
    who: frozenset[Role]
    conditions: tuple[Condition, ...] = ()


UNIT = frozenset({Role.SECRETARY, Role.OFFICE})
OFFICE = frozenset({Role.OFFICE})

S, M, C = Stage, Move, Condition
EARLY = (S.LISTED, S.REVIEWED, S.SELF_RATED, S.RATED, S.VOTED)
"""A document may put the own rating before the meeting or after it, and may know no vote, no other raters, no
proposal: a dossier passes over what does not concern it. What was voted may be voted again."""

TABLE: dict[tuple[Stage, Move], Step] = {
    **{(stage, M.RATE_SELF): Step(S.SELF_RATED, UNIT) for stage in (S.LISTED, S.REVIEWED, S.RETURNED)},
    **{
        (stage, M.REVIEW): Step(S.REVIEWED, UNIT, (C.REVIEW_IS_FREE,))
        for stage in (S.LISTED, S.SELF_RATED, S.RETURNED)
    },
    **{(stage, M.RATE): Step(S.RATED, UNIT, (C.RATING_IS_FREE,)) for stage in (S.REVIEWED, S.SELF_RATED)},
    **{(stage, M.VOTE): Step(S.VOTED, UNIT, (C.RATING_IS_FREE,)) for stage in (*EARLY, S.RETURNED)},
    **{
        (stage, M.PROPOSE): Step(S.PROPOSED, UNIT, (C.RATING_IS_FREE, C.BY_AUTHORITY))
        for stage in (*EARLY, S.RETURNED)
    },
    **{
        (stage, M.APPRAISE): Step(S.APPRAISED, OFFICE, (C.EARLIER_ACTS, C.BY_AUTHORITY))
        for stage in (*EARLY, S.PROPOSED)
    },
    **{
        (stage, M.DECIDE): Step(S.DECIDED, OFFICE, (C.EARLIER_ACTS, C.DECISION_IS_FREE, C.BY_AUTHORITY))
        for stage in (*EARLY, S.PROPOSED, S.APPRAISED)
    },
    (S.DECIDED, M.NOTIFY): Step(S.NOTIFIED, OFFICE),
    **{
        (stage, M.RETURN): Step(S.RETURNED, OFFICE, (C.REASON,))
        for stage in (S.REVIEWED, S.SELF_RATED, S.RATED, S.VOTED, S.PROPOSED, S.APPRAISED)
    },
    **{(stage, M.ANNUL): Step(S.ANNULLED, OFFICE, (C.REASON,)) for stage in (S.DECIDED, S.NOTIFIED)},
    (S.ANNULLED, M.RATE_AGAIN): Step(S.REVIEWED, OFFICE, (C.REASON,)),
}

ORDER = (
    S.LISTED,
    S.REVIEWED,
    S.SELF_RATED,
    S.RATED,
    S.VOTED,
    S.PROPOSED,
    S.APPRAISED,
    S.DECIDED,
    S.NOTIFIED,
)
"""How far along; what was returned or annulled begins anew."""


def rank(stage: str) -> int:
    return ORDER.index(Stage(stage)) if stage in ORDER else 0


def step(stage: str, move: str) -> Step | None:
    return TABLE.get((Stage(stage), Move(move)))
