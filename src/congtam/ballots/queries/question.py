"""A vote's rows as the pure parts read them: the question on the ballot, the rule of the verdict."""

from congtam.ballots.choices import Kind, Line, Question
from congtam.ballots.models import Line as LineRow
from congtam.ballots.models import Poll
from congtam.ballots.verdict import IfNone, Majority, Rule


def choice_numbers(poll: Poll) -> dict[str, int]:
    """From the caller's keys to the numbers of a ballot; 0 is blank."""
    return {choice["key"]: number for number, choice in enumerate(poll.choices, start=1)}


def question_of(poll: Poll) -> Question:
    numbers = choice_numbers(poll)
    lines = tuple(printed(row, numbers) for row in poll.lines.all())
    return Question(Kind(poll.kind), len(numbers), lines, poll.at_most, poll.bulk)


def printed(row: LineRow, numbers: dict[str, int]) -> Line:
    return Line(frozenset(numbers[key] for key in row.allowed), numbers.get(row.proposal), row.cell)


def rule_of(poll: Poll) -> Rule:
    numbers = choice_numbers(poll)
    majority = None
    if poll.majority_numerator and poll.majority_denominator:
        majority = Majority(poll.majority_numerator, poll.majority_denominator)
    stated = frozenset(numbers[key] for key in poll.majority_for)
    return Rule(Kind(poll.kind), majority, stated, IfNone(poll.if_none))
