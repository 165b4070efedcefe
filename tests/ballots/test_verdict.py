import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtam.ballots.choices import Kind
from congtam.ballots.tally import Sums, count, reported
from congtam.ballots.verdict import IfNone, Majority, Outcome, Rule, picked, verdict

HALF = Majority(1, 2)
LEVELS = Rule(Kind.LEVELS, HALF)


def test_more_than_half_means_more_than_half() -> None:
    assert [HALF.needed(base) for base in (1, 2, 29, 30, 31)] == [1, 2, 15, 16, 16]
    assert Majority(2, 3).needed(30) == 21


def test_reached_with_the_votes_missing_elsewhere() -> None:
    found = verdict(LEVELS, (1, 22, 5, 0, 0), base=30, most_votes=28)
    assert (found.outcome, found.reached, found.blank, found.ballots) == (Outcome.REACHED, 1, 1, 28)
    assert [(one.votes, one.needed, one.reached, one.missing) for one in found.standings] == [
        (22, 16, True, 0),
        (5, 16, False, 11),
        (0, 16, False, 16),
        (0, 16, False, 16),
    ]


def test_the_base_is_the_roll_and_not_the_room() -> None:
    """15 of 28 present is more than half of them, and not of the 30 official members."""
    assert verdict(LEVELS, (0, 15, 13, 0, 0), base=30, most_votes=28).outcome is Outcome.NO_MAJORITY
    assert verdict(LEVELS, (0, 15, 13, 0, 0), base=28, most_votes=28).outcome is Outcome.REACHED


@given(st.lists(st.integers(0, 20), min_size=5, max_size=5), st.sampled_from(IfNone))
def test_no_majority_never_yields_a_level(line: list[int], if_none: IfNone) -> None:
    base = sum(line) + 1
    found = verdict(Rule(Kind.LEVELS, HALF, if_none=if_none), line, base, most_votes=base)
    has_one = max(line[1:]) * 2 > base
    assert (found.outcome is Outcome.REACHED) is has_one
    assert (found.reached is not None) is has_one


def test_cumulating_downward_only_where_the_regulation_says_so() -> None:
    line = (0, 12, 10, 8, 0)
    assert verdict(LEVELS, line, 30, 30).cumulated is None
    found = verdict(Rule(Kind.LEVELS, HALF, if_none=IfNone.CUMULATE), line, 30, 30)
    assert (found.outcome, found.reached, found.cumulated) == (Outcome.NO_MAJORITY, None, 2)


def test_a_majority_stated_for_some_levels_says_nothing_of_the_others() -> None:
    rule = Rule(Kind.LEVELS, HALF, majority_for=frozenset({2, 3, 4}))
    found = verdict(rule, (0, 20, 10, 0, 0), 30, 30)
    assert (found.outcome, found.standings[0].reached, found.standings[0].missing) == (
        Outcome.NOT_STATED,
        None,
        None,
    )
    assert verdict(rule, (0, 5, 25, 0, 0), 30, 30).reached == 2
    assert verdict(rule, (30, 0, 0, 0, 0), 30, 30).outcome is Outcome.NO_MAJORITY


def test_without_a_stated_majority_there_are_only_figures() -> None:
    assert verdict(Rule(Kind.LEVELS, None), (0, 30, 0, 0, 0), 30, 30).outcome is Outcome.NOT_STATED


def test_a_majority_against_the_proposal_is_no_level() -> None:
    rule = Rule(Kind.AGREE, HALF)
    assert verdict(rule, (0, 20, 10), 30, 30).reached == 1
    assert verdict(rule, (0, 10, 20), 30, 30).outcome is Outcome.NO_MAJORITY


def test_a_low_majority_reached_twice_is_not_settled_by_order() -> None:
    found = verdict(Rule(Kind.LEVELS, Majority(1, 3)), (0, 15, 15, 0, 0), 30, 30)
    assert (found.outcome, found.reached) == (Outcome.SEVERAL, None)


def test_more_votes_than_the_others_could_cast_decide_nothing() -> None:
    """The pack prints that nobody votes on themselves: 12 votes among 12 who signed are one too many."""
    assert verdict(LEVELS, (0, 12, 0, 0, 0), base=11, most_votes=11).outcome is Outcome.TOO_MANY_VOTES
    assert verdict(LEVELS, (1, 11, 0, 0, 0), base=11, most_votes=11).reached == 1


def test_places_are_given_by_votes_and_a_tie_at_the_edge_is_listed() -> None:
    assert picked([9, 20, 18, 16], needed=16, places=2) == ([1, 2], [])
    assert picked([18, 20, 18, 3], needed=16, places=2) == ([1], [0, 2])
    assert picked([18, 18, 18], needed=16, places=2) == ([], [0, 1, 2])
    assert picked([20, 2], needed=16, places=2) == ([0], [])


def test_sums_add_up_or_are_refused() -> None:
    sums = count([bytes([1, 0]), bytes([2, 2])], lines=2, choices=2)
    assert sums == Sums(2, ((0, 1, 1), (1, 0, 1)))
    assert (sums + sums).lines == ((0, 2, 2), (2, 0, 2))
    with pytest.raises(ValueError, match="line 1"):
        Sums(3, ((0, 1, 1),))


def test_progress_ends_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    assert list(reported(range(33), lambda done, of: told.append((done, of)))) == list(range(33))
    assert told == [(10, 33), (20, 33), (30, 33), (33, 33)]
