"""The points of an offered pack, read once for everybody."""

from __future__ import annotations

from functools import lru_cache

from congtam.campaigns.packs import offer
from congtam.shelf.amending import TextChange
from congtam.shelf.consolidated import points
from congtam.web.base.regulation import Change, Shown, Written, change, shown


@lru_cache(maxsize=16)
def read(key: str) -> tuple[Shown, ...]:
    resolved = offer(key).resolved
    written = (
        Written(point.document, point.address, point.text, point.notes, [change_of(c) for c in point.changes])
        for point in points(resolved)
    )
    return shown(resolved.pack, written)


def change_of(made: TextChange) -> Change:
    issued = made.letter.issued
    number = issued.number or made.letter.title
    return change(number, made.letter.title, issued.on, made.cites, (made.old, made.new))
