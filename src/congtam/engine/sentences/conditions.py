"""Conditions as clauses, in both polarities. A clause begins small and ends without a full stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from congtam.engine.pack import conditions as say
from congtam.engine.pack.quantities import points_text
from congtam.engine.sentences.numbers import bounds_text, counted, joined, span_text
from congtam.engine.sentences.related import count_clause, share_clause
from congtam.engine.sentences.words import Words


def clause(words: Words, condition: say.Condition, *, negated: bool = False) -> str:
    """The condition with its `when` and `unless`."""
    text = KINDS[type(condition)](words, condition, negated)
    if condition.unless:
        text = f"{text}, {exception(words, condition.unless)}"
    return f"{concerning(words, condition.when)}: {text}" if condition.when else text


def exception(words: Words, condition: say.Condition) -> str:
    return f"trừ {case(words, condition)}"


def concerning(words: Words, condition: say.Condition) -> str:
    """Whom a rule concerns; stands before it with a colon."""
    return f"đối với {case(words, condition)}"


def case(words: Words, condition: say.Condition) -> str:
    """A condition as a case that somebody is in: "trường hợp …", "một trong các trường hợp: (1) …"."""
    text = clause(words, condition)
    if text.startswith(ONE_OF):
        return f"một trong các trường hợp: {text.removeprefix(ONE_OF)}"
    for double in ("do trường hợp ", "trong trường hợp ", "thuộc trường hợp "):
        text = text.removeprefix(double)
    return f"trường hợp {text}"


def _score(_: Words, condition: say.Score, negated: bool) -> str:
    return f"tổng điểm {reached(bounds_text(condition.score, points_text, ' điểm', negated=negated))}"


def _group_score(words: Words, condition: say.GroupScore, negated: bool) -> str:
    asked = condition.group_score
    return (
        f"điểm của {words.row(asked.of)} {reached(bounds_text(asked, points_text, ' điểm', negated=negated))}"
    )


def reached(bounds: str) -> str:
    """ "đạt từ 90 điểm trở lên", but "dưới 50 điểm"."""
    return f"đạt {bounds}" if bounds.startswith(("từ ", "trên ", "đúng ")) else bounds


def _grades(words: Words, condition: say.Grades, negated: bool) -> str:
    asked = condition.grades
    rows = joined(words.row(address) for address in asked.of)
    if negated:
        named = f"có tiêu chí{f' trong {rows}' if rows else ''} dưới cấp độ {words.grade(asked.at_least)}"
        return (
            f"{named} hoặc có tiêu chí còn lại dưới cấp độ {words.grade(asked.rest)}" if asked.rest else named
        )
    subject = f"các tiêu chí trong {rows}" if rows else "tất cả các tiêu chí"
    text = f"{subject} đều đạt cấp độ {words.grade_from(asked.at_least)}"
    return f"{text}, các tiêu chí còn lại đạt cấp độ {words.grade_from(asked.rest)}" if asked.rest else text


def _floor(words: Words, condition: say.Floor, negated: bool) -> str:
    asked = condition.floor
    rows = joined(words.row(address) for address in asked.of)
    where = f"trong {rows}, " if rows else ""
    missed = f"tiêu chí{{}} đạt dưới {asked.at_least} số điểm tối đa của tiêu chí đó"
    if negated:
        how_many = f"trên {counted(asked.may_miss)} " if asked.may_miss else ""
        return f"{where}có {how_many}{missed.format('')}"
    if asked.may_miss:
        return f"{where}không có quá {counted(asked.may_miss)} {missed.format('')}"
    return f"{where}không có {missed.format(' nào')}"


def _share(words: Words, condition: say.ShareOf, negated: bool) -> str:
    return share_clause(words, condition.share, negated=negated)


def _count(words: Words, condition: say.CountOf, negated: bool) -> str:
    return count_clause(words, condition.count, negated=negated)


def _fact(words: Words, condition: say.FactIs, negated: bool) -> str:
    return words.fact_is(condition.fact, negated=negated)


def _attested(words: Words, condition: say.Attested, negated: bool) -> str:
    return f"{words.fact_is(condition.attested, negated=negated)} (được xác nhận)"


def _value(words: Words, condition: say.Value, negated: bool) -> str:
    asked = condition.value
    return f"{words.fact(asked.of)} {bounds_text(asked, counted, negated=negated).replace('đúng', 'bằng')}"


def _percent(words: Words, condition: say.Percent, negated: bool) -> str:
    asked = condition.percent
    if asked.is_ and asked.is_.over == asked.is_.under:
        return f"{words.fact(asked.of)} {'dưới' if negated else 'đạt'} {asked.is_}"
    return f"{words.fact(asked.of)} {bounds_text(asked, str, negated=negated).replace('đúng', 'bằng')}"


def _rated(words: Words, condition: say.RatedElsewhere, negated: bool) -> str:
    asked = condition.rated
    if asked.at_least is not None:
        text = (
            f"thấp hơn {words.level(asked.at_least)}" if negated else f"là {words.level_from(asked.at_least)}"
        )
    elif asked.at_most is not None:
        text = f"cao hơn {words.level(asked.at_most)}" if negated else f"là {words.level_to(asked.at_most)}"
    else:
        text = f"{'không phải ' if negated else ''}là {words.level(str(asked.is_))}"
    return f"{words.fact(asked.of)} {text}"


def _choice(words: Words, condition: say.Choice, negated: bool) -> str:
    asked = condition.choice
    values = [words.value(asked.of, key) for key in asked.among]
    text = f"không phải là {joined(values, 'hay')}" if negated else f"là {joined(values, 'hoặc')}"
    return f"{words.fact(asked.of)} {text}"


def _since(words: Words, condition: say.Since, negated: bool) -> str:
    asked = condition.since
    end = words.fact(asked.until) if asked.until else "ngày xét"
    full = (asked.under is None) != negated
    return (
        f"tính từ {words.fact(asked.of)} đến {end} {'đã đủ' if full else 'chưa đủ'} {span_text(asked.span)}"
    )


def _all(words: Words, condition: say.AllOf, negated: bool) -> str:
    return _any_of(words, condition.all, negated=True) if negated else _all_of(words, condition.all)


def _any(words: Words, condition: say.AnyOf, negated: bool) -> str:
    return _all_of(words, condition.any, negated=True) if negated else _any_of(words, condition.any)


def _not(words: Words, condition: say.Not, negated: bool) -> str:
    return clause(words, condition.not_, negated=not negated)


ALL_OF, ONE_OF = "đồng thời: ", "ít nhất một trong các nội dung: "


def _all_of(words: Words, parts: Iterable[say.Condition], *, negated: bool = False) -> str:
    return _listed(words, parts, "và", ALL_OF, negated)


def _any_of(words: Words, parts: Iterable[say.Condition], *, negated: bool = False) -> str:
    return _listed(words, parts, "hoặc", ONE_OF, negated)


def _listed(words: Words, parts: Iterable[say.Condition], last: str, opening: str, negated: bool) -> str:
    """Two plain clauses stand side by side; more, or composed ones, are numbered, inner ones lettered."""
    every = list(parts)
    texts = [clause(words, part, negated=negated) for part in every]
    if len(every) == 1 or (len(every) == 2 and all(map(_is_plain, every))):
        return joined(texts, last)
    return opening + "; ".join(f"({place}) {_lettered(text)}" for place, text in enumerate(texts, start=1))


def _is_plain(condition: say.Condition) -> bool:
    composed = isinstance(condition, say.AllOf | say.AnyOf)
    return not composed and condition.when is None and condition.unless is None


def _lettered(text: str) -> str:
    return re.sub(r"\((\d)\) ", lambda found: f"{'abcdefghi'[int(found[1]) - 1]}) ", text)


KINDS: dict[type[say.Condition], Callable[[Words, Any, bool], str]] = {
    say.Score: _score,
    say.GroupScore: _group_score,
    say.Grades: _grades,
    say.Floor: _floor,
    say.ShareOf: _share,
    say.CountOf: _count,
    say.FactIs: _fact,
    say.Attested: _attested,
    say.Value: _value,
    say.Percent: _percent,
    say.RatedElsewhere: _rated,
    say.Choice: _choice,
    say.Since: _since,
    say.AllOf: _all,
    say.AnyOf: _any,
    say.Not: _not,
}
