"""The vote of a rating item: which one it is, how far it is, and its result once it was announced."""

from __future__ import annotations

from dataclasses import dataclass, field

from congtam.ballots.queries.box import turnout
from congtam.ballots.queries.desk import poll_of
from congtam.ballots.queries.results import LineResult, results
from congtam.ballots.queries.roll import roll_of
from congtam.ballots.stages import NAMES, Stage
from congtam.campaigns.models import Polling
from congtam.campaigns.polls import dossier_of
from congtam.campaigns.queries.staleness import marks_of
from congtam.meetings.models import Item


@dataclass(frozen=True)
class Line:
    """One name: the votes of each choice, in the order of the ballot."""

    name: str
    votes: tuple[int, ...]
    reached: str
    overtaken: str = ""


@dataclass(frozen=True)
class Vote:
    """Only how many have voted, until it was counted and announced."""

    key: int
    title: str
    stage: str
    address: str
    cast: int = 0
    issued: int = 0
    base: int = 0
    needed: int | None = None
    choices: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=())

    @property
    def stage_name(self) -> str:
        return str(NAMES[Stage(self.stage)])

    @property
    def is_open(self) -> bool:
        return self.stage == Stage.OPEN

    @property
    def is_counted(self) -> bool:
        return self.stage in {Stage.COUNTED, Stage.SIGNED}

    @property
    def waiting(self) -> int:
        return max(0, self.issued - self.cast)


def poll_id_of(item: Item) -> int | None:
    """The one that was written on the item; else the last one held here that was not discarded."""
    if item.poll_id or not item.ballot:
        return item.poll_id
    rows = Polling.objects.filter(
        organisation=item.organisation_id,
        campaign=item.sitting.campaign_id,
        ballot=item.ballot,
        place=item.sitting.unit_id,
    ).exclude(poll__stage=Stage.DISCARDED)
    found: int | None = rows.order_by("-poll").values_list("poll", flat=True).first()
    return found


def overtaken(poll: int) -> dict[int, str]:
    """By dossier, what was changed since, where nobody has looked at it again."""
    polling = Polling.objects.get(poll=poll)
    return {mark.dossier_id: mark.change for mark in marks_of(polling) if mark.is_open}


def vote_of(item: Item) -> Vote | None:
    key = poll_id_of(item)
    poll = poll_of(item.organisation_id, key) if key else None
    if poll is None:
        return None
    roll, there = roll_of(poll), turnout(poll.pk)
    shown = bool(item.announced_at) and poll.stage in {Stage.COUNTED, Stage.SIGNED}
    found = results(poll) if shown else []
    marks = overtaken(poll.pk) if shown else {}
    labels = tuple(str(choice["label"]) for choice in poll.choices)
    lines = tuple(line_of(row, labels, marks) for row in found)
    needed = next(
        (one.needed for row in found for one in row.verdict.standings if one.needed is not None), None
    )
    return Vote(
        key=poll.pk,
        title=poll.title,
        stage=poll.stage,
        address=poll.address,
        cast=there.cast,
        issued=roll.slips,
        base=poll.base,
        needed=needed,
        choices=labels,
        lines=lines,
    )


def line_of(row: LineResult, labels: tuple[str, ...], marks: dict[int, str]) -> Line:
    return Line(
        name=row.line.label,
        votes=tuple(one.votes for one in row.verdict.standings),
        reached=labels[row.verdict.reached - 1] if row.verdict.reached else "",
        overtaken=marks.get(dossier_of(row.line.subject), ""),
    )
