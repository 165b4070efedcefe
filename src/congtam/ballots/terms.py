"""What the caller brings to a vote: from the regulations, the agenda and the list of members."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from congtam.ballots.choices import Kind
from congtam.ballots.verdict import IfNone, Majority


@dataclass(frozen=True)
class Labelled:
    """A choice of the ballot, or a reason why a paper ballot is invalid: the caller's key and its text."""

    key: str
    label: str


@dataclass(frozen=True)
class Terms:
    """What a document must say has no default: who reads it there says it here, also when it is silent."""

    title: str
    body: str
    kind: Kind
    choices: tuple[Labelled, ...]
    base: int
    majority: Majority | None
    majority_for: tuple[str, ...]
    if_none: IfNone
    own_vote_counts: bool
    bulk: bool
    at_most: int | None
    invalid_reasons: tuple[Labelled, ...]
    keep_until: date | None
    instructions: str = ""
    key_holders: int = 3
    keys_needed: int = 2


@dataclass(frozen=True)
class Name:
    """One line of the ballot. `allowed`: keys that may be ticked; `closed`: for each other key, why not."""

    subject: str
    label: str
    allowed: tuple[str, ...]
    note: str = ""
    person: int | None = None
    cell: str = ""
    proposal: str = ""
    closed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Committee:
    """Who conducts the vote: the chair of the item, and the counting committee with its head."""

    chair: int
    head: int
    members: tuple[int, ...]


@dataclass(frozen=True)
class MinutesOf:
    """A signed paper: its number, its day, what it says."""

    number: str
    on: date
    text: str = ""
