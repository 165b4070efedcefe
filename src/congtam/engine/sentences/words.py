"""The pack's own names, as they stand inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.engine.pack.criteria import Group
from congtam.engine.scoring import Place, rows_of
from congtam.engine.sentences.home import kind_of
from congtam.engine.sentences.numbers import listed, quoted

NEGATIONS = {
    "là": "không phải là",
    "đã": "chưa",
    "đang": "không",
} | {
    word: f"không {word}"
    for word in (
        "có",
        "bị",
        "được",
        "đạt",
        "giữ",
        "luôn",
        "làm",
        "nghỉ",
        "thực",
        "hoàn",
        "tự",
        "để",
        "do",
        "tham",
        "vi",
    )
}
"""By the first word of a clause without a subject of its own: how its opposite begins."""

PROPER = ("Mặt trận", "Đảng ủy", "Đảng bộ", "Ban ", "Ủy ban", "Hội đồng", "Thường trực", "Liên ", "Chính phủ")
"""Beginnings of names that keep their capital inside a sentence."""

GROUPS = {
    "campaign": "cả đợt",
    "base_org": "tổ chức cơ sở đảng",
    "ward": "phường",
    "superior_body": "tổ chức cấp trên trực tiếp",
    "title": "chức danh",
    "tier": "cấp",
    "sector": "ngành, lĩnh vực",
    "managing_level": "cấp quản lý cán bộ",
    "peer_group": "nhóm có vị trí, nhiệm vụ tương đồng",
}
"""The columns of groups that packs commonly compare inside; a pack's bodies and facts come first."""


@dataclass(frozen=True)
class Words:
    """`rule` is the rule that is said, `kind` the kind of subject it belongs to: rows of that kind's
    scorecard are named by their text."""

    pack: Pack
    kind: str | None = None
    rule: Part | None = None

    def level(self, key: str) -> str:
        return quoted(self.pack.levels.get(key, key))

    def level_from(self, key: str) -> str:
        """At that level or a better one."""
        return self.level(key) if key == next(iter(self.pack.levels)) else f"{self.level(key)} trở lên"

    def level_to(self, key: str) -> str:
        """At that level or a worse one."""
        return self.level(key) if key == list(self.pack.levels)[-1] else f"{self.level(key)} trở xuống"

    def grade(self, key: str) -> str:
        known = self.pack.grades.get(key)
        return quoted(known.label if known else key)

    def grade_from(self, key: str) -> str:
        return self.grade(key) if key == next(iter(self.pack.grades), key) else f"{self.grade(key)} trở lên"

    def relation(self, key: str) -> str:
        known = self.pack.relations.get(key)
        return lowered(known.label) if known else key

    def body(self, key: str) -> str:
        return self.pack.bodies.get(key, key)

    def group(self, key: str) -> str:
        """The column of a group, as "title" or "base_org"."""
        if key in self.pack.bodies:
            return lowered(self.pack.bodies[key])
        return lowered(self.pack.facts[key].label) if key in self.pack.facts else GROUPS.get(key, key)

    def subject(self, key: str) -> str:
        known = self.pack.subjects.get(key)
        return lowered(known.label) if known else key

    def subjects(self, keys: Iterable[str]) -> str:
        return listed(self.subject(key) for key in keys)

    def fact(self, key: str) -> str:
        known = self.pack.facts.get(key)
        return lowered(known.label) if known else key

    def fact_is(self, key: str, *, negated: bool = False) -> str:
        """A yes/no fact as a clause, or its opposite."""
        if not negated:
            return self.fact(key)
        known = self.pack.facts.get(key)
        if known and known.not_label:
            return lowered(known.not_label)
        return opposite(self.fact(key))

    def value(self, fact: str, key: str) -> str:
        known = self.pack.facts.get(fact)
        return quoted(known.values.get(key, key) if known else key)

    def row(self, address: str) -> str:
        """A row by its printed number and the beginning of its text."""
        place = self.places.get(address)
        if place is None:
            return f"tiêu chí {address}"
        kind = "mục" if isinstance(place.row, Group) and not place.row.criterion else "tiêu chí"
        number = place.row.number.strip()
        name = f"{kind} {number}" if number not in {"", "-"} else kind
        return f"{name} {quoted(title(place.row.text))}"

    @cached_property
    def home(self) -> str | None:
        """The kind of subject; looked for when it was not told."""
        return self.kind or (kind_of(self.pack, self.rule) if self.rule else None)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The rows of the scorecard of `kind`; without one, of every scorecard, where they do not differ."""
        subject = self.pack.subjects.get(self.home or "")
        if subject:
            return rows_of(self.pack.scorecards.get(subject.scorecard or ""))
        found: dict[str, Place] = {}
        for card in self.pack.scorecards.values():
            found |= rows_of(card)
        return found


def opposite(clause: str) -> str:
    first = clause.split(" ", 1)[0]
    if first not in NEGATIONS or " và " in clause or " hoặc " in clause:
        return f"không thuộc trường hợp {clause.removeprefix('do trường hợp ')}"
    return NEGATIONS[first] + clause.removeprefix(first)


def lowered(text: str) -> str:
    """The first letter small, as inside a sentence, unless it begins a name."""
    if text.startswith(PROPER) or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def title(text: str, length: int = 80) -> str:
    """What a row is about: its text up to the colon, or its first words."""
    words = " ".join(text.split()).rstrip(".;:")
    head = words.split(":", 1)[0]
    if len(head) <= length:
        return head
    return head[:length].rsplit(" ", 1)[0].rstrip(",;") + "…"
