"""Up to which deed of the journal something was read: what is kept of it holds until another one comes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from django.db.models import QuerySet

from congtam.campaigns.models import Campaign
from congtam.journal.models import Entry as Deed

KEPT = 4
Last = tuple[int, str]
"""Number and digest of an entry; the digest covers all entries before it."""
NOTHING_YET: Last = (0, "")


def last_deed(organisation: int, passed_by: tuple[str, ...]) -> Last:
    """The last deed whose name begins with none of these. A journal only grows, so only what came since it
    was last asked is looked through; an entry that was rolled back is no longer there."""
    deeds = Deed.objects.filter(organisation=organisation)
    last: Last | None = deeds.order_by("-number").values_list("number", "digest").first()
    if last is None:
        return NOTHING_YET
    with _ONE_AT_A_TIME:
        read, answer = _READ.get((organisation, passed_by), (NOTHING_YET, NOTHING_YET))
    if read == last:
        return answer
    if not is_there(organisation, read):
        read, answer = NOTHING_YET, NOTHING_YET
    since = deeds_since(organisation, read, passed_by)
    answer = since.order_by("-number").values_list("number", "digest").first() or answer
    with _ONE_AT_A_TIME:
        _READ[organisation, passed_by] = last, answer
    return answer


def is_there(organisation: int, last: Last) -> bool:
    """Whether it was not rolled back: another deed has its number then."""
    return Deed.objects.filter(organisation=organisation, number=last[0], digest=last[1]).exists()


def deeds_since(organisation: int, last: Last, passed_by: tuple[str, ...]) -> QuerySet[Deed]:
    since = Deed.objects.filter(organisation=organisation, number__gt=last[0])
    for beginning in passed_by:
        since = since.exclude(deed__startswith=beginning)
    return since


_READ: dict[tuple[int, tuple[str, ...]], tuple[Last, Last]] = {}
_ONE_AT_A_TIME = Lock()

Read = TypeVar("Read")
Terms = tuple[object, ...]
Before = tuple[Last, Read]
"""What was read up to an earlier deed."""


class Kept(Generic[Read]):
    """The last few states that were read. Three hundred people who open their sheets at once wait for one
    reading, instead of making one each."""

    def __init__(self) -> None:
        self.states: dict[tuple[Terms, Last], Read] = {}
        self.one_at_a_time = Lock()

    def of(
        self, campaign: Campaign, last: Last, read_now: Callable[[Campaign, Before[Read] | None], Read]
    ) -> Read:
        """`read_now` is given what was read last on the same terms, with the deed it was read up to."""
        terms = campaign.pk, campaign.fingerprint, campaign.asked_on, campaign.registers_checked_on
        key = terms, last
        with self.one_at_a_time:
            if key not in self.states:
                earlier = [(told, there) for (on, told), there in self.states.items() if on == terms]
                while len(self.states) >= KEPT:
                    del self.states[next(iter(self.states))]
                self.states[key] = read_now(campaign, earlier[-1] if earlier else None)
            return self.states[key]
