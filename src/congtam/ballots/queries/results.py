"""Results: sums of all channels together and what they mean. Before the count there are none."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congtam.ballots.choices import PICKED, Kind
from congtam.ballots.models import Line, LineSum, Poll, RollLine
from congtam.ballots.queries.question import rule_of
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Stage
from congtam.ballots.tally import Sums
from congtam.ballots.verdict import Verdict, picked, verdict

NOT_COUNTED = _("Chưa có kết quả: kết quả chỉ có sau khi ban kiểm phiếu đóng hòm và kiểm phiếu.")


@dataclass(frozen=True)
class LineResult:
    line: Line
    verdict: Verdict

    def key_of(self, choice: int | None) -> str | None:
        """The caller's key of a choice."""
        return None if choice is None else str(self.line.poll.choices[choice - 1]["key"])

    @property
    def borne_by(self) -> frozenset[str]:
        """The choices that the result rests on: the one reached; else, every one that got votes."""
        found = self.verdict
        reached = found.reached or found.cumulated
        chosen = [reached] if reached else [one.choice for one in found.standings if one.votes]
        return frozenset(str(self.line.poll.choices[choice - 1]["key"]) for choice in chosen)


def results(poll: Poll) -> list[LineResult]:
    sums = sums_of(poll)
    rule = rule_of(poll)
    voters = frozenset(poll.roll.values_list("person", flat=True))
    signed = frozenset(poll.roll.exclude(token=RollLine.Token.NONE).values_list("person", flat=True))
    found = []
    for line, counts in zip(poll.lines.select_related("poll"), sums.lines, strict=True):
        base, most = poll.base, sums.ballots
        if not poll.own_vote_counts:
            base -= line.person in voters
            most = min(most, len(signed - {line.person}))
        found.append(LineResult(line, verdict(rule, counts, base, most)))
    return found


def sums_of(poll: Poll) -> Sums:
    """As counted, lines in the order of the ballot."""
    if poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        raise Refused(NOT_COUNTED)
    table: dict[int, list[int]] = defaultdict(lambda: [0] * (len(poll.choices) + 1))
    for number, choice, votes in LineSum.objects.filter(line__poll=poll).values_list(
        "line__number", "choice", "votes"
    ):
        table[number][choice] = votes
    return Sums(poll.count.valid, tuple(tuple(table[line.number]) for line in poll.lines.all()))


def places(poll: Poll) -> tuple[list[LineResult], list[LineResult]]:
    """Of a vote that picks at most N: who has a place, and who is tied for the last ones (another round)."""
    if poll.kind != Kind.PICK or poll.at_most is None:
        raise ValueError("only a vote that picks has places")
    found = results(poll)
    reached = [one.verdict.standings[0].votes if one.verdict.reached == PICKED else 0 for one in found]
    within, tied = picked(reached, needed=1, places=poll.at_most)
    return [found[place] for place in within], [found[place] for place in tied]
