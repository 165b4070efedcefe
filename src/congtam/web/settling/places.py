"""Everything of a pack that waits for people, with what this organisation has settled of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Settling
from congtam.campaigns.packs import Offer, shelf
from congtam.campaigns.settled import settlings
from congtam.engine.pack.pack import OpenWording, Slot
from congtam.shelf.addresses import Nowhere, locate
from congtam.shelf.gate.pending import Pending
from congtam.shelf.layering import Override
from congtam.web.base.pending import SAID, quoted
from congtam.web.settling.said import cited, sentences_at, text_at, whose

ORDER = ("wording", "proposed", "slot", "override", "source", "demonstration")
NAMES = {
    "wording": _("Chữ có thể hiểu nhiều cách"),
    "proposed": _("Giá trị do phần mềm đề xuất"),
    "slot": _("Chỗ để cấp khác điền"),
    "override": _("Chỗ viết khác văn bản cấp trên"),
    "source": _("Nguyên văn"),
    "demonstration": _("Gói trình diễn"),
}
DIRECTIONS = {
    "tighter": _("chặt hơn"),
    "looser": _("lỏng hơn"),
    "unknown": _("chưa rõ chặt hay lỏng hơn"),
}


@dataclass(frozen=True)
class Place:
    """One place: `title` says what is asked, `text` is the document to the letter."""

    kind: str
    address: str
    title: str
    cites: str
    text: str
    settling: Settling | None
    note: str = ""

    @property
    def says(self) -> str:
        """What was settled, in a few words."""
        return self.settling.choice if self.settling else ""


@dataclass(frozen=True)
class Group:
    kind: str
    name: object
    places: list[Place]

    @property
    def done(self) -> int:
        return sum(one.settling is not None for one in self.places)


def groups_of(offer: Offer, organisation: int) -> list[Group]:
    kept = {(row.kind, row.address): row for row in settlings(organisation, offer.key)}
    found: dict[str, list[Place]] = {}
    for each in offer.gate.pending:
        found.setdefault(each.kind, []).append(place_of(offer, each, kept.get((each.kind, each.address))))
    return [Group(kind, NAMES[kind], found[kind]) for kind in ORDER if kind in found]


def place_of(offer: Offer, each: Pending, settling: Settling | None) -> Place:
    resolved, pack = offer.resolved, offer.resolved.pack
    if each.kind == "wording":
        wording = pack.open_wording[each.address.removeprefix("open_wording.")]
        text = text_at(resolved, wording.document, wording.cites)
        return Place(each.kind, each.address, f"“{wording.text}”", wording.cites, text, settling)
    if each.kind == "slot":
        slot = slot_at(offer, each.address)
        text = text_at(resolved, slot.document, slot.cites)
        return Place(each.kind, each.address, slot.label, slot.cites, text, settling, slot.left_to)
    cites, text = cited(resolved, each.address)
    if each.kind == "proposed":
        said = sentences_at(pack, locate(resolved.data, each.address, new=True))
        why = quoted(pack, each)
        return Place(each.kind, each.address, "; ".join(said[:3]), cites, text, settling, why)
    if each.kind == "override":
        about = ", ".join(word for word in whose(pack, locate(resolved.data, each.address, new=True)) if word)
        one = next(one for one in resolved.overrides if one.address == each.address)
        note = str(DIRECTIONS[one.direction])
        return Place(each.kind, each.address, about or str(SAID["override"]), cites, text, settling, note)
    return Place(each.kind, each.address, str(SAID[each.kind]), cites, text, settling)


def slot_at(offer: Offer, address: str) -> Slot:
    return next(slot for slot in offer.resolved.pack.slots.values() if slot.at == address)


def wording_at(offer: Offer, address: str) -> tuple[str, OpenWording]:
    key = address.removeprefix("open_wording.")
    return key, offer.resolved.pack.open_wording[key]


@dataclass(frozen=True)
class Overriding:
    """What the lower document says and what this one says instead, as sentences: `whose` rule, and `which` of
    theirs."""

    place: Place
    whose: str
    which: str
    below: str
    direction: object
    before: list[str]
    after: list[str]


@dataclass(frozen=True)
class Chapter:
    """What is said otherwise about the same subject; each line with its number among all, and its tick."""

    name: str
    lines: list[tuple[int, Overriding, bool]]
    is_open: bool

    @property
    def done(self) -> int:
        return sum(one.place.settling is not None for _, one, _ in self.lines)


def overridings(offer: Offer, group: Group) -> list[Overriding]:
    by_address = {one.address: one for one in offer.resolved.overrides}
    return [overriding(offer, place, by_address[place.address]) for place in group.places]


def chapters(offer: Offer, group: Group, ticked: Collection[str]) -> list[Chapter]:
    """Folded but for the first in which something is left to sign, and those with a tick."""
    found: dict[str, list[tuple[int, Overriding, bool]]] = {}
    for number, one in enumerate(overridings(offer, group)):
        found.setdefault(one.whose, []).append((number, one, str(number) in ticked))
    names = (name for name, lines in found.items() if not all(one.place.settling for _, one, _ in lines))
    first = next(names, "")
    return [
        Chapter(name, lines, name == first or any(tick for _, _, tick in lines))
        for name, lines in found.items()
    ]


def overriding(offer: Offer, place: Place, one: Override) -> Overriding:
    lower = shelf().resolved(one.below)
    before: list[str] = []
    try:
        before = sentences_at(lower.pack, locate(lower.data, one.address, new=True))
    except Nowhere:
        before = []
    path = locate(offer.resolved.data, one.address, new=True)
    after = sentences_at(offer.resolved.pack, path)
    title = lower.pack.issued.number or lower.pack.title
    about = whose(offer.resolved.pack, path)
    return Overriding(place, *about, title, DIRECTIONS[one.direction], before, after)
