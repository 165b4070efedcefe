"""How a ballot is reached: on a shared tablet or an own phone, in which language. It stands in the address,
since a ballot page has no cookie to remember it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

VIETNAMESE, ENGLISH = "vi", "en"
SHARED, IN_ENGLISH = "may/", "en/"
CLEARED_AFTER = 15
"""Seconds until a shared tablet shows nothing of the voter who has just cast."""
LEFT_ALONE_AFTER = 300
LONG_LEFT_ALONE_AFTER = 1200
"""Seconds after which a ballot that nobody goes on with is cleared; long ballots take longer."""


@dataclass(frozen=True)
class Manner:
    is_shared: bool = False
    language: str = VIETNAMESE

    @property
    def under(self) -> str:
        return (SHARED if self.is_shared else "") + (IN_ENGLISH if self.language == ENGLISH else "")

    def name(self, page: str) -> str:
        words = ["kiosk"] * self.is_shared + ["english"] * (self.language == ENGLISH)
        return "_".join([*words, page])


PLAIN = Manner()
MANNERS = tuple(Manner(shared, language) for shared in (False, True) for language in (VIETNAMESE, ENGLISH))


@dataclass(frozen=True)
class Way:
    """The addresses of one vote in one manner."""

    address: str
    manner: Manner

    def to(self, page: str) -> str:
        return reverse(f"voting:{self.manner.name(page)}", kwargs={"address": self.address})

    @property
    def entry(self) -> str:
        return self.to("entry")

    @property
    def check(self) -> str:
        return self.to("check")

    @property
    def drop(self) -> str:
        return self.to("drop")

    @property
    def next_voter(self) -> str:
        """The next one on a shared tablet begins in Vietnamese."""
        return replace(self, manner=replace(self.manner, language=VIETNAMESE)).entry

    @property
    def other_language(self) -> str:
        other = ENGLISH if self.manner.language == VIETNAMESE else VIETNAMESE
        return replace(self, manner=replace(self.manner, language=other)).entry
