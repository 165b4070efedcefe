"""What was seen on the scorecard: totals, points of rows, marks and floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from congtam.engine.pack import conditions as say
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import RowReading, criteria_in
from congtam.engine.sentences.numbers import bounds_text
from congtam.engine.sentences.scene import Scene

SHOWN = 5
"""So many criteria are named one by one; the others are counted."""


def score_seen(scene: Scene, condition: say.Score) -> str:
    points = points_seen(scene.row.get("score:low"), scene.row.get("score:high"))
    return f"{points}; {scene.wanted(bounds_text(condition.score, points_text, ' điểm'))}"


def group_score_seen(scene: Scene, condition: say.GroupScore) -> str:
    asked = condition.group_score
    reading = scene.readings.get(asked.of)
    points = points_seen(reading.low, reading.high) if reading else points_seen(None, None)
    return f"{points}; {scene.wanted(bounds_text(asked, points_text, ' điểm'))}"


def points_seen(low: int | None, high: int | None) -> str:
    """ "đạt 90 điểm", "đạt 88,5–92 điểm" while something is open, "chưa có điểm" when nothing is known."""
    if low is None or high is None:
        return "chưa có điểm"
    if low == high:
        return f"đạt {points_text(low)} điểm"
    return f"đạt {points_text(low)}–{points_text(high)} điểm"


def grades_seen(scene: Scene, condition: say.Grades) -> str:
    asked = condition.grades
    named = _criteria(scene, asked.of)
    wanted = dict.fromkeys(named, asked.at_least)
    if asked.rest:
        wanted |= dict.fromkeys((row for row in _criteria(scene, ()) if row not in wanted), asked.rest)
    grades = scene.pack.grades
    statuses = {row: scene.readings[row].grade_reaches(grades, grade) for row, grade in wanted.items()}
    return _listed(scene, statuses, lambda reading: _mark(scene, reading), "dưới cấp độ cần có")


def floor_seen(scene: Scene, condition: say.Floor) -> str:
    asked = condition.floor
    rows = _criteria(scene, asked.of)
    statuses = {row: scene.readings[row].reaches(asked.at_least) for row in rows}
    return _listed(scene, statuses, _points_of, f"dưới {asked.at_least} điểm tối đa")


def _criteria(scene: Scene, named: Iterable[str]) -> list[str]:
    addresses = tuple(named) or ("",)
    found = [
        row
        for address in addresses
        if not address or address in scene.words.places
        for row in criteria_in(scene.words.places, address)
    ]
    return [row for row in dict.fromkeys(found) if row in scene.readings]


def _listed(
    scene: Scene, statuses: dict[str, bool | None], show: Callable[[RowReading], str], failing: str
) -> str:
    missed = [row for row, status in statuses.items() if status is False]
    open_ = [row for row, status in statuses.items() if status is None]
    parts = [f"{failing}: {_named(scene, missed, show)}"] if missed else []
    parts += [f"chưa rõ: {_named(scene, open_, show)}"] if open_ else []
    counting = sum(1 for row in statuses if scene.readings[row].counts is not False)
    return "; ".join(parts) or f"{counting} tiêu chí, không tiêu chí nào {failing}"


def _named(scene: Scene, rows: list[str], show: Callable[[RowReading], str]) -> str:
    texts = [f"{scene.words.row(row)} ({show(scene.readings[row])})" for row in rows[:SHOWN]]
    rest = len(rows) - SHOWN
    return ", ".join(texts) + (f" và {rest} tiêu chí khác" if rest > 0 else "")


def _mark(scene: Scene, reading: RowReading) -> str:
    grade = reading.grade(scene.pack.grades)
    parts = [scene.words.grade(grade)] if grade else []
    return ", ".join([*parts, *([_points_of(reading)] if reading.top else [])]) or "chưa ghi cấp độ"


def _points_of(reading: RowReading) -> str:
    if reading.low is None or reading.high is None:
        return "không chấm điểm"
    if reading.low == reading.high:
        return f"{points_text(reading.low)}/{points_text(reading.top)} điểm"
    if not reading.entered:
        return f"chưa chấm, tối đa {points_text(reading.top)} điểm"
    return f"{points_text(reading.low)}–{points_text(reading.high)}/{points_text(reading.top)} điểm"
