"""kill -9 of the real server in the middle of a vote. `bench/killed.py` runs the full number."""

from pathlib import Path

import pytest

from tests.ballots.ground import Ground
from tests.web.voting.killing import contradictions, vote_under_fire


def test_what_was_told_is_in_the_tally_exactly_once(ground: Ground, tmp_path: Path) -> None:
    evening, outcome = vote_under_fire(ground, tmp_path, voters=100, kills=3)
    assert outcome.kills == 3
    assert contradictions(evening, outcome) == []
    assert len(outcome.told) + len(outcome.unsure) == 100


@pytest.mark.parametrize("ground", ["sqlite"], indirect=True)
def test_a_lost_ballot_would_be_noticed(ground: Ground, tmp_path: Path) -> None:
    evening, outcome = vote_under_fire(ground, tmp_path, voters=6, kills=0)
    code, ticks = outcome.told.popitem()
    outcome.told[code[::-1]] = tuple((tick + 1) % 5 for tick in ticks)
    assert len(contradictions(evening, outcome)) >= 2
