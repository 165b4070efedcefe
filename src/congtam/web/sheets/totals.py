"""The foot of a sheet in words: total, percent, what the rules say, what is missing to the next level."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.engine.explanation import Step
from congtam.engine.pack.quantities import points_text
from congtam.sheets.queries.standing import Standing
from congtam.web.sheets import words


@dataclass(frozen=True)
class Totals:
    """`levels` is empty where the documents lead to no level; `why_none` then says so. `is_open`: nothing is
    known of the points yet."""

    shown: str
    top: str
    percent: str
    is_settled: bool
    is_open: bool
    levels: str
    why_none: str
    next_level: str
    missing: tuple[Step, ...]
    bars: int


def totals_shown(standing: Standing) -> Totals:
    low, high, top = standing.low, standing.high, standing.top
    explanation = standing.explanation
    possible = explanation.outcome.levels or ()
    subject = standing.pack.subjects[standing.kind]
    has_frames = bool(subject.levels) and explanation.outcome.levels is not None
    return Totals(
        shown=words.total(low, high, top),
        top=points_text(top) if top else "",
        percent=percent(low, high, top),
        is_settled=low is not None and low == high,
        is_open=low is None or high is None or words.is_open(low, high, top or 0),
        levels=levels_said(standing, possible) if has_frames else "",
        why_none="" if has_frames else why_none(standing),
        next_level=standing.pack.levels.get(explanation.next_level or "", "") if has_frames else "",
        missing=explanation.not_higher if has_frames else (),
        bars=words.level_bars(standing.pack, possible[0]) if len(possible) == 1 else 0,
    )


def levels_said(standing: Standing, possible: tuple[str, ...]) -> str:
    if len(possible) == len(standing.pack.levels):
        return _("Chưa kết luận được mức: cả %(count)d mức đều còn có thể") % {"count": len(possible)}
    return words.levels_named(standing.pack, possible)


def why_none(standing: Standing) -> str:
    """Never a level from points alone."""
    subject = standing.pack.subjects[standing.kind]
    if subject.no_level_because:
        return subject.no_level_because
    struck = [step.sentence for step in standing.explanation.exclusions if step.status]
    if struck:
        return _("Không thuộc diện xếp loại: %(why)s.") % {"why": "; ".join(struck)}
    return _("Văn bản không nêu cách suy từ phiếu ra mức xếp loại: phiếu cho điểm, không cho mức.")


def percent(low: int | None, high: int | None, top: int | None) -> str:
    """Whole percents, rounded down: nobody is told more than they have."""
    if low is None or high is None or not top or words.is_open(low, high, top):
        return ""
    ends = sorted({low * 100 // top, high * 100 // top})
    return "–".join(map(str, ends)) + "%"
