"""Up to which deed of the journal something was read: what is kept of it holds until another one comes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from congtam.campaigns.models import Campaign
from congtam.journal.models import Entry as Deed

KEPT = 4
Last = tuple[int, str]
"""Number and digest of an entry; the digest covers all entries before it."""


def last_deed(organisation: int, passed_by: tuple[str, ...]) -> str:
    """The digest of the last deed whose name begins with none of these. A journal only grows, so only what
    came since it was last asked is looked through; an entry that was rolled back is no longer there."""
    deeds = Deed.objects.filter(organisation=organisation)
    last: Last | None = deeds.order_by("-number").values_list("number", "digest").first()
    if last is None:
        return ""
    with _ONE_AT_A_TIME:
        read, answer = _READ.get((organisation, passed_by), ((0, ""), ""))
    if read == last:
        return answer
    if not deeds.filter(number=read[0], digest=read[1]).exists():
        read, answer = (0, ""), ""
    since = deeds.filter(number__gt=read[0])
    for beginning in passed_by:
        since = since.exclude(deed__startswith=beginning)
    answer = since.order_by("-number").values_list("digest", flat=True).first() or answer
    with _ONE_AT_A_TIME:
        _READ[organisation, passed_by] = last, answer
    return answer


_READ: dict[tuple[int, tuple[str, ...]], tuple[Last, str]] = {}
_ONE_AT_A_TIME = Lock()

Read = TypeVar("Read")


class Kept(Generic[Read]):
    """The last few states that were read. Three hundred people who open their sheets at once wait for one
    reading, instead of making one each."""

    def __init__(self) -> None:
        self.states: dict[tuple[object, ...], Read] = {}
        self.one_at_a_time = Lock()

    def of(self, campaign: Campaign, last: str, read_now: Callable[[Campaign], Read]) -> Read:
        terms = campaign.fingerprint, campaign.asked_on, campaign.registers_checked_on
        key = campaign.pk, *terms, last
        with self.one_at_a_time:
            if key not in self.states:
                while len(self.states) >= KEPT:
                    del self.states[next(iter(self.states))]
                self.states[key] = read_now(campaign)
            return self.states[key]
