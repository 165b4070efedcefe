"""What the hall may see: what is dealt with, who chairs, how many have voted; a result once announced."""

from __future__ import annotations

from dataclasses import dataclass

from congtam.engine.pack.reviews import AgendaStep
from congtam.meetings.models import Item, Sitting
from congtam.meetings.queries.course import (
    Count,
    counted,
    following_item,
    next_tick,
    running_item,
    steps_of,
)
from congtam.meetings.queries.votes import Vote, vote_of

SHOWN = 12


@dataclass(frozen=True)
class Hall:
    sitting: Sitting
    count: Count
    item: Item | None = None
    following: Item | None = None
    number: int = 0
    total: int = 0
    steps: tuple[AgendaStep, ...] = ()
    step: int | None = None
    vote: Vote | None = None

    @property
    def marks(self) -> list[bool]:
        """One box for each ballot given out, where they can be counted by eye."""
        issued = self.vote.issued if self.vote else 0
        cast = self.vote.cast if self.vote else 0
        return [place < cast for place in range(issued)] if issued <= 80 else []

    @property
    def lines_shown(self) -> int:
        return SHOWN


def hall_of(sitting: Sitting) -> Hall:
    """Contributions, conclusions and reasons are never in it."""
    count = counted(sitting.attendances.all())
    if not sitting.is_open:
        return Hall(sitting, count)
    running = running_item(sitting)
    if running is None:
        return Hall(sitting, count, following=following_item(sitting))
    order = list(sitting.items.order_by("position", "pk").values_list("pk", flat=True))
    return Hall(
        sitting,
        count,
        item=running,
        number=order.index(running.pk) + 1,
        total=len(order),
        steps=steps_of(running),
        step=next_tick(running),
        vote=vote_of(running) if running.ballot else None,
    )
