"""Votes whose box matters: begun with slips, not counted. No backup holds their boxes."""

from dataclasses import dataclass

from congtam.ballots import storage
from congtam.ballots.models import Box, Poll
from congtam.ballots.stages import Stage

UNDER_WAY = (Stage.OPEN, Stage.CLOSED)


@dataclass(frozen=True)
class UnfinishedVote:
    poll: int
    organisation: int
    title: str
    body: str

    def __str__(self) -> str:
        return f"{self.title}, {self.body}"


def unfinished_votes() -> list[UnfinishedVote]:
    """With slips, opened and not yet counted."""
    rows = Poll.objects.filter(stage__in=UNDER_WAY, opening__slips__gt=0).order_by("body", "pk")
    return [UnfinishedVote(*row) for row in rows.values_list("pk", "organisation", "title", "body")]


def votes_without_box() -> list[UnfinishedVote]:
    """After a backup was put back, or a box was lost with its disk: they must be held again."""
    under_way = unfinished_votes()
    there = boxes_there([vote.poll for vote in under_way])
    return [vote for vote in under_way if vote.poll not in there]


def has_lost_its_box(poll: Poll) -> bool:
    is_under_way = poll.stage in UNDER_WAY and poll.opening.slips > 0
    return is_under_way and not boxes_there([poll.pk])


def boxes_there(polls: list[int]) -> set[int]:
    found = Box.objects.using(storage.place()).filter(poll__in=polls)
    return set(found.values_list("poll", flat=True))
