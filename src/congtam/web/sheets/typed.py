"""The rows of a form as they came back: only those that somebody changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from congtam.sheets.actions.marking import Typed
from congtam.sheets.layout import Line
from congtam.sheets.models import Mark
from congtam.sheets.values import Values

BETWEEN = "|"
LONGEST_NUMBER = 10


def prefix_of(line: Line, before: str = "") -> str:
    return f"{before}d{line.number}"


def as_was(line: Line, mark: Mark | None) -> str:
    """The version and the values as the form shows them, sent back with it."""
    values = Values.of(mark) if mark else Values()
    return BETWEEN.join([str(mark.version if mark else 0), *(values.typed(field) for field in line.fields)])


@dataclass(frozen=True)
class Returned:
    """The rows of a form that came back: those that somebody changed, and those that stand as they stood."""

    changed: list[Typed]
    same: list[Line]


def rows_returned(posted: QueryDict, lines: Iterable[Line], before: str = "") -> Returned:
    found = Returned([], [])
    for line in lines:
        row = row_typed(posted, line, before)
        if row is not None:
            found.changed.append(row)
        elif f"{prefix_of(line, before)}.was" in posted:
            found.same.append(line)
    return found


def row_typed(posted: QueryDict, line: Line, before: str = "") -> Typed | None:
    """None where the form did not have the row, or it stands there as it was shown."""
    prefix = prefix_of(line, before)
    was = posted.get(f"{prefix}.was")
    if was is None:
        return None
    version, *shown = was.split(BETWEEN)
    fields = {field: posted.get(f"{prefix}.{field}", "").replace("\x00", "").strip() for field in line.fields}
    if list(fields.values()) == shown:
        return None
    return Typed(line, fields, number(version))


def number(text: str) -> int:
    """A version as the form sent it back; whatever else stands there is older than everything."""
    return int(text) if text.isdecimal() and len(text) < LONGEST_NUMBER else 0
