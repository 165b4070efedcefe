"""The table of states, without a database."""

import pytest

from congtam.people.permissions import Action
from congtam.remedies.states import OPEN, TABLE, Condition, Move, State, moves, step

S, M = State, Move


def test_only_the_superior_verifies_and_never_their_own() -> None:
    """GV21-11: verified by the superior."""
    found = step(S.REPORTED, M.VERIFY)
    assert found is not None
    assert (found.next, found.who, found.conditions) == (
        S.VERIFIED,
        Action.CHECK_REMEDIES,
        (Condition.NOT_OWN,),
    )


@pytest.mark.parametrize("state", [S.RECORDED, S.PLANNED, S.RETURNED])
def test_nothing_is_verified_that_was_not_reported(state: State) -> None:
    assert step(state, M.VERIFY) is None


def test_a_report_needs_measures_that_are_all_proved() -> None:
    for state in (S.PLANNED, S.RETURNED):
        found = step(state, M.REPORT)
        assert found is not None
        assert set(found.conditions) == {Condition.HAS_MEASURES, Condition.ALL_PROVED}


def test_every_way_back_asks_for_a_reason() -> None:
    back = [found for (_state, move), found in TABLE.items() if move in {M.RETURN, M.REOPEN, M.WITHDRAW}]
    assert back
    assert all(Condition.REASON in found.conditions for found in back)


def test_what_is_open_can_be_left_and_what_is_withdrawn_cannot() -> None:
    assert all(moves(state) for state in OPEN)
    assert moves(S.WITHDRAWN) == ()
