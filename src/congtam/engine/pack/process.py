"""Who takes part, in which order, by when, and who decides."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from congtam.engine.pack.base import Cited, Names, Part
from congtam.engine.pack.conditions import AnyCondition
from congtam.engine.pack.quantities import Day, Flag, Period, Portion, Whole


class Participant(Cited):
    """A body or person derived for each subject that fits `for_subjects` and `when`.

    `body` is a key of the pack's bodies (one fixed body, or a role filled from the subject's relations when
    `relation` is set).
    """

    body: str
    for_subjects: Names
    when: AnyCondition | None = None
    relation: str | None = None
    side: Literal["above", "beside", "below", "own", "person"] = "beside"
    as_individuals: Flag = False
    """Asked one by one; else the opinion of a collective is one opinion."""


class Forum(Cited):
    """Where a subject is reviewed. A leader may have several."""

    body: str
    for_subjects: Names
    when: AnyCondition | None = None
    deep: str | None = None
    """What is reviewed in depth there."""
    least_duration: Period | None = None
    least_half_days: Whole | None = None
    least_cites: str | None = None
    """Where the least time is said, when that is another place than the forum's."""
    chaired_by: str | None = None
    head_chaired_by: str | None = None


class Authority(Cited):
    """Which body does which act for these subjects."""

    act: Literal["propose", "appraise", "decide"]
    body: str
    for_subjects: Names
    when: AnyCondition | None = None


class Order(Cited):
    """First these, then those.

    `then` names kinds of subject. `first` names kinds of subject (all of them in the campaign, or with
    `relation` only those related), the word `review` (the subject's own review is done) or a fact that must
    have been entered. What comes first must be decided (reviewed, where the order binds the review). An order
    that binds the agenda sorts the items of one meeting: its words are kinds of subject, or values of the
    choice fact `by`.
    """

    binds: Literal["decision", "review", "rating", "self_rating", "agenda"]
    first: Names
    then: Names
    relation: str | None = None
    by: str | None = None
    when: AnyCondition | None = None


class Deadline(Cited):
    """So long before or after an event, or a fixed day."""

    what: str
    within: Period | None = None
    after: str | None = None
    before: str | None = None
    on: Day | None = None
    strict: Flag = False
    """At least so long before (a notice period), instead of at most so long after."""


class TimelineItem(Cited):
    """One item of the plan's calendar. `units` gives the meeting day of single units."""

    id: str
    number: str = ""
    what: str
    owner: str
    from_: Day | None = Field(None, alias="from")
    to: Day
    units: Names = ()
    step: str | None = None


class Supervisor(Cited):
    """A member of the committee in charge of units; posts, never names."""

    post: str
    units: Names


class Quorum(Part):
    """How many must be there before a vote: at least this share of `base`."""

    base: Literal["official_members", "official_active", "body_members"]
    at_least: Portion
    if_less: Literal["stop", "warn"]

    def needed(self, base: int) -> int:
        return -(-base * self.at_least.over // self.at_least.under)


class Ballot(Cited):
    """One kind of vote: who votes, over what, with which base and majority. Nothing here has a default."""

    label: str
    voters: str
    for_subjects: Names
    stage: Literal["self_rating", "rating", "proposal", "decision"]
    choices: Literal["levels", "agree", "pick"]
    base: Literal["official_members", "official_active", "body_members", "present"] | None
    """None: the document is silent; the choice stands in open wording."""
    majority: Portion | None
    """More than this share of the base; None: the document names none."""
    majority_for: Names = ()
    """The levels for which the majority is stated; empty: all."""
    quorum: Quorum | None = None
    """None: the document asks for none."""
    if_none: Literal["again", "authority", "cumulate", "unstated"] = "unstated"
    at_most: Whole | None = None
    own_vote_counts: Flag = True
    bulk_by_cell: Flag = False
    printed: tuple[str, ...] = ()

    def needed(self, level: str, base: int) -> int | None:
        """The fewest votes that carry a level; None where the document states no majority for it."""
        if self.majority is None or (self.majority_for and level not in self.majority_for):
            return None
        return base * self.majority.over // self.majority.under + 1
