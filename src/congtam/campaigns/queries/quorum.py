"""Whether enough are there for a vote, where the document asks for so many."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.ballots.queries.roll import roll_of
from congtam.campaigns.models import Polling
from congtam.campaigns.queries.electorate import ballot_of, electorate


@dataclass(frozen=True)
class Quorum:
    """What keeps the vote from being opened, or must be read and accepted before."""

    stops: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()


def quorum_of(polling: Polling) -> Quorum:
    ballot = ballot_of(polling.campaign, polling.ballot)
    if ballot is None or ballot.quorum is None:
        return Quorum()
    rule = ballot.quorum
    voters = electorate(polling.campaign, ballot, polling.place_id, timezone.localdate())
    needed, present = rule.needed(voters.bases[rule.base]), roll_of(polling.poll).present
    if present >= needed:
        return Quorum()
    said = _("Có mặt %(present)d, cần ít nhất %(needed)d (%(share)s của %(base)d; %(cites)s).") % {
        "present": present,
        "needed": needed,
        "share": rule.at_least,
        "base": voters.bases[rule.base],
        "cites": ballot.cites,
    }
    return Quorum(stops=(said,)) if rule.if_less == "stop" else Quorum(warns=(said,))
