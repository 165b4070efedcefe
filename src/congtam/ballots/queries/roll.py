"""The list of voters in numbers."""

import hashlib
from dataclasses import dataclass

from django.db.models import Count, Q

from congtam.ballots.models import Poll, RollLine

FEW = 5
"""Under so many voters a sum nearly names them: opening warns, and channels are not put together."""


@dataclass(frozen=True)
class Roll:
    entitled: int
    present: int
    slips: int
    papers: int

    @property
    def signed(self) -> int:
        return self.slips + self.papers


def roll_of(poll: Poll) -> Roll:
    token = RollLine.Token
    return Roll(
        **poll.roll.aggregate(
            entitled=Count("pk"),
            present=Count("pk", filter=Q(present=True)),
            slips=Count("pk", filter=Q(token=token.SLIP)),
            papers=Count("pk", filter=Q(token=token.PAPER)),
        )
    )


def roll_fingerprint(poll: Poll) -> str:
    """Who stands on the list and was present; whoever is added, taken off or exchanged changes it."""
    rows = sorted(poll.roll.values_list("person", "present"))
    text = "\n".join(f"{person} {present}" for person, present in rows)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def too_few_in_one_channel(slips: int, papers: int) -> bool:
    return bool(slips and papers) and min(slips, papers) < FEW
