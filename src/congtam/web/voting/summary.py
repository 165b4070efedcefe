"""The check page in words: every name where there are few, the exceptions where there are thousands."""

from collections import Counter
from typing import Any

from congtam.ballots.choices import BLANK
from congtam.ballots.queries.printed import PrintedBallot


def summary(paper: PrintedBallot, ticks: bytes) -> dict[str, Any]:
    blank = ticks.count(BLANK)
    counted: dict[str, Any] = {"ticked": len(ticks) - blank, "blank": blank}
    if paper.question.bulk:
        cells = [cell_of(paper, ticks, name, places) for name, places in paper.cells]
        return {**counted, "cells": cells, "lines": []}
    return {**counted, "cells": [], "lines": [line_of(paper, ticks, place) for place in range(len(ticks))]}


def cell_of(paper: PrintedBallot, ticks: bytes, name: str, places: list[int]) -> dict[str, Any]:
    """As proposed, blank, and each name for which this ballot says otherwise."""
    proposed = [place for place in places if is_as_proposed(paper, ticks, place)]
    others = [place for place in places if ticks[place] != BLANK and place not in set(proposed)]
    return {
        "name": name,
        "size": len(places),
        "proposed": len(proposed),
        "blank": Counter(ticks[place] for place in places)[BLANK],
        "others": [line_of(paper, ticks, place) for place in others],
    }


def is_as_proposed(paper: PrintedBallot, ticks: bytes, place: int) -> bool:
    return ticks[place] != BLANK and ticks[place] == paper.question.lines[place].proposal


def line_of(paper: PrintedBallot, ticks: bytes, place: int) -> dict[str, Any]:
    tick = ticks[place]
    return {
        "number": paper.lines[place].number,
        "label": paper.lines[place].label,
        "choice": paper.choices[tick - 1] if tick != BLANK else "",
    }
