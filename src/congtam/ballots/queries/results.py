"""Results: sums of all channels together and what they mean. Before the count there are none."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from congtam.ballots.choices import PICKED, Kind
from congtam.ballots.models import LineSum, Poll, RollLine
from congtam.ballots.queries.question import rule_of
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Stage
from congtam.ballots.tally import Sums
from congtam.ballots.verdict import Verdict, picked, verdict

NOT_COUNTED = _("Chưa có kết quả: kết quả chỉ có sau khi ban kiểm phiếu đóng hòm và kiểm phiếu.")


class CountedLine(NamedTuple):
    """What of a line its result is read with: a ballot may have thousands, so no more is loaded."""

    number: int
    subject: str
    person: int | None
    label: str
    cell: str
    closed: Mapping[str, str]


@dataclass(frozen=True)
class LineResult:
    """`keys`: the caller's own of all choices."""

    line: CountedLine
    keys: tuple[str, ...]
    verdict: Verdict

    def key_of(self, choice: int | None) -> str | None:
        """The caller's key of a choice."""
        return None if choice is None else self.keys[choice - 1]

    @property
    def borne_by(self) -> frozenset[str]:
        """The choices that the result rests on: the one reached; else, every one that got votes."""
        found = self.verdict
        reached = found.reached or found.cumulated
        chosen = [reached] if reached else [one.choice for one in found.standings if one.votes]
        return frozenset(self.keys[choice - 1] for choice in chosen)


def results(poll: Poll) -> list[LineResult]:
    sums = sums_of(poll)
    read = cache(partial(verdict, rule_of(poll)))  # of thousands of lines many came out alike
    bases = bases_of(poll, sums.ballots)
    keys = tuple(str(choice["key"]) for choice in poll.choices)
    rows = poll.lines.values_list(*CountedLine._fields)
    return [
        LineResult(line, keys, read(counts, *bases(line.person)))
        for line, counts in zip(map(CountedLine._make, rows), sums.lines, strict=True)
    ]


def bases_of(poll: Poll, ballots: int) -> Callable[[int | None], tuple[int, int]]:
    """Of the line of this person: what the majority is taken of, and how many could vote on it."""
    if poll.own_vote_counts:
        return lambda _person: (poll.base, ballots)
    voters = frozenset(poll.roll.values_list("person", flat=True))
    signed = frozenset(poll.roll.exclude(token=RollLine.Token.NONE).values_list("person", flat=True))
    return lambda person: (poll.base - (person in voters), min(ballots, len(signed - {person})))


def sums_of(poll: Poll) -> Sums:
    """As counted, lines in the order of the ballot."""
    if poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        raise Refused(NOT_COUNTED)
    numbers = poll.lines.values_list("number", flat=True)
    table: dict[int, list[int]] = defaultdict(lambda: [0] * (len(poll.choices) + 1))
    for number, choice, votes in LineSum.objects.filter(line__poll=poll).values_list(
        "line__number", "choice", "votes"
    ):
        table[number][choice] = votes
    return Sums(poll.count.valid, tuple(tuple(table[number]) for number in numbers))


def places(poll: Poll) -> tuple[list[LineResult], list[LineResult]]:
    """Of a vote that picks at most N: who has a place, and who is tied for the last ones (another round)."""
    return places_among(poll, results(poll))


def places_among(poll: Poll, found: Sequence[LineResult]) -> tuple[list[LineResult], list[LineResult]]:
    """The same of results that were read already."""
    if poll.kind != Kind.PICK or poll.at_most is None:
        raise ValueError("only a vote that picks has places")
    reached = [one.verdict.standings[0].votes if one.verdict.reached == PICKED else 0 for one in found]
    within, tied = picked(reached, needed=1, places=poll.at_most)
    return [found[place] for place in within], [found[place] for place in tied]
