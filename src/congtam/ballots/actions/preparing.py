"""Before a vote: what is asked, of whom; who is there; who signed for a slip or a paper ballot."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.ballots.actions.course import preparing
from congtam.ballots.actions.journal import note
from congtam.ballots.choices import CHOICES_OF, Kind
from congtam.ballots.codes import SIGNS
from congtam.ballots.models import Line, Poll, RollLine, Teller
from congtam.ballots.refusals import Refused
from congtam.ballots.terms import Committee, Name, Terms
from congtam.journal.actors import Actor

ADDRESS_SIGNS = 5


@transaction.atomic
def prepare_poll(
    *,
    organisation: int,
    terms: Terms,
    names: Sequence[Name],
    voters: Collection[int],
    committee: Committee,
    by: Actor,
    follows: Poll | None = None,
) -> Poll:
    """A vote that can be opened once tokens are signed for and the key is tried. `voters`: all entitled.

    A further round that asks something else `follows` a counted vote.
    """
    check(terms, names)
    poll = Poll.objects.create(
        organisation_id=organisation,
        chair=committee.chair,
        address=new_address(),
        follows=follows,
        round=follows.round + 1 if follows else 1,
        **columns(terms),
    )
    Line.objects.bulk_create(
        Line(organisation_id=organisation, poll=poll, number=number, **asdict(name))
        for number, name in enumerate(names, start=1)
    )
    enrol(poll, voters, committee)
    note(poll, by, "prepared", lines=len(names), voters=len(voters))
    return poll


def enrol(poll: Poll, voters: Collection[int], committee: Committee) -> None:
    own = {"organisation_id": poll.organisation_id, "poll": poll}
    RollLine.objects.bulk_create(RollLine(**own, person=person) for person in sorted(voters))
    people = dict.fromkeys(committee.members, False) | {committee.head: True}
    Teller.objects.bulk_create(Teller(**own, person=person, is_head=head) for person, head in people.items())


def check(terms: Terms, names: Sequence[Name]) -> None:
    """The mistakes of a caller; what people can mend is asked at the opening."""
    keys = {choice.key for choice in terms.choices}
    if len(keys) != CHOICES_OF.get(terms.kind, len(terms.choices)):
        raise ValueError(f"{terms.kind}: {len(keys)} choices")
    if (terms.kind is Kind.PICK) != (terms.at_most is not None):
        raise ValueError("a vote that picks, and no other, says how many at most")
    for name in names:
        if not keys.issuperset({*name.allowed, *name.closed, *filter(None, [name.proposal])}):
            raise ValueError(f"{name.subject}: a choice that the vote does not have")
    if not keys.issuperset(terms.majority_for):
        raise ValueError("a majority for a choice that the vote does not have")
    if not terms.own_vote_counts and not terms.instructions:
        raise ValueError("that nobody votes on themselves must be printed on the ballot")


def columns(terms: Terms) -> dict[str, object]:
    named = asdict(terms)
    majority = named.pop("majority") or {"numerator": None, "denominator": None}
    return named | {f"majority_{part}": number for part, number in majority.items()}


def new_address() -> str:
    """Under this the ballot pages of the vote stand; short, since people type it."""
    while True:
        address = "".join(secrets.choice(SIGNS) for _ in range(ADDRESS_SIGNS))
        if not Poll.objects.filter(address=address).exists():
            return address


@transaction.atomic
def base_on_those_present(*, poll: Poll, by: Actor) -> None:
    """Where the base is those present, it is known once they are all there: just before the opening."""
    poll = preparing(poll.pk, by)
    poll.base = max(1, poll.roll.filter(present=True).count())
    poll.save(update_fields=["base"])


@transaction.atomic
def mark_present(*, poll: Poll, people: Collection[int], by: Actor) -> None:
    """Exactly these are present; who signed for a slip or a paper stays."""
    poll = preparing(poll.pk, by)
    signed = set(poll.roll.exclude(token=RollLine.Token.NONE).values_list("person", flat=True))
    if signed - set(people):
        raise Refused(_("Có người đã ký nhận phiếu nên không thể ghi vắng. Thu lại phiếu của họ trước."))
    poll.roll.update(present=False)
    poll.roll.filter(person__in=people).update(present=True)


@transaction.atomic
def sign_for(*, poll: Poll, person: int, token: RollLine.Token, by: Actor) -> None:
    """One token per voter, on one line of the list. Written is that it was signed for, not which it was."""
    poll = preparing(poll.pk, by)
    line = poll.roll.filter(person=person).first()
    if line is None or not line.present:
        raise Refused(_("Người này không có trong danh sách bỏ phiếu, hoặc chưa được ghi là có mặt."))
    if token != RollLine.Token.NONE and line.token not in {RollLine.Token.NONE, token}:
        signed = {"token": line.get_token_display()}
        raise Refused(_("Người này đã ký nhận %(token)s. Thu lại rồi mới phát loại khác.") % signed)
    line.token = token
    line.save(update_fields=["token"])
