"""The box as it may be looked at during a vote: how many ballots it holds, whether a slip is still live."""

from dataclasses import dataclass

from congtam.ballots.codes import slip_hash
from congtam.ballots.models import Box


@dataclass(frozen=True)
class Turnout:
    cast: int
    left: int


def box_of(poll_id: int) -> Box | None:
    return Box.objects.filter(poll=poll_id).first()


def turnout(poll_id: int) -> Turnout:
    box = box_of(poll_id)
    return Turnout(len(box.sealed_ballots), len(box.slips_left)) if box else Turnout(0, 0)


def is_live(poll_id: int, signs: str) -> bool:
    """Whether this slip can be cast now."""
    box = Box.objects.filter(poll=poll_id, is_open=True).only("slips").first()
    return box is not None and slip_hash(signs) in box.slips_left
