"""All figures of the counting minutes (biên bản kiểm phiếu), for whoever prints them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from congtam.ballots.models import Minutes, Poll
from congtam.ballots.queries.results import LineResult, results
from congtam.ballots.queries.roll import roll_of


@dataclass(frozen=True)
class Discarded:
    """An earlier box of the same vote that was destroyed unread."""

    cause: str
    number: str
    text: str


@dataclass(frozen=True)
class CountingMinutes:
    """Slips and paper ballots are one figure: what came through which channel is not printed."""

    poll: Poll
    opened_at: datetime
    closed_at: datetime
    head: int
    tellers: tuple[int, ...]
    entitled: int
    present: int
    issued: int
    returned: int
    valid: int
    invalid: Mapping[str, int]
    left_over: int
    early_reason: str
    box_fingerprint: str
    lines: tuple[LineResult, ...]
    discarded: tuple[Discarded, ...]


def counting_minutes(poll: Poll) -> CountingMinutes:
    lines = tuple(results(poll))
    roll = roll_of(poll)
    labels = {reason["key"]: reason["label"] for reason in poll.invalid_reasons}
    tellers = dict(poll.tellers.values_list("person", "is_head"))
    return CountingMinutes(
        poll=poll,
        opened_at=poll.opening.at,
        closed_at=poll.closing.at,
        head=next(person for person, is_head in tellers.items() if is_head),
        tellers=tuple(person for person, is_head in tellers.items() if not is_head),
        entitled=roll.entitled,
        present=roll.present,
        issued=poll.count.issued,
        returned=poll.count.returned,
        valid=poll.count.valid,
        invalid={labels[key]: number for key, number in poll.count.invalid.items() if number},
        left_over=poll.closing.left,
        early_reason=poll.closing.early_reason,
        box_fingerprint=poll.closing.box_fingerprint,
        lines=lines,
        discarded=tuple(discarded_before(poll)),
    )


def discarded_before(poll: Poll) -> list[Discarded]:
    """The boxes that this one follows after an incident, oldest first."""
    found: list[Discarded] = []
    before = poll.follows
    while before is not None and before.round == poll.round:
        minutes = before.minutes.filter(kind=Minutes.Kind.DISCARD).first()
        if minutes:
            found.insert(0, Discarded(minutes.get_cause_display(), minutes.number, minutes.text))
        before = before.follows
    return found
