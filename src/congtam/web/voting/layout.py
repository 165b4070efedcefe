"""Which part of a ballot is on the page, and what the page before it sent along."""

from collections.abc import Mapping
from typing import Any

from congtam.ballots.queries.printed import PrintedBallot
from congtam.web.base.numbers import number
from congtam.web.voting.marks import Marks

CELLS = "cells"


def sent_marks(sent: Mapping[str, str], paper: PrintedBallot) -> Marks:
    """What came along, changed by what was on the page that was sent."""
    marks = Marks.read(paper, sent.get("marks", ""))
    page = sent.get("page", "")
    if page == CELLS:
        return marks.with_cells(sent)
    cell = number(page)
    if cell is not None and cell <= len(paper.cells):
        return marks.with_lines(places_of(paper, cell), sent)
    return marks


def lines_shown(paper: PrintedBallot, marks: Marks, turn: str) -> dict[str, Any]:
    """A bulk ballot opens with its cells and turns to the names of one; any other shows all its lines."""
    cell = number(turn) or 0
    cell = cell if cell <= len(paper.cells) else 0
    if paper.question.bulk and not cell:
        return {"cells": cells_shown(paper, marks), "lines": [], "page": CELLS, "cell": ""}
    places = places_of(paper, cell)
    name = paper.cells[cell - 1][0] if cell else ""
    lines = [line_shown(paper, marks, place) for place in places]
    return {"cells": [], "lines": lines, "page": cell, "cell": name}


def places_of(paper: PrintedBallot, cell: int) -> list[int]:
    """Of the cell with this number; 0 is the whole ballot."""
    return paper.cells[cell - 1][1] if cell else list(range(len(paper.lines)))


def cells_shown(paper: PrintedBallot, marks: Marks) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "name": name,
            "size": len(places),
            "agreed": marks.cells[number - 1] == "1",
            "own": marks.touched(places),
            "proposed": paper.proposed[number - 1],
        }
        for number, (name, places) in enumerate(paper.cells, start=1)
    ]


def line_shown(paper: PrintedBallot, marks: Marks, place: int) -> dict[str, Any]:
    line, allowed, chosen = paper.lines[place], paper.question.lines[place].allowed, marks.chosen(place)
    options = [
        {
            "number": number,
            "label": label,
            "is_open": number in allowed,
            "chosen": chosen == number,
            "why": line.closed.get(number, ""),
        }
        for number, label in enumerate(paper.choices, start=1)
    ]
    return {"line": line, "options": options, "left_blank": chosen == 0}
