"""How far an organisation is with what regulations leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congtam.campaigns.models import Settling
from congtam.campaigns.packs import Offer, readable


@dataclass(frozen=True)
class Settled:
    """Places of one pack that were signed here, and places left open."""

    key: str
    title: str
    done: int
    left: int


def begun(organisation: int, also: Sequence[str] = ()) -> list[Settled]:
    """Of packs of which something was signed, and of those that are asked for."""
    signed: dict[str, list[Settling]] = {key: [] for key in also}
    for row in Settling.objects.filter(organisation=organisation).order_by("pack", "kind", "address"):
        signed.setdefault(row.pack, []).append(row)
    return [how_far(known, signed[key]) for key in signed if (known := readable(key)) is not None]


def how_far(known: Offer, kept: Sequence[Settling]) -> Settled:
    """By the pack as it lies on the shelf now: another text has to be settled anew."""
    places = {(row.kind, row.address) for row in kept if row.fingerprint == known.resolved.fingerprint}
    done = sum((one.kind, one.address) in places for one in known.gate.pending)
    return Settled(known.key, known.title, done, len(known.gate.pending) - done)
