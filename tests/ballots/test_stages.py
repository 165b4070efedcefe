import pytest

from congtam.ballots.refusals import Refused
from congtam.ballots.stages import NAMES, Move, Stage, after
from congtam.ballots.throttle import Throttle


def test_the_way_of_a_vote() -> None:
    stage = Stage.PREPARING
    for move in (Move.OPEN, Move.CLOSE, Move.COUNT, Move.SIGN):
        stage = after(stage, move)
    assert stage is Stage.SIGNED


def test_nothing_is_counted_before_closing_and_nothing_discarded_after_the_count() -> None:
    for stage, move in (
        (Stage.OPEN, Move.COUNT),
        (Stage.COUNTED, Move.DISCARD),
        (Stage.DISCARDED, Move.OPEN),
    ):
        with pytest.raises(Refused, match=str(NAMES[stage])):
            after(stage, move)


def test_wrong_codes_are_slowed_down_for_a_minute_and_forgotten() -> None:
    throttle = Throttle(limit=3)
    for second in range(3):
        assert not throttle.is_too_fast("a", second)
        throttle.note_wrong("a", second)
    assert throttle.is_too_fast("a", 3)
    assert not throttle.is_too_fast("b", 3)
    assert not throttle.is_too_fast("a", 61)
    assert not throttle.is_too_fast("a", 200)
    assert throttle.wrong == {}


def test_the_throttle_holds_no_address() -> None:
    throttle = Throttle()
    throttle.note_wrong("192.168.1.7", 0)
    assert "192.168" not in repr(throttle.wrong)
