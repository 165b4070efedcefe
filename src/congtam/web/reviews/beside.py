"""What a section shows beside its fields: last year's open shortcomings, this year's commitments. Whoever
keeps such a register adds a reader here; the review itself knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from congtam.campaigns.models import Dossier


@dataclass(frozen=True)
class Item:
    """One line, with what is known of it."""

    text: str
    note: str = ""
    url: str = ""


Reader = Callable[[Dossier], Iterable[Item]]

READERS: Mapping[str, tuple[Reader, ...]] = {"open_items": (), "commitments": ()}
"""By what the section holds."""


def items_beside(dossier: Dossier, holds: str) -> list[Item]:
    return [item for reader in READERS.get(holds, ()) for item in reader(dossier)]
