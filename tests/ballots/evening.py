"""One vote on one evening: the committee, the voters with their slips, and what each of them ticks."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from congtam.ballots.actions import casting, closing, counting, opening, papers, preparing, slips
from congtam.ballots.choices import Kind
from congtam.ballots.codes import read_slip_code
from congtam.ballots.models import Poll, RollLine
from congtam.ballots.paper_count import INVALID_REASONS, PaperFigures
from congtam.ballots.queries.opening import warnings_before_opening
from congtam.ballots.terms import Committee, Labelled, MinutesOf, Name, Terms
from congtam.ballots.verdict import IfNone, Majority
from congtam.journal.actors import Actor
from congtam.people.models import Account, Organisation, Person

CHAIR, HEAD, TELLER, STRANGER = (
    Actor(600 + number, name)
    for number, name in enumerate(["Trần Thị Bình", "Đoàn Ngọc Uẩn", "Hồ Thị Mận", "Lê Thị Cúc"], start=1)
)
COMMITTEE = Committee(chair=501, head=502, members=(503,))
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
MINUTES = MinutesOf("01-BB/KP", date(2018, 12, 9), "Hội nghị thống nhất.")
TERMS = Terms(
    title="Xếp loại đảng viên",
    body="Chi bộ Thanh Lương 4",
    kind=Kind.LEVELS,
    choices=tuple(Labelled(key, key) for key in LEVELS),
    base=30,
    majority=Majority(1, 2),
    majority_for=(),
    if_none=IfNone.AGAIN,
    own_vote_counts=True,
    bulk=False,
    at_most=None,
    invalid_reasons=tuple(Labelled(*item) for item in INVALID_REASONS.items()),
    keep_until=date(2019, 12, 31),
)


def names(count: int) -> list[Name]:
    return [
        Name(subject=f"dossier:{n}", label=f"Đồng chí {n}", allowed=LEVELS, person=n)
        for n in range(1, count + 1)
    ]


def organisation() -> int:
    """With those who conduct the vote, each with an account of their own, and somebody who does not."""
    own, is_new = Organisation.objects.get_or_create(
        code="hx", defaults={"name": "Đảng ủy phường Hương Xuân"}
    )
    for actor in (CHAIR, HEAD, TELLER, STRANGER) if is_new else ():
        person = Person.objects.create(pk=(actor.key or 0) - 100, organisation=own, full_name=actor.name)
        Account.objects.create(
            pk=actor.key, organisation=own, username=f"u{actor.key}", display_name=actor.name, person=person
        )
    return own.pk


@dataclass
class Evening:
    """Voters are numbered from `first`; the first `by_slip` draw a slip, the next `by_paper` take a paper."""

    by_slip: int = 6
    by_paper: int = 0
    lines: int = 3
    terms: Terms = TERMS
    spare_slips: int = 2
    names: Sequence[Name] | None = None
    first: int = 1
    poll: Poll = field(init=False)
    codes: list[str] = field(init=False, default_factory=list)
    spare: list[str] = field(init=False, default_factory=list)
    words: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        voters = self.by_slip + self.by_paper
        self.poll = preparing.prepare_poll(
            organisation=organisation(),
            terms=replace(self.terms, base=max(voters, self.terms.base)),
            names=names(self.lines) if self.names is None else self.names,
            voters=self.people,
            committee=COMMITTEE,
            by=CHAIR,
        )
        preparing.mark_present(poll=self.poll, people=self.people, by=CHAIR)

    @property
    def people(self) -> range:
        return range(self.first, self.first + self.by_slip + self.by_paper)

    def hand_out(self) -> "Evening":
        """Slips printed and drawn, papers taken, all signed for, the key made and tried."""
        token = RollLine.Token
        if self.by_slip:
            pile = slips.lay_out_slips(poll=self.poll, number=self.by_slip + self.spare_slips, by=CHAIR)
            self.codes, self.spare = list(pile[: self.by_slip]), list(pile[self.by_slip :])
            self.words = [" ".join(paper) for paper in slips.make_key(poll=self.poll, by=CHAIR)]
            slips.try_key(poll=self.poll, papers=self.words[:2], by=HEAD)
        for place, person in enumerate(self.people):
            kind = token.SLIP if place < self.by_slip else token.PAPER
            preparing.sign_for(poll=self.poll, person=person, token=kind, by=CHAIR)
        self.poll.refresh_from_db()
        return self

    def void_spare(self) -> "Evening":
        for code in self.spare:
            slips.void_slip(poll=self.poll, code=code, by=CHAIR)
        return self

    def open(self) -> "Evening":
        self.hand_out().void_spare()
        accepted = warnings_before_opening(self.poll)
        self.poll = opening.open_poll(poll=self.poll, by=CHAIR, accepted=accepted)
        return self

    def sealed(self, voter: int, ticks: Sequence[int]) -> tuple[str, casting.SealedBallot]:
        """The slip of this voter and the ballot as the check page would hand it out."""
        signs = read_slip_code(self.codes[voter - 1]) or ""
        return signs, casting.seal_ballot(poll_id=self.poll.pk, signs=signs, ticks=bytes(ticks))

    def cast(self, voter: int, ticks: Sequence[int]) -> str:
        return self.cast_sealed(*self.sealed(voter, ticks))

    def cast_sealed(self, signs: str, ballot: casting.SealedBallot) -> str:
        return casting.cast(poll_id=self.poll.pk, signs=signs, ballot=ballot)

    def cast_all(self, *ticks: int) -> "Evening":
        for voter in range(1, self.by_slip + 1):
            self.cast(voter, ticks or [voter % 5] * self.lines)
        return self

    def close(self, early_reason: str = "") -> "Evening":
        self.poll = closing.close_poll(poll=self.poll, by=HEAD, early_reason=early_reason)
        return self

    def enter_papers(
        self, *lines: tuple[int, ...], invalid: int = 0, by: Sequence[Actor] = (HEAD, TELLER)
    ) -> "Evening":
        reasons = {"signed_or_marked": invalid} if invalid else {}
        figures = PaperFigures(self.by_paper, self.by_paper, self.by_paper - invalid, reasons, lines)
        for person in by:
            papers.enter_papers(poll=self.poll, figures=figures, by=person)
        return self

    def count(self) -> "Evening":
        self.poll = counting.count_poll(poll=self.poll, papers=self.words[1:], by=HEAD)
        return self
