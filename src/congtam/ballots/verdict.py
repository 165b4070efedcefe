"""What a count means: per line and choice the votes, the base, reached or not, how many are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from congtam.ballots.choices import AGREED, BLANK, Kind


@dataclass(frozen=True)
class Majority:
    """More than this share of the base."""

    numerator: int
    denominator: int

    def needed(self, base: int) -> int:
        return base * self.numerator // self.denominator + 1


class IfNone(StrEnum):
    AGAIN = "again"
    AUTHORITY = "authority"
    CUMULATE = "cumulate"
    UNSTATED = "unstated"


@dataclass(frozen=True)
class Rule:
    """As the regulations have it. Without `majority_for` the majority is that of every choice."""

    kind: Kind
    majority: Majority | None
    majority_for: frozenset[int] = frozenset()
    if_none: IfNone = IfNone.UNSTATED

    def of(self, choice: int) -> Majority | None:
        return self.majority if not self.majority_for or choice in self.majority_for else None

    def may_be_reached(self, choice: int) -> bool:
        """A majority that disagrees with the proposed level reaches no level."""
        return self.kind != Kind.AGREE or choice == AGREED


class Outcome(StrEnum):
    REACHED = "reached"
    NO_MAJORITY = "no_majority"
    NOT_STATED = "not_stated"
    SEVERAL = "several"
    TOO_MANY_VOTES = "too_many_votes"


@dataclass(frozen=True)
class Standing:
    """One choice of one line. Without a stated majority nothing is said of being reached."""

    choice: int
    votes: int
    needed: int | None
    reached: bool | None

    @property
    def missing(self) -> int | None:
        return None if self.needed is None else max(0, self.needed - self.votes)


@dataclass(frozen=True)
class Verdict:
    """`reached` is the choice, only when the outcome is REACHED; `cumulated` only where the rule says so."""

    outcome: Outcome
    reached: int | None
    cumulated: int | None
    base: int
    ballots: int
    blank: int
    standings: tuple[Standing, ...]


def verdict(rule: Rule, line: Sequence[int], base: int, most_votes: int) -> Verdict:
    """`line` as in Sums. `most_votes`: how many could vote on it, one less when the own vote is not cast."""
    standings = tuple(
        standing(rule, choice, votes, base) for choice, votes in enumerate(line) if choice != BLANK
    )
    reached = [one.choice for one in standings if one.reached and rule.may_be_reached(one.choice)]
    outcome = outcome_of(rule, standings, reached, too_many=sum(line[1:]) > most_votes)
    return Verdict(
        outcome=outcome,
        reached=reached[0] if outcome is Outcome.REACHED else None,
        cumulated=cumulated(rule, line, base) if outcome is Outcome.NO_MAJORITY else None,
        base=base,
        ballots=sum(line),
        blank=line[BLANK],
        standings=standings,
    )


def standing(rule: Rule, choice: int, votes: int, base: int) -> Standing:
    majority = rule.of(choice)
    needed = majority.needed(base) if majority else None
    return Standing(choice, votes, needed, None if needed is None else votes >= needed)


def outcome_of(rule: Rule, standings: Sequence[Standing], reached: list[int], *, too_many: bool) -> Outcome:
    if too_many:
        return Outcome.TOO_MANY_VOTES
    if reached:
        return Outcome.REACHED if len(reached) == 1 else Outcome.SEVERAL
    unstated = any(one.votes and one.reached is None and rule.may_be_reached(one.choice) for one in standings)
    return Outcome.NOT_STATED if unstated else Outcome.NO_MAJORITY


def cumulated(rule: Rule, line: Sequence[int], base: int) -> int | None:
    """The best choice that has its majority when the votes for better choices count for it too."""
    if rule.if_none is not IfNone.CUMULATE or rule.kind is not Kind.LEVELS:
        return None
    for choice in range(1, len(line)):
        majority = rule.of(choice)
        if majority and sum(line[1 : choice + 1]) >= majority.needed(base):
            return choice
    return None


def picked(votes: Sequence[int], needed: int, places: int) -> tuple[list[int], list[int]]:
    """Lines that have their majority and a place, most votes first; and those tied for the last places."""
    ranked = sorted((line for line, got in enumerate(votes) if got >= needed), key=lambda line: -votes[line])
    if len(ranked) <= places:
        return ranked, []
    edge = votes[ranked[places]]
    tied = [line for line in ranked if votes[line] == edge]
    within = [line for line in ranked[:places] if votes[line] > edge]
    return within, tied if len(within) < places else []
