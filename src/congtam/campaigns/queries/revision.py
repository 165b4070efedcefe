"""Up to which deed of the journal something was read: what is kept of it holds until another one comes."""

from __future__ import annotations

from threading import Lock

from congtam.journal.models import Entry as Deed

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
