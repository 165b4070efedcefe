"""A hundred units by their steps as one drawing: a column for each unit, a row for each step."""

from collections.abc import Sequence
from dataclasses import dataclass

from congtam.web.campaign.marks import Group

LEFT, COLUMN, ROW, GAP = 132, 8, 21, 9
LETTER, LINE, UNDER = 9, 19, 8
WIDE, HIGH = 5, 17


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Span:
    """The columns of one group: from where to where, and where its name begins, on which line over them."""

    first: int
    end: int
    text: str
    x: int
    line: int = 0

    def meets(self, other: "Span") -> bool:
        return self.x < other.x + len(other.text) * LETTER and other.x < self.x + len(self.text) * LETTER


@dataclass(frozen=True)
class Figure:
    width: int
    height: int
    top: int
    boxes: dict[str, str]
    """The boxes of each state as one path: a thousand elements take longer than all the counting."""
    groups: list[Label]
    lines: str
    """Under each name the line over its columns, and down to it where other names stand between."""
    steps: list[Label]


def drawn(groups: Sequence[Group], heads: Sequence[object]) -> Figure:
    spans = placed(groups)
    top = LINE * (1 + max((span.line for span in spans), default=0)) + UNDER
    right = max((span.end for span in spans), default=LEFT)
    names = [Label(span.x, top - UNDER - LINE * span.line - 4, span.text) for span in spans]
    lines = "".join(line_under(span, top - UNDER + 4) for span in spans)
    steps = [Label(LEFT - 12, top + ROW * place + 14, str(head)) for place, head in enumerate(heads)]
    widest = max([right, *(span.x + len(span.text) * LETTER for span in spans)])
    return Figure(widest, top + ROW * len(heads) + 4, top, boxes(groups, spans, top), names, lines, steps)


def placed(groups: Sequence[Group]) -> list[Span]:
    """Names that would leave the drawing begin earlier; each stands on the lowest line that has room."""
    right = LEFT + sum(len(group.lines) * COLUMN + GAP for group in groups) - GAP
    found: list[Span] = []
    first = LEFT
    for group in groups:
        text, end = f"{group.name} {len(group.lines)}", first + len(group.lines) * COLUMN - 3
        x = max(LEFT, min(first, right - len(text) * LETTER))
        span = Span(first, end, text, x)
        taken = {other.line for other in found if other.meets(span)}
        line = next(line for line in range(len(groups)) if line not in taken)
        found.append(Span(first, end, text, x, line))
        first = end + 3 + GAP
    return found


def line_under(span: Span, y: int) -> str:
    across = f"M{span.first} {y}H{span.end}"
    return f"{across}M{span.first} {y}V{y - LINE * span.line}" if span.line else across


def boxes(groups: Sequence[Group], spans: Sequence[Span], top: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for group, span in zip(groups, spans, strict=True):
        for column, line in enumerate(group.lines):
            for place, mark in enumerate(line.marks):
                drawn_one = box(span.first + COLUMN * column, top + ROW * place)
                found[mark.state] = found.get(mark.state, "") + drawn_one
    return found


def box(x: int, y: int) -> str:
    return f"M{x} {y}h{WIDE}v{HIGH}h-{WIDE}z"
