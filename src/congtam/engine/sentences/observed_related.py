"""What was seen of related subjects: how many, and how high."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congtam.engine.pack import conditions as say
from congtam.engine.pack.base import Part
from congtam.engine.related import limit_column, question
from congtam.engine.sentences.numbers import bounds_text, counted
from congtam.engine.sentences.related import hit
from congtam.engine.sentences.scene import Scene


def related_seen(scene: Scene, condition: say.ShareOf | say.CountOf) -> str:
    """ "8 trong 10 đảng viên của chi bộ được xếp loại …, 1 chưa rõ"."""
    share = isinstance(condition, say.ShareOf)
    asked = condition.share if isinstance(condition, say.ShareOf) else condition.count
    who = scene.words.relation(asked.of)
    wanted = scene.wanted(bounds_text(asked, str if share else counted).removeprefix("đúng "))
    if scene.row.get(f"links:{asked.of}") is None:
        return f"chưa nhập {who}; {wanted}"
    sure, misses, open_ = _counts(scene, question(asked).key)
    if sure + misses + open_ == 0:
        return f"không có {who} nào được tính; {wanted}"
    unknown = f", {open_} chưa rõ" if open_ else ""
    return f"{sure} trong {sure + misses + open_} {who} {hit(scene.words, asked)}{unknown}; {wanted}"


def concerns_nobody(rule: Part, row: Mapping[str, Any]) -> bool:
    """There is nobody to count, and the rule says that it then does not apply."""
    match rule:
        case say.ShareOf():
            asked: say.Related = rule.share
        case say.CountOf():
            asked = rule.count
        case _:
            return False
    key = question(asked).key
    anybody = [row.get(f"rel:{key}:{ends}") for ends in ("possible_hits", "possible_misses")]
    return asked.if_none == "not_applicable" and row.get(f"links:{asked.of}") is not None and not any(anybody)


def _counts(scene: Scene, key: str) -> tuple[int, int, int]:
    """Sure hits, sure misses, and those that may still be either or not count."""

    def count(name: str) -> int:
        return int(scene.row.get(f"rel:{key}:{name}") or 0)

    sure, misses = count("sure_hits"), count("sure_misses")
    return sure, misses, max(count("possible_hits") - sure, count("possible_misses") - misses)


def limit_seen(scene: Scene, relation: str) -> str:
    """The levels that the lowest of the related subjects may have."""
    who, words = scene.words.relation(relation), scene.words
    entered = scene.row.get(f"links:{relation}")
    if entered is None:
        return f"chưa nhập {who}"
    if entered == 0:
        return f"không có {who}"
    least, most = (_highest(scene, relation, how) for how in ("sure", "may"))
    if least == most:
        return f"mức của {who}: {words.level(least)}"
    return f"mức của {who}: từ {words.level(least)} đến {words.level(most)}"


def _highest(scene: Scene, relation: str, how: str) -> str:
    return list(scene.pack.levels)[-1 - (scene.row.get(limit_column(relation, how)) or 0)]
