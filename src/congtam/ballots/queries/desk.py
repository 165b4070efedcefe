"""What lies on the committee's table: the vote, its list of voters, how far it is prepared. No ballot."""

from collections.abc import Collection
from dataclasses import dataclass

from congtam.ballots import storage
from congtam.ballots.models import Box, Envelope, Line, Minutes, Poll, RollLine
from congtam.ballots.queries.roll import Roll, roll_of
from congtam.ballots.stages import Stage

TOKENS = RollLine.Token
CAUSES = Minutes.Cause


@dataclass(frozen=True)
class Voter:
    person: int
    present: bool
    token: str

    @property
    def token_label(self) -> str:
        return str(TOKENS(self.token).label)


@dataclass(frozen=True)
class Tellers:
    head: int | None
    members: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        return ((self.head,) if self.head else ()) + self.members


@dataclass(frozen=True)
class Preparations:
    """Before the opening: slips in the pile that are not void, and whether there is a key."""

    roll: Roll
    live: int
    has_key: bool
    key_tried: bool

    @property
    def undrawn(self) -> int:
        return max(0, self.live - self.roll.slips)


def poll_of(organisation: int, key: int) -> Poll | None:
    return Poll.objects.filter(organisation=organisation, pk=key).first()


def voters_of(poll: Poll) -> list[Voter]:
    rows = poll.roll.order_by("person").values_list("person", "present", "token")
    return [Voter(*row) for row in rows]


def tellers_of(poll: Poll) -> Tellers:
    found = dict(poll.tellers.order_by("person").values_list("person", "is_head"))
    head = next((person for person, is_head in found.items() if is_head), None)
    return Tellers(head, tuple(person for person, is_head in found.items() if not is_head))


def lines_of(poll: Poll) -> list[Line]:
    return list(poll.lines.all())


def polls_about(organisation: int, subjects: Collection[str]) -> set[int]:
    """The votes that have one of these on their ballot."""
    rows = Line.objects.filter(organisation=organisation, subject__in=subjects)
    return set(rows.values_list("poll", flat=True))


def preparations(poll: Poll) -> Preparations:
    box = Box.objects.using(storage.place()).filter(poll=poll.pk).only("slips", "public_key").first()
    live = len(box.slips_left) if box else 0
    return Preparations(roll_of(poll), live, bool(box and box.public_key), poll.key_tried)


def has_envelope(poll: Poll) -> bool:
    return Envelope.objects.using(storage.place()).filter(poll=poll.pk).exists()


def minutes_of(poll: Poll) -> list[Minutes]:
    return list(poll.minutes.order_by("on", "pk"))


def paper_entries_by(poll: Poll) -> list[int]:
    """Who entered the paper count; their figures are shown to nobody."""
    return list(poll.paper_entries.order_by("place").values_list("entered_by", flat=True))


def follower_of(poll: Poll) -> Poll | None:
    """The vote that came after this one, by incident or in a further round."""
    return poll.followers.exclude(stage=Stage.DISCARDED).order_by("-pk").first()
