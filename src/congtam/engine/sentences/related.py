"""Shares and counts of related subjects as clauses."""

from __future__ import annotations

from congtam.engine.pack.conditions import CountNeeded, NumberBound, Related, ShareBound, ShareNeeded
from congtam.engine.pack.quantities import Share
from congtam.engine.sentences.numbers import bounds_text, counted
from congtam.engine.sentences.words import Words

IF_NONE = {"not_applicable": "", "ask": "", "not_met": " (không có thì coi là không đạt)"}


def hit(words: Words, related: Related) -> str:
    """What each related subject that counts is: "được xếp loại “…” trở lên", "bị xử lý kỷ luật"."""
    if related.rated is not None:
        return f"được xếp loại {words.level(related.rated)}"
    if related.rated_at_least is not None:
        return f"được xếp loại {words.level_from(related.rated_at_least)}"
    if related.rated_at_most is not None:
        return f"được xếp loại {words.level_to(related.rated_at_most)}"
    return words.fact_is(str(related.fact))


def share_clause(words: Words, asked: ShareNeeded, *, negated: bool = False) -> str:
    who = words.relation(asked.of) + (" (nếu có)" if asked.if_none == "not_applicable" else "")
    return _share(who, hit(words, asked), asked, negated=negated) + IF_NONE[asked.if_none]


def _share(who: str, done: str, asked: ShareBound, *, negated: bool) -> str:
    if _is_whole(asked.is_) or _is_whole(asked.at_least):
        return f"có dưới 100% số {who} {done}" if negated else f"100% {who} {done}"
    if asked.is_ is not None and asked.is_.over == 0:
        return f"có {who} {done}" if negated else f"không có {who} nào {done}"
    bounds = bounds_text(asked, str, negated=negated)
    if bounds.startswith("ngoài"):
        return f"tỷ lệ {who} {done} {bounds}"
    if asked.at_least is not None and asked.below is None and asked.at_most is None and not negated:
        return f"có ít nhất {asked.at_least} số {who} {done}"
    return f"có {bounds} số {who} {done}"


def _is_whole(share: Share | None) -> bool:
    return share is not None and share.over == share.under


def count_clause(words: Words, asked: CountNeeded, *, negated: bool = False) -> str:
    who, done = words.relation(asked.of), hit(words, asked)
    some = _some(asked)
    if some is not None:
        return f"{'có' if some != negated else 'không có'} {who} {done}{IF_NONE[asked.if_none]}"
    bounds = bounds_text(asked, counted, negated=negated)
    return f"có {bounds} trong số {who} {done}{IF_NONE[asked.if_none]}"


def _some(asked: NumberBound) -> bool | None:
    """True for "at least one", False for "none at all", None for any other number."""
    given = [asked.at_least, asked.more_than, asked.at_most, asked.below, asked.is_]
    if sum(value is not None for value in given) != 1:
        return None
    if asked.at_least == 1 or asked.more_than == 0:
        return True
    return False if asked.is_ == 0 or asked.at_most == 0 or asked.below == 1 else None
