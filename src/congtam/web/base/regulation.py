"""The points of a regulation as they are read: text, changes, the rules on them, what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.engine.pack.pack import OpenWording, Slot
from congtam.engine.pack.subjects import Subject
from congtam.engine.sentences import sentence
from congtam.engine.sentences.whole import KINDS
from congtam.shelf.parts import parts
from congtam.web.base.wording import Piece, compared

SAID = (
    "subjects",
    "scorecards",
    "quotas",
    "raters",
    "comments",
    "forums",
    "authorities",
    "orders",
    "deadlines",
    "ballots",
    "timeline",
    "supervisors",
    "steps",
)
"""The parts of a pack whose rules are said as sentences beside the text."""


@dataclass(frozen=True)
class Said:
    """One rule as a sentence. `lead` is whose it is and for which level; `proposed` says why it is ours."""

    lead: str
    text: str
    proposed: str


@dataclass(frozen=True)
class Change:
    number: str
    title: str
    day: date | None
    cites: str
    old: list[Piece]
    new: list[Piece]
    is_addition: bool


@dataclass(frozen=True)
class Shown:
    document: str
    address: str
    paragraphs: list[str]
    notes: tuple[str, ...]
    changes: list[Change]
    rules: list[Said]
    open: list[OpenWording]
    slots: list[Slot]


@dataclass(frozen=True)
class Written:
    """One point of a document as it stands, with what changed it."""

    document: str
    address: str
    text: str
    notes: tuple[str, ...]
    changes: list[Change]


def shown(pack: Pack, written: Iterable[Written]) -> tuple[Shown, ...]:
    rules, wording, slots = by_address(pack)
    return tuple(
        Shown(
            point.document,
            point.address,
            [line for line in point.text.split("\n") if line.strip()],
            point.notes,
            point.changes,
            rules.get((point.document, point.address), []),
            wording.get((point.document, point.address), []),
            slots.get((point.document, point.address), []),
        )
        for point in written
    )


Place = tuple[str, str]


def by_address(
    pack: Pack,
) -> tuple[dict[Place, list[Said]], dict[Place, list[OpenWording]], dict[Place, list[Slot]]]:
    """One walk over the pack: sentences, open wording and slots by document and address."""
    rules: dict[Place, list[Said]] = defaultdict(list)
    wording: dict[Place, list[OpenWording]] = defaultdict(list)
    slots: dict[Place, list[Slot]] = defaultdict(list)
    for path, part in parts(pack):
        cites = getattr(part, "cites", None)
        if not cites:
            continue
        place = (str(getattr(part, "document", None) or pack.id), str(cites))
        if isinstance(part, OpenWording):
            wording[place].append(part)
        elif isinstance(part, Slot):
            slots[place].append(part)
        elif path[0] in SAID and has_words(part) and (said := said_of(pack, part, path)) not in rules[place]:
            rules[place].append(said)
    return rules, wording, slots


def has_words(part: Part) -> bool:
    """A part inside a rule may cite a sentence of its own and yet be said only with that rule."""
    return isinstance(part, tuple(KINDS)) or any(
        getattr(part, name, None) for name in ("text", "label", "title")
    )


def said_of(pack: Pack, part: Part, path: tuple[str | int, ...]) -> Said:
    kind = str(path[1]) if path[0] == "subjects" and len(path) > 1 else None
    level = level_of(pack, path)
    text = sentence(pack, part, kind)
    subject = pack.subjects.get(kind or "")
    who = subject.label if subject and not isinstance(part, Subject) else ""
    lead = ", ".join(word for word in (who, level) if word)
    return Said(lead, text, getattr(part, "proposed", None) or "")


def level_of(pack: Pack, path: tuple[str | int, ...]) -> str:
    """The level in whose frame a condition stands, in words."""
    if "levels" not in path:
        return ""
    key = str(path[path.index("levels") + 1])
    return pack.levels.get(key, key)


def change(number: str, title: str, day: date | None, cites: str, wordings: tuple[str | None, str]) -> Change:
    """`wordings`: the old one, None where the letter adds, and the new."""
    old, new = compared(*wordings)
    return Change(number, title, day, cites, old, new, is_addition=wordings[0] is None)


def of_interest(point: Shown, only: str) -> bool:
    """Whether a filter of the page keeps the point."""
    match only:
        case "sua":
            return bool(point.changes)
        case "ngo":
            return bool(point.open)
        case "quy-tac":
            return bool(point.rules)
        case _:
            return True
