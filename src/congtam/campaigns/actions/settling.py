"""Settling what a pack leaves open: each place signed by name, with its paper and reason, before its use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.models import Settling
from congtam.campaigns.packs import offer
from congtam.campaigns.settled import as_signed, settlings
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.refusals import Refusal
from congtam.shelf.faults import Fault, Refused, shortened

SETTLED = frozenset(Settling.Kind.values)
LONGEST_FAULTS = 3


@dataclass(frozen=True)
class Place:
    """One place of a pack that waits. `content` fills a slot; None leaves it empty on purpose."""

    kind: str
    address: str
    choice: str = ""
    content: Any = None


@dataclass(frozen=True)
class Signature:
    """Who decided, by which paper, on which day, and why."""

    decided_by: str
    paper: str
    on: date
    why: str


@transaction.atomic
def settle_places(
    *, organisation: int, pack: str, places: Sequence[Place], signature: Signature, by: Actor
) -> int:
    """All of them or none. What makes no sound pack is refused with the reason of the gate."""
    lock(organisation)
    refuse_unsigned(signature)
    below = offer(pack)
    open_places = {(each.kind, each.address) for each in below.gate.pending}
    for place in places:
        if place.kind not in SETTLED or (place.kind, place.address) not in open_places:
            raise Refusal(_("Văn bản này không có chỗ để ngỏ ở “%(at)s”.") % {"at": place.address})
        write(organisation, pack, below.resolved.fingerprint, place, signature, by)
    refuse_unsound(organisation, pack)
    details = {"pack": pack, "fingerprint": below.resolved.fingerprint, **said(signature)}
    chosen = [{"kind": one.kind, "address": one.address, "choice": one.choice} for one in places]
    record(
        organisation=organisation,
        by=by,
        deed="pack.settle",
        about=f"pack:{pack}",
        details={**details, "places": chosen},
    )
    return len(places)


@transaction.atomic
def unsettle_place(*, organisation: int, pack: str, kind: str, address: str, reason: str, by: Actor) -> None:
    """Open again. Campaigns that were opened meanwhile keep what they pinned."""
    lock(organisation)
    if not reason.strip():
        raise Refusal(_("Bỏ chữ ký đã ghi thì phải nêu lý do."))
    rows = Settling.objects.filter(
        organisation=organisation,
        fingerprint=offer(pack).resolved.fingerprint,
        kind=kind,
        address=address,
    )
    if not rows.delete()[0]:
        raise Refusal(_("Chỗ này chưa ai ký, hoặc vừa được bỏ."))
    details = {"pack": pack, "kind": kind, "address": address, "reason": reason.strip()}
    record(organisation=organisation, by=by, deed="pack.unsettle", about=f"pack:{pack}", details=details)


def write(
    organisation: int, pack: str, fingerprint: str, place: Place, signature: Signature, by: Actor
) -> None:
    Settling.objects.update_or_create(
        organisation_id=organisation,
        fingerprint=fingerprint,
        kind=place.kind,
        address=place.address,
        defaults={
            "pack": pack,
            "choice": place.choice,
            "content": place.content,
            "why": signature.why.strip(),
            "decided_by": signature.decided_by.strip(),
            "paper": signature.paper.strip(),
            "on": signature.on,
            "entered_by": by.name,
            "entered_at": timezone.now(),
        },
    )


def said(signature: Signature) -> Mapping[str, str]:
    return {
        "decided_by": signature.decided_by,
        "paper": signature.paper,
        "on": signature.on.isoformat(),
        "why": signature.why,
    }


def refuse_unsigned(signature: Signature) -> None:
    if not signature.decided_by.strip() or not signature.paper.strip() or not signature.why.strip():
        raise Refusal(_("Phải ghi đủ: ai quyết định, số văn bản, lý do."))


def refuse_unsound(organisation: int, pack: str) -> None:
    """As it would now be laid together: what could not be read or would rate nobody is not kept."""
    try:
        found = as_signed(pack, [row.signed() for row in settlings(organisation, pack)])
    except Refused as refusal:
        raise Refusal(mended(refusal.faults)) from refusal
    new = set(found.gate.faults) - set(offer(pack).gate.faults)
    if new:
        raise Refusal(mended(sorted(new)))


def mended(faults: Sequence[Fault]) -> str:
    return _("Chưa ghi được, vì bộ quy định sẽ không còn dùng được: %(faults)s") % {
        "faults": " ".join(map(told, faults[:LONGEST_FAULTS]))
    }


def told(fault: Fault) -> str:
    """On a screen: what is signed stands in no file and on no line."""
    text = f" “{shortened(fault.text_at_fault)}”" if fault.text_at_fault else ""
    about = {"address": fault.address, "message": fault.message + text, "remedy": fault.remedy}
    return _("%(address)s: %(message)s; cách sửa: %(remedy)s.") % about
