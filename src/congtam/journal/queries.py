"""Reading the journal, and proving that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from congtam.journal.digests import chained_digest, content_digest
from congtam.journal.models import Chain, Entry


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold."""

    organisation: int
    number: int
    says: str


def entries(organisation: int) -> QuerySet[Entry]:
    """Newest first."""
    return Entry.objects.filter(organisation=organisation).order_by("-number")


def entries_about(organisation: int, about: str) -> QuerySet[Entry]:
    return entries(organisation).filter(about=about)


def entries_about_any(organisation: int, about: set[str], *, after: int) -> list[Entry]:
    """Those written after a number; the entries are looked through, so that the list may be long."""
    later = Entry.objects.filter(organisation=organisation, number__gt=after).order_by("number")
    return [entry for entry in later.iterator() if entry.about in about]


def breaks(organisation: int) -> Iterator[Break]:
    """Every place where the chain does not hold; nothing when it is whole."""
    number, digest = 0, ""
    for entry in Entry.objects.filter(organisation=organisation).order_by("number").iterator():
        number += 1
        if entry.number != number:
            yield Break(
                organisation,
                number,
                _("Thiếu mục từ %(first)d đến %(last)d") % {"first": number, "last": entry.number - 1},
            )
            number = entry.number
        elif entry.previous != digest:
            yield Break(organisation, number, _("Mã nối không khớp với mục trước"))
        if content_digest(entry) != entry.content_digest:
            yield Break(organisation, number, _("Nội dung khác với mã băm đã ghi"))
        elif entry.digest != digest_of(entry):
            yield Break(organisation, number, _("Mã băm của mục không đúng"))
        digest = entry.digest
    end = Chain.objects.filter(organisation=organisation).first()
    if (end.last_number, end.last_digest) != (number, digest) if end else number:
        yield Break(organisation, number, _("Mục cuối không khớp với số đã ghi ở cuối nhật ký"))


def digest_of(entry: Entry) -> str:
    return chained_digest(
        organisation=entry.organisation,
        number=entry.number,
        previous=entry.previous,
        content=entry.content_digest,
    )
