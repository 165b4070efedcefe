"""A hundred units by their steps as one drawing: a column for each unit, a row for each step."""

from collections.abc import Sequence
from dataclasses import dataclass

from congtam.web.campaign.marks import Group

LEFT, TOP, COLUMN, ROW, GAP = 132, 94, 8, 21, 9
LETTER, LINE = 9, 19
WIDE, HIGH = 5, 17


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    text: str
    end: int = 0


@dataclass(frozen=True)
class Figure:
    width: int
    height: int
    boxes: dict[str, str]
    """The boxes of each state as one path: a thousand elements take longer than all the counting."""
    groups: list[Label]
    steps: list[Label]


def label_height(before: Sequence[Label], x: int) -> int:
    """The lowest line on which the labels before leave room."""
    taken = {label.y for label in before if label.x + len(label.text) * LETTER > x}
    return next(y for y in range(TOP - 10, -1000, -LINE) if y not in taken)


def box(x: int, y: int) -> str:
    return f"M{x} {y}h{WIDE}v{HIGH}h-{WIDE}z"


def drawn(groups: Sequence[Group], heads: Sequence[object]) -> Figure:
    boxes: dict[str, str] = {}
    names: list[Label] = []
    x = LEFT
    for group in groups:
        first = x
        for line in group.lines:
            for place, mark in enumerate(line.marks):
                boxes[mark.state] = boxes.get(mark.state, "") + box(x, TOP + ROW * place)
            x += COLUMN
        text = f"{group.name} {len(group.lines)}"
        names.append(Label(first, label_height(names, first), text, x - 3))
        x += GAP
    steps = [Label(LEFT - 12, TOP + ROW * place + 14, str(head)) for place, head in enumerate(heads)]
    widest = max((label.x + len(label.text) * LETTER for label in names), default=x)
    return Figure(max(x, widest), TOP + ROW * len(heads) + 4, boxes, names, steps)
