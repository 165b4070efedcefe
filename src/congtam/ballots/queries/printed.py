"""A ballot as a voter reads it, and nothing more: the pages that show it ask nobody to sign in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from congtam.ballots.choices import Kind, Question
from congtam.ballots.models import Poll
from congtam.ballots.queries.question import asked_of, choice_numbers
from congtam.ballots.stages import Stage


@dataclass(frozen=True)
class PrintedLine:
    """`closed`: for each choice that cannot be ticked, why."""

    number: int
    label: str
    note: str
    cell: str
    closed: Mapping[int, str]


@dataclass(frozen=True)
class PrintedBallot:
    poll_id: int
    title: str
    body: str
    instructions: str
    choices: tuple[str, ...]
    lines: tuple[PrintedLine, ...]
    question: Question

    @property
    def picks(self) -> bool:
        return self.question.kind is Kind.PICK

    @cached_property
    def cells(self) -> list[tuple[str, list[int]]]:
        """The cells in the order of the ballot, each with the places of its lines."""
        found: dict[str, list[int]] = {}
        for place, line in enumerate(self.lines):
            found.setdefault(line.cell, []).append(place)
        return list(found.items())

    @cached_property
    def proposed(self) -> list[list[tuple[str, int]]]:
        """Of each cell, how many are proposed for which choice: what an agreement with it stands for. The
        last is without a name: those who are left blank by it."""
        found = []
        for _name, places in self.cells:
            counts = Counter(self.question.lines[place].proposal for place in places)
            named = [(label, counts[number]) for number, label in enumerate(self.choices, start=1)]
            found.append([one for one in (*named, ("", counts[None])) if one[1]])
        return found


@dataclass(frozen=True)
class Door:
    """What stands at the address of a vote, open or not."""

    poll_id: int
    address: str
    title: str
    body: str
    is_open: bool
    is_over: bool


def door_at(address: str) -> Door | None:
    poll = Poll.objects.filter(address=address.upper()).first()
    return door_of(poll) if poll else None


def open_doors() -> list[Door]:
    return [
        door_of(poll) for poll in Poll.objects.filter(stage=Stage.OPEN, opening__slips__gt=0).order_by("body")
    ]


def door_of(poll: Poll) -> Door:
    is_open = poll.stage == Stage.OPEN
    is_over = not is_open and poll.stage != Stage.PREPARING
    return Door(poll.pk, poll.address, poll.title, poll.body, is_open, is_over)


def printed_ballot(poll_id: int) -> PrintedBallot:
    """Of an open vote it is read once: the database itself keeps it as it was opened."""
    poll = Poll.objects.get(pk=poll_id)
    return opened_ballot(poll.pk, poll.address) if poll.stage == Stage.OPEN else ballot_of(poll)


@lru_cache(maxsize=4)
def opened_ballot(poll_id: int, address: str) -> PrintedBallot:
    return ballot_of(Poll.objects.get(pk=poll_id, address=address))


def ballot_of(poll: Poll) -> PrintedBallot:
    numbers = choice_numbers(poll)
    rows = list(poll.lines.values_list("number", "label", "note", "cell", "closed", "allowed", "proposal"))
    return PrintedBallot(
        poll_id=poll.pk,
        title=poll.title,
        body=poll.body,
        instructions=poll.instructions,
        choices=tuple(choice["label"] for choice in poll.choices),
        lines=tuple(
            PrintedLine(number, label, note, cell, {numbers[key]: why for key, why in closed.items()})
            for number, label, note, cell, closed, _allowed, _proposal in rows
        ),
        question=asked_of(poll, ((allowed, proposal, cell) for *_, cell, _closed, allowed, proposal in rows)),
    )
