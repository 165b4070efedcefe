"""What a sheet still lacks before it can be given: rows nobody filled, evidence that the pack asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.engine.pack.criteria import BandsLeaf, Leaf, OptionsLeaf, RatioLeaf
from congtam.engine.scoring import RowReading
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import EvidenceFile, Sheet
from congtam.sheets.values import Values


@dataclass(frozen=True)
class Missing:
    line: Line
    says: str


def missing_rows(sheet: Sheet, layout: Layout, readings: Mapping[str, RowReading]) -> list[Missing]:
    """In print order. A row that does not concern the subject, or is filled by itself, is not missed."""
    marks = {mark.row: mark for mark in sheet.marks.all()}
    return [
        Missing(line, _("chưa chấm"))
        for line in layout.filled()
        if readings[line.address].counts is True
        if is_blank(line, Values.of(marks[line.address]) if line.address in marks else Values())
    ]


def unproven_rows(sheet: Sheet, layout: Layout, readings: Mapping[str, RowReading]) -> list[Missing]:
    """Where the pack makes evidence compulsory and neither a text nor a file that counts is there."""
    proven = {mark.row for mark in sheet.marks.all() if mark.evidence}
    proven |= {file.row for file in sheet.files.exclude(state=EvidenceFile.State.WAITING)}
    return [
        Missing(line, evidence_asked(line))
        for line in layout.lines
        if line.address not in proven and is_evidence_due(line, readings[line.address])
    ]


def is_blank(line: Line, values: Values) -> bool:
    """A whole of 0 is asked about, as the engine does: it says nothing."""
    if values.aside:
        return False
    row = line.place.row
    if isinstance(row, OptionsLeaf | BandsLeaf):
        return not any(True for _ in settled_by(line, values))
    if isinstance(row, RatioLeaf) and not values.whole:
        return True
    beside = {"aside"} | (set() if isinstance(row, RatioLeaf) else {"part", "whole"})
    return any(getattr(values, field) in (None, "") for field in set(line.fields) - beside)


def settled_by(line: Line, values: Values) -> Iterator[int]:
    """The points, given or the only ones possible under the choice; nothing while the choice is open."""
    row = line.place.row
    if isinstance(row, OptionsLeaf):
        ranges = {option.id: (option.min, option.max) for option in row.options}
        if "option" in line.fields and not values.option:
            return
    elif isinstance(row, BandsLeaf):
        ranges = {band.id: (band.from_, band.to) for band in row.bands}
    else:
        return
    if values.points is not None:
        yield values.points
    elif values.option and ranges[values.option][0] == ranges[values.option][1]:
        yield ranges[values.option][0]


def is_evidence_due(line: Line, reading: RowReading) -> bool:
    """Asked of rows with something entered; a row set aside proves nothing."""
    row = line.place.row
    if not isinstance(row, Leaf) or reading.counts is not True or reading.entered.get("aside"):
        return False
    entered = set(reading.entered) - {"aside"}
    if row.evidence == "always":
        return bool(entered)
    if not entered or reading.low is None or reading.low != reading.high:
        return False
    at_most = reading.low == reading.top
    return (row.evidence == "at_max" and at_most) or (row.evidence == "below_max" and not at_most)


def evidence_asked(line: Line) -> str:
    row = line.place.row
    why = row.evidence if isinstance(row, Leaf) else ""
    return {
        "always": _("văn bản buộc ghi minh chứng ở tiêu chí này"),
        "below_max": _("chấm dưới điểm tối đa thì phải giải trình"),
        "at_max": _("chấm điểm tối đa thì phải có minh chứng"),
    }.get(why, "")
