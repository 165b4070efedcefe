"""A vote's rows as the pure parts read them: the question on the ballot, the rule of the verdict."""

from collections.abc import Iterable, Sequence
from functools import cache

from congtam.ballots.choices import Kind, Line, Question
from congtam.ballots.models import Poll
from congtam.ballots.verdict import IfNone, Majority, Rule


def choice_numbers(poll: Poll) -> dict[str, int]:
    """From the caller's keys to the numbers of a ballot; 0 is blank."""
    return {choice["key"]: number for number, choice in enumerate(poll.choices, start=1)}


def question_of(poll: Poll) -> Question:
    return asked_of(poll, poll.lines.values_list("allowed", "proposal", "cell"))


def asked_of(poll: Poll, rows: Iterable[tuple[Sequence[str], str, str]]) -> Question:
    """Of each line what may be ticked, what is proposed, its cell: read already, as the ballot has them."""
    numbers = choice_numbers(poll)
    allowed = cache(lambda keys: frozenset(numbers[key] for key in keys))
    lines = tuple(Line(allowed(tuple(keys)), numbers.get(proposal), cell) for keys, proposal, cell in rows)
    return Question(Kind(poll.kind), len(numbers), lines, poll.at_most, poll.bulk)


def rule_of(poll: Poll) -> Rule:
    numbers = choice_numbers(poll)
    majority = None
    if poll.majority_numerator and poll.majority_denominator:
        majority = Majority(poll.majority_numerator, poll.majority_denominator)
    stated = frozenset(numbers[key] for key in poll.majority_for)
    return Rule(Kind(poll.kind), majority, stated, IfNone(poll.if_none))
