"""The tables of stages and phases, by themselves."""

import pytest

from congtam.campaigns import phases, stages
from congtam.campaigns.phases import ORDER as PHASES
from congtam.campaigns.phases import SINCE, Phase
from congtam.campaigns.stages import ORDER, TABLE, Condition, Move, Stage, rank, step
from congtam.people.permissions import TABLE as RULES
from congtam.people.permissions import Action, Holding, Rights, Role, Target

CAMPAIGN_ACTIONS = {
    Action.SEE_PLAN,
    Action.SEE_PROGRESS,
    Action.SEE_DOSSIER,
    Action.SEE_RATERS,
    Action.SEE_RESULTS,
    Action.RECORD_MEETING,
    Action.LEAD_MEETING,
    Action.HOLD_POLL,
    Action.ASK_COMMENTS,
    Action.SEE_COMMENTS,
}


def test_every_stage_can_be_reached() -> None:
    reached: set[Stage] = {Stage.LISTED}
    before: set[Stage] = set()
    while reached != before:
        before = set(reached)
        reached |= {following.next for (stage, _), following in TABLE.items() if stage in reached}
    assert reached == set(Stage)


def test_every_stage_but_none_is_an_end_and_every_move_has_somebody() -> None:
    assert {stage for stage, _ in TABLE} == set(Stage)
    assert {move for _, move in TABLE} == set(Move)
    assert all(following.who for following in TABLE.values())


def test_stages_follow_their_order() -> None:
    forward = {Move.REVIEW, Move.RATE_SELF}
    back = {Move.RETURN, Move.ANNUL, Move.RATE_AGAIN}
    for (stage, move), following in TABLE.items():
        voted_again = (stage, move) == (Stage.VOTED, Move.VOTE)
        if move not in forward | back and stage in ORDER and not voted_again:
            assert rank(following.next) > rank(stage), (stage, move)


def test_review_and_own_rating_come_in_either_order() -> None:
    assert step(Stage.LISTED, Move.RATE_SELF)
    assert step(Stage.SELF_RATED, Move.REVIEW)
    assert step(Stage.LISTED, Move.REVIEW)
    assert step(Stage.REVIEWED, Move.RATE_SELF)


@pytest.mark.parametrize("move", [Move.PROPOSE, Move.APPRAISE, Move.DECIDE])
def test_what_bodies_do_asks_for_their_authority(move: Move) -> None:
    rows = [following for (_, one), following in TABLE.items() if one is move]
    assert rows
    assert all(Condition.BY_AUTHORITY in following.conditions for following in rows)


@pytest.mark.parametrize("move", [Move.RETURN, Move.ANNUL, Move.RATE_AGAIN])
def test_going_back_asks_for_a_reason(move: Move) -> None:
    rows = [following for (_, one), following in TABLE.items() if one is move]
    assert rows
    assert all(Condition.REASON in following.conditions for following in rows)


def test_no_decision_is_moved_but_by_the_office() -> None:
    assert {role for (_, move), row in TABLE.items() if move is Move.DECIDE for role in row.who} == {
        Role.OFFICE
    }


def test_phases_go_forward_one_by_one_and_back_with_a_reason() -> None:
    for place, phase in enumerate(PHASES[:-1]):
        assert phases.TABLE[phase, phases.Move.FORWARD].next is PHASES[place + 1]
    for phase in PHASES[1:-1]:
        assert phases.TABLE[phase, phases.Move.BACK].condition is phases.Condition.REASON
    assert not any(phase in {Phase.CLOSED, Phase.WITHDRAWN} for phase, _ in phases.TABLE)


def test_who_sees_what_from_when_is_said_for_everybody_but_the_office() -> None:
    """A new right in the table of permissions must be given its phase here, or be the office's."""
    given = {(rule.role, rule.action) for rule in RULES if rule.action in CAMPAIGN_ACTIONS}
    from_the_beginning = {pair for pair in given if pair not in SINCE}
    assert {role for role, _ in from_the_beginning} == {Role.OFFICE, Role.STANDING}
    assert set(SINCE) <= given


@pytest.mark.parametrize(
    ("role", "action", "phase", "expected"),
    [
        (Role.MEMBER, Action.SEE_DOSSIER, Phase.PREPARING, False),
        (Role.MEMBER, Action.SEE_DOSSIER, Phase.REVIEWING, True),
        (Role.MEMBER, Action.SEE_RESULTS, Phase.DECIDING, False),
        (Role.MEMBER, Action.SEE_RESULTS, Phase.NOTIFYING, True),
        (Role.MEMBER, Action.SEE_RESULTS, Phase.WITHDRAWN, False),
        (Role.SECRETARY, Action.SEE_RESULTS, Phase.REVIEWING, False),
        (Role.SECRETARY, Action.SEE_RESULTS, Phase.MEETING, True),
        (Role.COMMITTEE, Action.SEE_DOSSIER, Phase.MEETING, False),
        (Role.COMMITTEE, Action.SEE_DOSSIER, Phase.DECIDING, True),
        (Role.OFFICE, Action.SEE_RESULTS, Phase.PREPARING, True),
    ],
)
def test_who_sees_what_in_which_phase(role: Role, action: Action, phase: Phase, expected: bool) -> None:
    rights = Rights(1, 7, (Holding(role, 1, frozenset({3})),))
    assert phases.may(rights, action, Target(1, frozenset({3}), 7), phase) is expected


def test_what_was_returned_or_annulled_counts_from_the_beginning() -> None:
    assert stages.rank(Stage.RETURNED) == stages.rank(Stage.ANNULLED) == 0
