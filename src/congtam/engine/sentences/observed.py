"""What was seen of one subject, beside what is needed, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.pack import conditions as say
from congtam.engine.pack.base import Part
from congtam.engine.pack.quantities import points_text
from congtam.engine.pack.subjects import Cap, Exclusion
from congtam.engine.sentences.numbers import bounds_text, counted, day_text, span_text
from congtam.engine.sentences.observed_related import concerns_nobody, limit_seen, related_seen
from congtam.engine.sentences.observed_sheet import floor_seen, grades_seen, group_score_seen, score_seen
from congtam.engine.sentences.scene import Scene
from congtam.engine.sentences.words import Words

REQUIRED = {True: "đạt", False: "không đạt", None: "chưa đủ dữ liệu"}
STRIKING = {True: "thuộc trường hợp này", False: "không thuộc trường hợp này", None: "chưa đủ dữ liệu"}
CAPPING = {True: "trần này hạ mức xếp loại", False: "trần này không hạ mức xếp loại", None: "chưa đủ dữ liệu"}


def observed_sentence(
    pack: Pack,
    rule: Part,
    status: bool | None,
    row: Mapping[str, Any],
    *,
    strikes: bool = False,
    applies: bool = True,
    kind: str | None = None,
) -> str:
    """`row` holds all columns of the subject; `strikes` is for disqualifiers, caps and exclusions;
    `applies` is False where the rule's own `when` leaves the subject out."""
    scene = Scene(pack, Words(pack, kind, rule), row, strikes=strikes)
    if not applies:
        return "không thuộc đối tượng của quy định này"
    match rule:
        case Cap():
            return f"{_cap(scene, rule)} – {CAPPING[status]}"
        case Exclusion():
            return f"{seen(scene, rule.when)} – {STRIKING[status]}"
        case say.Condition() if concerns_nobody(rule, row):
            return f"{seen(scene, rule)} – không áp dụng"
        case say.Condition():
            return f"{seen(scene, rule)} – {(STRIKING if strikes else REQUIRED)[status]}"
        case _:
            raise TypeError(f"không có gì để quan sát ở {type(rule).__name__}")


def seen(scene: Scene, condition: say.Condition) -> str:
    """What the subject's row tells of a condition, of its exception, and of whom it concerns."""
    text = KINDS[type(condition)](scene, condition)
    if condition.unless:
        text += f"; ngoại lệ: {seen(scene.of_cases(), condition.unless)}"
    return f"{text}; diện áp dụng: {seen(scene.of_cases(), condition.when)}" if condition.when else text


def _cap(scene: Scene, rule: Cap) -> str:
    parts = [seen(scene, rule.when)] if rule.when else []
    parts += [limit_seen(scene, relation) for relation in rule.not_above]
    parts += [f"ngoại lệ: {seen(scene.of_cases(), rule.unless)}"] if rule.unless else []
    return "; ".join(parts) or "áp dụng cho mọi trường hợp"


def _fact(scene: Scene, key: str, show: Callable[[Any], str], missing: str = "chưa nhập") -> str:
    value = scene.row.get(f"fact:{key}")
    return f"{scene.words.fact(key)}: {missing if value is None else show(value)}"


def _yes_no(scene: Scene, condition: say.FactIs) -> str:
    return _fact(scene, condition.fact, lambda value: "có" if value else "không")


def _attested(scene: Scene, condition: say.Attested) -> str:
    def shown(value: bool) -> str:
        return "đã xác nhận là có" if value else "đã xác nhận là không"

    return _fact(scene, condition.attested, shown, "chưa có người xác nhận")


def _value(scene: Scene, condition: say.Value) -> str:
    asked = condition.value
    return f"{_fact(scene, asked.of, str)}; {scene.wanted(bounds_text(asked, counted))}"


def _percent(scene: Scene, condition: say.Percent) -> str:
    asked = condition.percent
    value = _fact(scene, asked.of, lambda hundredths: f"{points_text(hundredths)}%")
    return f"{value}; {scene.wanted(bounds_text(asked, str))}"


def _rated(scene: Scene, condition: say.RatedElsewhere) -> str:
    asked, words = condition.rated, scene.words
    if asked.at_least is not None:
        wanted = words.level_from(asked.at_least)
    else:
        wanted = words.level_to(asked.at_most) if asked.at_most is not None else words.level(str(asked.is_))
    return f"{_fact(scene, asked.of, words.level)}; {scene.wanted(wanted)}"


def _choice(scene: Scene, condition: say.Choice) -> str:
    of = condition.choice.of
    return _fact(scene, of, lambda value: scene.words.value(of, value))


def _since(scene: Scene, condition: say.Since) -> str:
    asked = condition.since
    end = scene.row.get("date")
    until = f"ngày xét: {day_text(end)}" if end else "chưa có ngày xét"
    if asked.until:
        until = _fact(scene, asked.until, day_text)
    bound = "chưa đủ" if asked.under else "đã đủ"
    return f"{_fact(scene, asked.of, day_text)}; {until}; {scene.wanted(f'{bound} {span_text(asked.span)}')}"


def _several(scene: Scene, condition: say.AllOf | say.AnyOf) -> str:
    parts = condition.all if isinstance(condition, say.AllOf) else condition.any
    if len(parts) == 1:
        return seen(scene, parts[0])
    return "; ".join(f"({place}) {seen(scene, part)}" for place, part in enumerate(parts, start=1))


def _not(scene: Scene, condition: say.Not) -> str:
    return seen(scene.turned(), condition.not_)


KINDS: dict[type[say.Condition], Callable[[Scene, Any], str]] = {
    say.Score: score_seen,
    say.GroupScore: group_score_seen,
    say.Grades: grades_seen,
    say.Floor: floor_seen,
    say.ShareOf: related_seen,
    say.CountOf: related_seen,
    say.FactIs: _yes_no,
    say.Attested: _attested,
    say.Value: _value,
    say.Percent: _percent,
    say.RatedElsewhere: _rated,
    say.Choice: _choice,
    say.Since: _since,
    say.AllOf: _several,
    say.AnyOf: _several,
    say.Not: _not,
}
