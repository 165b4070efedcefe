"""Further rounds of a vote: the same question on some lines, or at most so many of them for one level."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.ballots.actions.again import next_round
from congtam.ballots.actions.preparing import prepare_poll
from congtam.ballots.choices import Kind
from congtam.ballots.terms import Committee, Labelled, Name, Terms
from congtam.campaigns.actions.polling import followed
from congtam.campaigns.models import Polling
from congtam.campaigns.packs import pack_of
from congtam.campaigns.polls import Said, terms_of
from congtam.campaigns.queries.electorate import ballot_of
from congtam.engine.pack import Pack
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal


@transaction.atomic
def further_round(*, polling: Polling, numbers: Collection[int], by: Actor) -> Polling:
    """The same question on some of the lines."""
    if not numbers:
        raise Refusal(_("Chọn ít nhất một dòng để bỏ phiếu vòng tiếp."))
    return followed(polling, next_round(poll=polling.poll, numbers=numbers, by=by).pk, polling.plan)


@transaction.atomic
def pick_round(
    *, polling: Polling, numbers: Collection[int], level: str, at_most: int, committee: Committee, by: Actor
) -> Polling:
    """A further round that picks at most so many of some lines for one level."""
    pack = pack_of(polling.campaign)
    chosen = [line for line in polling.poll.lines.all() if line.number in set(numbers)]
    if level not in pack.levels or not 0 < at_most < len(chosen):
        raise Refusal(_("Chọn mức, các dòng, và số được chọn ít hơn số dòng."))
    shut = [line.label for line in chosen if polling.poll.kind == Kind.LEVELS and level not in line.allowed]
    if shut:
        raise Refusal(_("Không đủ điều kiện cho mức này: %(names)s.") % {"names": ", ".join(shut[:5])})
    poll = prepare_poll(
        organisation=polling.organisation_id,
        terms=pick_terms(polling, pack, level, at_most),
        names=[
            Name(line.subject, line.label, (level,), line.note, line.person, line.cell) for line in chosen
        ],
        voters=list(polling.poll.roll.values_list("person", flat=True)),
        committee=committee,
        by=by,
        follows=polling.poll,
    )
    return followed(polling, poll.pk, polling.plan)


def pick_terms(polling: Polling, pack: Pack, level: str, at_most: int) -> Terms:
    """Base and majority as in the round before; the instructions of the ballot stay."""
    ballot = ballot_of(polling.campaign, polling.ballot)
    assert ballot is not None  # noqa: S101 - a pack in use never changes
    before = polling.poll
    said = Said(before.title, before.body, polling.plan, majority=chosen_majority(polling))
    terms = terms_of(pack, ballot, said, before.base)
    choices = (Labelled(level, pack.levels[level]),)
    return replace(terms, kind=Kind.PICK, choices=choices, at_most=at_most, bulk=False, majority_for=())


def chosen_majority(polling: Polling) -> str:
    poll = polling.poll
    if poll.majority_numerator is None:
        return "none"
    return f"{poll.majority_numerator}/{poll.majority_denominator}"
