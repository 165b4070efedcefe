"""The rows of a form as they came back: only those that somebody changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from congtam.sheets.actions.marking import Typed
from congtam.sheets.layout import Line
from congtam.sheets.models import Mark
from congtam.sheets.values import Values

BETWEEN = "|"


def prefix_of(line: Line, before: str = "") -> str:
    return f"{before}d{line.number}"


def as_was(line: Line, mark: Mark | None) -> str:
    """The version and the values as the form shows them, sent back with it."""
    values = Values.of(mark) if mark else Values()
    return BETWEEN.join([str(mark.version if mark else 0), *(values.typed(field) for field in line.fields)])


def changed_rows(posted: QueryDict, lines: Iterable[Line], before: str = "") -> list[Typed]:
    found = []
    for line in lines:
        row = row_typed(posted, line, before)
        if row is not None:
            found.append(row)
    return found


def row_typed(posted: QueryDict, line: Line, before: str = "") -> Typed | None:
    """None where the form did not have the row, or it stands there as it was shown."""
    prefix = prefix_of(line, before)
    was = posted.get(f"{prefix}.was")
    if was is None:
        return None
    version, *shown = was.split(BETWEEN)
    fields = {field: posted.get(f"{prefix}.{field}", "").strip() for field in line.fields}
    if list(fields.values()) == shown:
        return None
    return Typed(line, fields, int(version) if version.isdigit() else 0)


def typed_texts(row: Typed | None) -> Mapping[str, str]:
    return row.fields if row else {}
