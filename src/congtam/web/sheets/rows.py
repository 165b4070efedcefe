"""Each row of a sheet as the page shows it: its fields, what it gives, what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congtam.campaigns.queries.targets import Given
from congtam.engine.pack.criteria import Leaf
from congtam.engine.scoring import RowReading
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import Draft, Mark
from congtam.sheets.queries.missing import evidence_asked, is_blank, is_evidence_due
from congtam.sheets.queries.standing import Behind, Standing, bodies_by_relation
from congtam.sheets.values import Values
from congtam.web.sheets import words
from congtam.web.sheets.beside import (
    Body,
    OptionShown,
    bodies_shown,
    guidance,
    options_shown,
    relations,
    share_seen,
)
from congtam.web.sheets.fields import Field, fields_shown
from congtam.web.sheets.tasked import Tasked, tasked
from congtam.web.sheets.typed import as_was, prefix_of


@dataclass(frozen=True)
class Seen:
    """Worked out and shown beside a mark; it binds nobody."""

    status: bool | None
    says: str
    seen: str


@dataclass(frozen=True)
class Proof:
    text: str
    files: int
    asked: str
    is_due: bool


@dataclass(frozen=True)
class RowShown:
    line: Line
    id: str
    number: str
    text: str
    most: str
    given: str
    grade: str
    counts: bool | None
    fields: tuple[Field, ...]
    was: str
    proof: Proof
    is_blank: bool
    drafts: tuple[Draft, ...] = ()
    fault: str = ""
    figure: str = ""
    guidance: str = ""
    slot: str = ""
    options: tuple[OptionShown, ...] = ()
    share: str = ""
    behind: tuple[Body, ...] = ()
    beside: tuple[Seen, ...] = ()
    tasked: Tasked | None = None
    saved: Mark | None = None

    @property
    def depth(self) -> int:
        return self.line.place.depth

    @property
    def is_group(self) -> bool:
        return not isinstance(self.line.place.row, Leaf)

    @property
    def is_absent(self) -> bool:
        return self.counts is False and not (self.saved and self.saved.aside)

    @property
    def body(self) -> Body | None:
        """The one body from whose level a row fills itself."""
        return self.behind[0] if self.line.is_derived and len(self.behind) == 1 else None


@dataclass(frozen=True)
class Kept:
    """What the tables hold for a sheet, by address."""

    marks: Mapping[str, Mark]
    files: Mapping[str, int]
    drafts: Mapping[str, Sequence[Draft]]
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    targets: Sequence[Given] = ()


def rows_shown(layout: Layout, standing: Standing, kept: Kept) -> list[RowShown]:
    behind = bodies_by_relation(standing, relations(layout.lines))
    return [row_shown(layout, line, standing, kept, behind) for line in layout.lines]


def row_shown(
    layout: Layout, line: Line, standing: Standing, kept: Kept, behind: Mapping[str, Sequence[Behind]]
) -> RowShown:
    address, reading, pack = line.address, standing.readings[line.address], standing.pack
    mark = kept.marks.get(address)
    values = Values.of(mark) if mark else Values()
    card = pack.subjects[standing.kind].scorecard or ""
    return RowShown(
        line=line,
        id=prefix_of(line),
        number=words.number_shown(layout, line.place),
        text=line.place.row.text,
        most=words.most_shown(line.place.row),
        given=words.given(reading, is_derived=line.is_derived),
        grade=words.grade_shown(pack, reading),
        counts=reading.counts,
        fields=tuple(fields_shown(line, pack, values, kept.typed.get(address))),
        was=as_was(line, mark),
        proof=proof(line, reading, mark, kept.files.get(address, 0)),
        is_blank=bool(line.fields) and reading.counts is True and is_blank(line, values),
        drafts=tuple(kept.drafts.get(address, ())),
        fault=kept.wrong.get(address, ""),
        figure=words.figure_percent(values.part, values.whole) if line.place.row.figure else "",
        guidance=guidance(line, standing),
        slot=words.slot_said(pack, card, address) if words.is_slot(line.place) else "",
        options=options_shown(line, standing),
        share=share_seen(line, standing),
        behind=bodies_shown(pack, line, behind),
        beside=seen_beside(standing, address),
        tasked=tasked(line, reading, kept.targets) if line.is_told_by_targets else None,
        saved=mark,
    )


def seen_beside(standing: Standing, address: str) -> tuple[Seen, ...]:
    steps = standing.explanation.beside.get(address, ())
    return tuple(Seen(step.status, step.sentence, step.observed) for step in steps)


def proof(line: Line, reading: RowReading, mark: Mark | None, files: int) -> Proof:
    text = mark.evidence if mark else ""
    due = is_evidence_due(line, reading) and not text and not files
    return Proof(text, files, evidence_asked(line), due)
