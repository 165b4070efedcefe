"""Packs as campaigns use them: offered from the shelf, pinned into the database, and read back."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.utils import timezone

from congtam.campaigns.models import Campaign, PinnedPack
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.shelf.cases.book import report as cases_of
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.clauses import read_clauses
from congtam.shelf.faults import Refused
from congtam.shelf.gate.report import Report, examined
from congtam.shelf.nodes import Place, plain
from congtam.shelf.resolving import Resolved
from congtam.shelf.sources import Block, Texts


@cache
def shelf() -> Catalogue:
    """One for the process: a pack is read from disk once."""
    return Catalogue()


@dataclass(frozen=True)
class Offer:
    """A pack that a campaign may be opened with, with what stands in the way of a real one."""

    key: str
    resolved: Resolved
    gate: Report
    settled: tuple[Mapping[str, Any], ...] = ()
    """What an organisation signed of the places left open; it is pinned with the pack."""

    @property
    def fingerprint(self) -> str:
        """Over the rules, their texts, and what was signed."""
        if not self.settled:
            return self.resolved.fingerprint
        said = json.dumps([self.resolved.fingerprint, self.settled], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def title(self) -> str:
        return self.resolved.pack.title

    @property
    def is_demonstration_only(self) -> bool:
        return not self.gate.may_be_activated


@cache
def offer(key: str) -> Offer:
    """`hx-2018`, or with layers over it `hx-2018+demo-hx-2018`; Refused when it cannot be read."""
    name, *overlays = key.split("+")
    resolved = shelf().resolved(name, overlays=tuple(overlays))
    return Offer(key, resolved, examined(resolved, read_clauses(shelf().root).kinds))


def offers() -> list[Offer]:
    """Every pack that can be read and has subjects, by itself and with each demonstration made for it."""
    found = [one for key in offered_keys() if (one := readable(key))]
    return [one for one in found if one.resolved.pack.subjects]


def offered_keys() -> list[str]:
    heads = {key: head for key in shelf().ids() if (head := head_of(key)) is not None}
    layers = {key: head for key, head in heads.items() if head.get("demonstration") == "true"}
    over = [f"{base}+{key}" for key, head in layers.items() for base in head.get("based_on") or ()]
    return [key for key in heads if key not in layers] + over


def head_of(key: str) -> dict[str, Any] | None:
    """Whether the pack is a demonstration, and over what it lies; None when it cannot be read."""
    try:
        entries = shelf().folder(key).data.entries
    except Refused:
        return None
    return {name: plain(entries[name]) for name in ("demonstration", "based_on") if name in entries}


def readable(key: str) -> Offer | None:
    try:
        return offer(key)
    except Refused:
        return None


def failed_cases(key: str) -> list[str]:
    """Worked examples that do not come out, of the pack and of each layer over it, whose examples say what it
    changes: with one of them nothing is activated."""
    results = [result for name in key.split("+") for result in cases_of(shelf(), name).results]
    return [result.case.id for result in results if not result.passed]


def pin(organisation: int, chosen: Offer) -> PinnedPack:
    """The pack as it stands now, whole; the same pack is kept once."""
    resolved = chosen.resolved
    known = PinnedPack.objects.filter(organisation=organisation, fingerprint=chosen.fingerprint).first()
    kept: dict[str, Any] = {
        "key": chosen.key,
        "title": resolved.pack.title,
        "layers": list(resolved.layers),
        "letters": list(resolved.letters),
        "data": resolved.pack.model_dump(mode="json", by_alias=True),
        "texts": texts_data(resolved.texts),
        "changes": changes_data(resolved),
        "pending": [each.as_data() for each in chosen.gate.pending],
        "settled": list(chosen.settled),
    }
    return known or PinnedPack.objects.create(
        organisation_id=organisation, fingerprint=chosen.fingerprint, pinned_at=timezone.now(), **kept
    )


def texts_data(texts: Texts) -> list[list[Any]]:
    return [
        [document, block.address, block.text, list(block.notes)]
        for (document, _), block in texts.blocks.items()
    ]


def changes_data(resolved: Resolved) -> list[dict[str, Any]]:
    """Each changed point, old and new, and the letter that changed it."""
    return [
        {
            "letter": change.letter.id,
            "title": change.letter.title,
            "number": change.letter.issued.number or change.letter.title,
            "on": change.letter.issued.on.isoformat() if change.letter.issued.on else None,
            "at": change.at,
            "cites": change.cites,
            "clause": list(change.clause),
            "old": change.old,
            "new": change.new,
        }
        for change in resolved.text_changes
    ]


@dataclass(frozen=True)
class Pinned:
    """What a campaign took: the same rules as then, with the texts they cite."""

    pack: Pack
    texts: Texts
    changes: list[dict[str, Any]]
    pending: list[dict[str, Any]]
    letters: list[str]
    settled: list[dict[str, Any]]


def pack_of(campaign: Campaign) -> Pack:
    return pinned_of(campaign).pack


def plan_of(campaign: Campaign) -> Plan:
    """What follows from a pinned pack alone, kept for the process."""
    return _plan(campaign.organisation_id, campaign.fingerprint)


@lru_cache(maxsize=16)
def _plan(organisation: int, fingerprint: str) -> Plan:
    return Plan(_pinned(organisation, fingerprint).pack)


def pinned_of(campaign: Campaign) -> Pinned:
    return _pinned(campaign.organisation_id, campaign.fingerprint)


@lru_cache(maxsize=16)
def _pinned(organisation: int, fingerprint: str) -> Pinned:
    """A fingerprint never means other rules, so each is read once in a process."""
    row = PinnedPack.objects.get(organisation=organisation, fingerprint=fingerprint)
    return Pinned(
        Pack.model_validate(row.data),
        texts_of(row.texts),
        row.changes,
        row.pending,
        row.letters,
        row.settled,
    )


def texts_of(data: Iterable[list[Any]]) -> Texts:
    blocks = {
        (document, address): Block(address, text, Place(), tuple(notes))
        for document, address, text, notes in data
    }
    return Texts(blocks)
