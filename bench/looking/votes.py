"""The longest ballot of the large ward, everybody on it, taken through the stages of one evening."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client

from congtam.ballots.actions.casting import cast, seal_ballot
from congtam.ballots.actions.closing import close_poll
from congtam.ballots.actions.counting import count_poll
from congtam.ballots.actions.opening import open_poll
from congtam.ballots.actions.papers import enter_papers
from congtam.ballots.actions.preparing import mark_present, sign_for
from congtam.ballots.actions.slips import lay_out_slips, make_key, try_key, void_slip
from congtam.ballots.codes import read_slip_code
from congtam.ballots.models import Poll, RollLine
from congtam.ballots.paper_count import PaperFigures
from congtam.ballots.queries.desk import lines_of
from congtam.ballots.queries.opening import warnings_before_opening
from congtam.ballots.queries.printed import printed_ballot
from congtam.ballots.terms import Committee
from congtam.campaigns.actions.polling import Asked, prepare_polling
from congtam.campaigns.models import Campaign, Polling
from congtam.campaigns.polls import Said
from congtam.campaigns.queries.electorate import ballot_of, electorate, places, subjects
from congtam.journal.actors import Actor
from congtam.people.actions.accounts import open_account
from congtam.people.models import Account, Person
from congtam.sheets.queries.eligibility import eligible_in

LONGEST = "member_decision"
BY_PAPER = 5
"""The others draw a slip; each way has at least five voters."""


@dataclass
class Evening:
    """Who conducts it signs in with accounts of their own; codes and words are what was printed."""

    polling: Polling
    conductors: Sequence[Account]
    codes: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def poll(self) -> Poll:
        return Poll.objects.get(pk=self.polling.poll_id)

    @property
    def chair(self) -> Actor:
        return actor_of(self.conductors[0])

    def course(self) -> Iterator[str]:
        """The name of each stage as soon as it is reached."""
        yield "prepared"
        self.hand_out()
        yield "handed out"
        warned = warnings_before_opening(self.poll)
        open_poll(poll=self.poll, by=self.chair, accepted=warned)
        yield "open"
        self.cast_all()
        close_poll(poll=self.poll, by=self.chair)
        self.enter_papers()
        yield "closed"
        count_poll(poll=self.poll, papers=self.words[:2], by=self.chair)
        yield "counted"

    def hand_out(self) -> None:
        people = sorted(self.poll.roll.values_list("person", flat=True))
        mark_present(poll=self.poll, people=people, by=self.chair)
        number = len(people) - BY_PAPER
        pile = lay_out_slips(poll=self.poll, number=number + 1, by=self.chair)
        self.words = [" ".join(paper) for paper in make_key(poll=self.poll, by=self.chair)]
        try_key(poll=self.poll, papers=self.words[:2], by=self.chair)
        for place, person in enumerate(people):
            token = RollLine.Token.SLIP if place < number else RollLine.Token.PAPER
            sign_for(poll=self.poll, person=person, token=token, by=self.chair)
        void_slip(poll=self.poll, code=pile[number], by=self.chair)
        self.codes = list(pile[:number])

    def cast_all(self) -> None:
        key, ticks = self.poll.pk, bytes(self.best)
        for code in self.codes:
            signs = read_slip_code(code) or ""
            cast(poll_id=key, signs=signs, ballot=seal_ballot(poll_id=key, signs=signs, ticks=ticks))

    def enter_papers(self) -> None:
        """Both the same; on every line one is blank, and the others say the best that is open to it."""
        poll = self.poll
        blank = [1] + [0] * len(poll.choices)
        lines = tuple(
            tuple(BY_PAPER - 1 if place == best else one for place, one in enumerate(blank))
            for best in self.best
        )
        figures = PaperFigures(BY_PAPER, BY_PAPER, BY_PAPER, {}, lines)
        for account in self.conductors[1:3]:
            enter_papers(poll=poll, figures=figures, by=actor_of(account))

    def steps(self, tablet: Client) -> Iterator[tuple[str, Callable[[], Any]]]:
        """What a voter asks of the server, one after the other; every name is chosen by itself."""
        code, home = self.codes[0], f"/phieu/{self.poll.address}/"
        marks = "".join(map(str, self.best)) + "/" + "0" * len(printed_ballot(self.poll.pk).cells)
        sent = {"code": code, "marks": marks, "page": ""}
        yield "voting:place", lambda: tablet.get("/phieu/", follow=True)
        yield "voting:entry", lambda: tablet.get(home)
        yield "voting:entry, with a code", lambda: tablet.post(home, {"code": code})
        yield "voting:entry, one cell", lambda: tablet.post(home, {**sent, "turn": "1"})
        yield "voting:check", lambda: tablet.post(f"{home}xem-lai/", sent)
        signs = read_slip_code(code) or ""
        sealed = seal_ballot(poll_id=self.poll.pk, signs=signs, ticks=bytes(self.best))
        cast_it = {"code": code, "content": b64encode(sealed.content).decode(), "proof": sealed.proof}
        yield "voting:drop", lambda: tablet.post(f"{home}bo/", cast_it)
        self.codes = self.codes[1:]

    @property
    def best(self) -> list[int]:
        """Of each line the number of the best level that may be ticked."""
        poll = self.poll
        keys = [choice["key"] for choice in poll.choices]
        return [keys.index(line.allowed[0]) + 1 for line in lines_of(poll)]


def actor_of(account: Account) -> Actor:
    return Actor(key=account.pk, name=account.display_name)


def evening_of(campaign: Campaign, day: date, by: Actor) -> Evening:
    ballot = ballot_of(campaign, LONGEST)
    assert ballot is not None
    unit = places(campaign, ballot, day)[0].unit
    rows = subjects(campaign, ballot, unit, day)
    voters = electorate(campaign, ballot, unit, day)
    chair, head, other = voters.entitled[:3]
    polling = prepare_polling(
        campaign=campaign,
        asked=Asked(LONGEST, unit, rows, eligible_in(campaign, rows), voters),
        said=Said(
            ballot.label, "Ban Chấp hành", "both", "body_members", "1/2", because="Hội nghị thống nhất."
        ),
        committee=Committee(chair.pk, head.pk, members=(other.pk,)),
        by=by,
    )
    return Evening(polling, [account_of(person, by) for person in (chair, head, other)])


def account_of(person: Person, by: Actor) -> Account:
    found = Account.objects.filter(person=person).first()
    return found or open_account(organisation=person.organisation_id, person=person, by=by)
