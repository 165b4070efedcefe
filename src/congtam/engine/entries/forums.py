"""One voted level out of several forums."""

from __future__ import annotations

from congtam.engine.pack import Pack
from congtam.engine.population import Entry


def voted_level(pack: Pack, entry: Entry) -> str | None:
    """The level all forums agree on; where they differ, the one at the main and highest post if the pack says
    so, else none."""
    if entry.voted is not None or not entry.voted_in:
        return entry.voted
    votes = list(entry.voted_in.values())
    if len({vote.level for vote in votes}) == 1:
        return votes[0].level
    subject = pack.subjects.get(entry.type)
    main = [vote for vote in votes if vote.is_main]
    if subject is None or subject.main_post is None or not main:
        return None
    highest = [vote.level for vote in main if vote.rank == min(each.rank for each in main)]
    return highest[0] if len(set(highest)) == 1 else None
