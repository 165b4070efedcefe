"""What the text says at a place, what the program makes of it, and what another reading would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.engine.pack.pack import OpenWording, Reading
from congtam.engine.pack.quantities import Share
from congtam.engine.quotas.places import places
from congtam.engine.sentences import sentence
from congtam.engine.sentences.whole import KINDS
from congtam.shelf.addresses import Nowhere, Path, locate
from congtam.shelf.consolidated import citation_of
from congtam.shelf.parts import within
from congtam.shelf.readings import read_otherwise
from congtam.shelf.resolving import Resolved

SHOWN = 4
"""So many changes of one reading are shown; the rest is counted."""


@dataclass(frozen=True)
class Change:
    before: str
    after: str


@dataclass(frozen=True)
class Read:
    """One reading of open wording with what it changes against the pack as written."""

    reading: Reading
    is_written: bool
    changes: list[Change]
    more: int
    numbers: list[str]


def text_at(resolved: Resolved, document: str | None, cites: str | None) -> str:
    """The text to the letter; empty where the pack has none there."""
    block = resolved.texts.blocks.get((resolved.document(document), cites or ""))
    return block.text if block else ""


def cited(resolved: Resolved, address: str) -> tuple[str, str]:
    """Address in the document, and its text, of what stands at a data address."""
    try:
        path = locate(resolved.data, address, new=True)
    except Nowhere:
        return "", ""
    found = citation_of(resolved, path) or citation_of(resolved, path[:-1])
    return (found[1], text_at(resolved, *found)) if found else ("", "")


def sentences_at(pack: Pack, path: Path) -> list[str]:
    """Everything that stands at a path, as sentences."""
    value: Any = pack
    for step in path:
        value = within(value, step)
    kind = str(path[1]) if path[:1] == ("subjects",) and len(path) > 1 else None
    return list(dict.fromkeys(said_of(pack, value, kind)))


def said_of(pack: Pack, value: Any, kind: str | None) -> Iterator[str]:
    match value:
        case Part() if has_words(value):
            yield sentence(pack, value, kind)
        case bool():
            yield _("có") if value else _("không")
        case Share():
            yield str(value)
        case tuple() | list():
            for one in value:
                yield from said_of(pack, one, kind)
        case dict():
            for one in value.values():
                yield from said_of(pack, one, kind)
        case None | Part():
            return
        case _:
            yield str(value)


def has_words(part: Part) -> bool:
    texts = (getattr(part, name, None) for name in ("text", "label", "title"))
    return isinstance(part, tuple(KINDS)) or any(texts)


def readings_of(resolved: Resolved, key: str, wording: OpenWording, numbers: dict[str, int]) -> list[Read]:
    """`numbers`: of how many subjects of each kind an example of places is worked out."""
    found = []
    for place, reading in enumerate(wording.readings):
        other = read_otherwise(resolved, key, place) if reading.set else resolved.pack
        paths = [locate(resolved.data, address, new=True) for address in reading.set]
        changes = list(
            dict.fromkeys(change for path in paths for change in changed(resolved.pack, other, path))
        )
        quotas = {str(path[1]) for path in quota_paths(resolved, wording)}
        examples = [example(other, name, numbers) for name in sorted(quotas)]
        more = max(len(changes) - SHOWN, 0)
        found.append(Read(reading, reading.id == wording.chosen, changes[:SHOWN], more, examples))
    return found


def changed(pack: Pack, other: Pack, path: Path) -> Iterator[Change]:
    """At the nearest thing around the place that can be said as a sentence."""
    for length in range(len(path), 0, -1):
        before, after = sentences_at(pack, path[:length]), sentences_at(other, path[:length])
        if before != after and (length < len(path) or not is_bare(before, after)):
            gone = [one for one in before if one not in after]
            come = [one for one in after if one not in before]
            yield Change("; ".join(gone), "; ".join(come))
            return


def is_bare(before: list[str], after: list[str]) -> bool:
    """A key or a number by itself says nothing to people."""
    return all(" " not in one for one in (*before, *after))


def quota_paths(resolved: Resolved, wording: OpenWording) -> list[Path]:
    addresses = [address for reading in wording.readings for address in reading.set]
    return [
        locate(resolved.data, address, new=True) for address in addresses if address.startswith("quotas.")
    ]


def example(pack: Pack, name: str, numbers: dict[str, int]) -> str:
    """20% của 16: tối đa 2."""
    quota = pack.quotas[name]
    base = numbers.get(pack.subjects[quota.of_subjects[0]].kind, 100)
    most = places(quota.at_most, base, promoted_leave=quota.of.promoted == "leave")
    return f"{pack.subjects[quota.of_subjects[0]].label}: {quota.at_most} × {base} → {most}"


def whose(pack: Pack, path: Path) -> tuple[str, str]:
    """Whose rule stands at a path, and which of its rules."""
    head, key = str(path[0]), str(path[1]) if len(path) > 1 else ""
    part = str(path[2]) if len(path) > 2 else ""
    match head:
        case "subjects" if key in pack.subjects:
            level = pack.levels.get(str(path[3]), "") if part == "levels" and len(path) > 3 else ""
            return pack.subjects[key].label, level or str(PARTS.get(part, ""))
        case "grades" if key in pack.grades:
            return _("cấp độ"), pack.grades[key].label
        case "ballots" if key in pack.ballots:
            return _("phiếu bầu chọn mức"), pack.ballots[key].label
        case _:
            return str(HEADS.get(head, "")), ""


PARTS = {
    "when": gettext_lazy("ai thuộc diện"),
    "reviewed": gettext_lazy("có kiểm điểm không"),
    "rated": gettext_lazy("có xếp loại không"),
    "lowest_if": gettext_lazy("trường hợp ở mức thấp nhất"),
    "caps": gettext_lazy("trần xếp loại"),
    "exclusions": gettext_lazy("trường hợp loại trừ"),
    "main_post": gettext_lazy("mức ở chức vụ chính"),
}
HEADS = {
    "quotas": gettext_lazy("tỷ lệ khống chế"),
    "orders": gettext_lazy("thứ tự"),
    "raters": gettext_lazy("chủ thể xếp loại"),
    "comments": gettext_lazy("nơi lấy ý kiến"),
    "forums": gettext_lazy("nơi kiểm điểm"),
    "authorities": gettext_lazy("thẩm quyền"),
    "deadlines": gettext_lazy("thời hạn"),
    "scorecards": gettext_lazy("bảng điểm"),
}
