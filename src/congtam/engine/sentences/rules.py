"""Caps, exclusions, quotas and kinds of subject as sentences."""

from __future__ import annotations

from congtam.engine.pack.quotas import Base, Quota
from congtam.engine.pack.subjects import Cap, Exclusion, Subject
from congtam.engine.sentences.conditions import case, concerning, exception
from congtam.engine.sentences.numbers import joined
from congtam.engine.sentences.words import Words


def cap(words: Words, rule: Cap) -> str:
    if rule.at_most:
        text = f"không được xếp loại cao hơn mức {words.level(rule.at_most)}"
    else:
        others = joined(words.relation(relation) for relation in rule.not_above)
        text = f"mức xếp loại không được cao hơn mức xếp loại của {others}"
    if rule.unless:
        text = f"{text}, {exception(words, rule.unless)}"
    return f"{concerning(words, rule.when)}: {text}" if rule.when else text


FOLLOWS = {
    (False, False): "không kiểm điểm, không đánh giá, xếp loại",
    (True, False): "không đánh giá, xếp loại nhưng vẫn phải kiểm điểm",
    (False, True): "không kiểm điểm nhưng vẫn đánh giá, xếp loại",
    (True, True): "vẫn kiểm điểm và đánh giá, xếp loại",
}
"""By reviewed and rated: what an exclusion does."""


def exclusion(words: Words, rule: Exclusion) -> str:
    return f"{case(words, rule.when)}: {FOLLOWS[rule.reviewed, rule.rated]}"


def quota(words: Words, rule: Quota) -> str:
    who = words.subjects(rule.of_subjects)
    text = f"số {who} được xếp loại {words.level(rule.level)} không vượt quá {rule.at_most} "
    text += f"{base(words, rule.of)}, tính {_inside(words, rule)}; không làm tròn lên"
    if rule.raised:
        text += f"; {case(words, rule.raised.when)} thì không quá {rule.raised.at_most}"
    if rule.entitlement:
        rates = joined(f"{words.level(level)} {rate}" for level, rate in rule.entitlement.rates.items())
        text += f"; số lượng tương xứng với mức xếp loại của {words.relation(rule.entitlement.by)}"
        text += f": {rates}" if rates else " (mức cao hơn thì tỷ lệ cao hơn, tỷ lệ từng mức chưa nêu)"
    return text if rule.hard else f"{text} (định hướng, không bắt buộc)"


WHOLE = {"rated": "tổng số được xếp loại", "units": "tổng số đơn vị", "on_roll": "tổng số có trong danh sách"}


def base(words: Words, of: Base) -> str:
    if of.all is not None:
        return WHOLE[of.all]
    if of.rated_at_least is not None:
        return f"số được xếp loại {words.level_from(of.rated_at_least)}"
    moved = "không tính" if of.promoted == "leave" else "tính cả"
    return (
        f"số được xếp loại {words.level(str(of.rated))} ({moved} những trường hợp đã xếp loại ở mức cao hơn)"
    )


def _inside(words: Words, rule: Quota) -> str:
    where = "chung cho cả đợt" if rule.within == "campaign" else f"trong từng {words.group(rule.within)}"
    by = joined(words.group(column) for column in rule.by)
    return f"{where}, theo {by}" if by else where


def subject(words: Words, rule: Subject) -> str:
    does = FOLLOWS[rule.reviewed, rule.rated]
    who = f"{rule.label} ({case(words, rule.when)})" if rule.when else rule.label
    return f"{who}: {does}" + (f". {rule.no_level_because.rstrip('.')}" if rule.no_level_because else "")
