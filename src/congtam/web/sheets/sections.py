"""The way through a long sheet: its parts with how far each is filled, and the ruler of its points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congtam.engine.conditions.walk import parts
from congtam.engine.pack.conditions import Score
from congtam.engine.pack.quantities import points_text
from congtam.sheets.queries.standing import Standing
from congtam.web.sheets import words
from congtam.web.sheets.rows import RowShown

DEEPEST = 1
"""Parts of parts are named too; what lies deeper is found by looking."""
WIDTH = 1000


@dataclass(frozen=True)
class Section:
    """`first` and `last` are numbers of rows, for the script that counts on."""

    row: RowShown
    first: int
    last: int
    filled: int
    count: int

    @property
    def sign(self) -> str:
        if not self.count:
            return "na"
        return "met" if self.filled == self.count else "part" if self.filled else "todo"

    @property
    def name(self) -> str:
        return words.short_text(self.row.line.place.row, 60)


@dataclass(frozen=True)
class Mark:
    """A number of points that a frame asks for, and the level of that frame."""

    at: int
    points: str
    level: str


@dataclass(frozen=True)
class Ruler:
    """In thousandths of the most that can be reached."""

    low: int
    open: int
    top: int
    marks: tuple[Mark, ...]


def sections_shown(rows: Sequence[RowShown]) -> list[Section]:
    found = []
    for row in rows:
        if not row.is_group or row.depth > DEEPEST:
            continue
        under = list(rows_under(rows, row))
        asked = [one for one in under if one.fields and one.counts is True]
        if under:
            filled = sum(not one.is_blank for one in asked)
            found.append(Section(row, row.line.number, under[-1].line.number, filled, len(asked)))
    return found


def rows_under(rows: Sequence[RowShown], group: RowShown) -> Iterator[RowShown]:
    for row in rows[group.line.number + 1 :]:
        if row.depth <= group.depth:
            return
        yield row


def ruler_shown(standing: Standing) -> Ruler | None:
    low, high, top = standing.low, standing.high, standing.top
    if low is None or high is None or not top:
        return None
    marks = [Mark(at * WIDTH // top, points_text(at), level) for at, level in asked_points(standing)]
    return Ruler(low * WIDTH // top, (high - low) * WIDTH // top, top, tuple(marks))


def asked_points(standing: Standing) -> Iterator[tuple[int, str]]:
    """Fewest first; a level may be asked for by more than one frame."""
    subject = standing.pack.subjects[standing.kind]
    found: dict[int, str] = {}
    for level, frame in subject.levels.items():
        for condition in frame:
            for part in parts(condition):
                if isinstance(part, Score) and part.score.at_least:
                    found.setdefault(part.score.at_least, standing.pack.levels[level])
    yield from sorted(found.items())
