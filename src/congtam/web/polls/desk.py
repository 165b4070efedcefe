"""Whose table it is: a vote, its campaign, and whether this person conducts it or may only look on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise

from congtam.ballots.permissions import may_conduct
from congtam.ballots.queries.desk import Preparations, Tellers, Voter, preparations, tellers_of, voters_of
from congtam.ballots.refusals import Refused
from congtam.campaigns.models import Polling
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.electorate import ballot_of
from congtam.engine.pack import Pack
from congtam.engine.pack.process import Ballot
from congtam.journal.actors import Actor
from congtam.people.models import Person
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.web.base.guards import actor
from congtam.web.base.reach import Reach, reached

Text = str | Promise


@dataclass
class Desk:
    request: HttpRequest
    reach: Reach
    polling: Polling
    conducts: bool

    @property
    def poll(self) -> Any:
        return self.polling.poll

    @property
    def by(self) -> Actor:
        return actor(self.request)

    @cached_property
    def pack(self) -> Pack:
        return pack_of(self.reach.campaign)

    @cached_property
    def ballot(self) -> Ballot | None:
        return ballot_of(self.reach.campaign, self.polling.ballot)

    @cached_property
    def tellers(self) -> Tellers:
        return tellers_of(self.poll)

    @cached_property
    def prepared(self) -> Preparations:
        return preparations(self.poll)

    @cached_property
    def people(self) -> dict[int, Person]:
        wanted = {voter.person for voter in self.voters} | {*self.tellers.all, self.poll.chair}
        return Person.objects.filter(organisation=self.polling.organisation_id).in_bulk(wanted)

    @cached_property
    def voters(self) -> list[Voter]:
        return voters_of(self.poll)

    def name(self, person: int | None) -> str:
        found = self.people.get(person or 0)
        return found.full_name if found else ""

    def names(self, people: Iterable[int]) -> str:
        return ", ".join(self.name(person) for person in people)

    @cached_property
    def roll(self) -> list[tuple[Voter, str]]:
        """By given name, as lists of people are read."""
        order = {key: (row.sort_key, key) for key, row in self.people.items()}
        rows = sorted(self.voters, key=lambda voter: order.get(voter.person, ("", voter.person)))
        return [(voter, self.name(voter.person)) for voter in rows]

    def again(self) -> HttpResponse:
        """Back to the table."""
        return redirect("polls:console", self.poll.pk)

    def show(self, name: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        frame = {"desk": self, "poll": self.poll, "polling": self.polling, "campaign": self.reach.campaign}
        response = render(self.request, f"polls/{name}.html", {**frame, **(context or {})}, status=status)
        response["Cache-Control"] = "no-store"
        return response


def at_desk(request: HttpRequest, poll_id: int, *, looking: bool = False) -> Desk:
    """Those who conduct the vote; to look on also whoever may hold votes in that unit."""
    polling = get_object_or_404(Polling.objects.select_related("poll", "place"), poll=poll_id)
    reach = reached(request, polling.campaign_id)
    polling.campaign = reach.campaign
    conducts = may_conduct(polling.poll, actor(request))
    if not conducts and not (looking and reach.may_in(polling.place, Action.HOLD_POLL)):
        raise PermissionDenied
    return Desk(request, reach, polling, conducts)


def done(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Whether the form was whole and the deed done. Each reason of a refusal stands above the form."""
    if not form.is_valid():
        return False
    try:
        deed()
    except (Refused, Refusal) as refusal:
        for reason in getattr(refusal, "reasons", (str(refusal),)):
            form.add_error(None, reason)
        return False
    return True


def told(desk: Desk, deed: Callable[[], object], success: Text = "") -> None:
    """A deed without a form: done or refused, it is said at the top of the next page."""
    try:
        deed()
    except (Refused, Refusal) as refusal:
        messages.error(desk.request, " ".join(getattr(refusal, "reasons", (str(refusal),))))
        return
    if success:
        messages.success(desk.request, str(success))


def ask(desk: Desk, form: forms.Form, **words: Any) -> HttpResponse:
    """One question on a page: title, lead, button, and whether the deed can be taken back."""
    return desk.show("ask", {"form": form, **words})
