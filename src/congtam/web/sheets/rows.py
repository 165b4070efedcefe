"""Each row of a sheet as the page shows it: its fields, what it gives, what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congtam.engine.conditions.walk import questions
from congtam.engine.pack.criteria import (
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    FromLevelLeaf,
    FromShareLeaf,
    Leaf,
    OptionsLeaf,
)
from congtam.engine.pack.quantities import points_text
from congtam.engine.sentences import observed_sentence, sentence
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import Draft, Mark
from congtam.sheets.queries.missing import evidence_asked, is_evidence_due
from congtam.sheets.queries.standing import Behind, Standing, bodies_behind
from congtam.sheets.values import Values
from congtam.web.sheets import words
from congtam.web.sheets.typed import as_was, prefix_of


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """`shape` says which control: points, whole, radios, tick."""

    name: str
    id: str
    shape: str
    label: str
    value: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class OptionShown:
    """One option that data choose: chosen (True), not, or not yet known (None)."""

    id: str
    text: str
    status: bool | None


@dataclass(frozen=True)
class Beside:
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
    drafts: tuple[Draft, ...] = ()
    fault: str = ""
    guidance: str = ""
    slot: str = ""
    options: tuple[OptionShown, ...] = ()
    share: str = ""
    behind: tuple[Behind, ...] = ()
    beside: tuple[Beside, ...] = ()
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


@dataclass(frozen=True)
class Kept:
    """What the tables hold for a sheet, by address."""

    marks: Mapping[str, Mark]
    files: Mapping[str, int]
    drafts: Mapping[str, Sequence[Draft]]
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def rows_shown(layout: Layout, standing: Standing, kept: Kept) -> list[RowShown]:
    return [row_shown(layout, line, standing, kept) for line in layout.lines]


def row_shown(layout: Layout, line: Line, standing: Standing, kept: Kept) -> RowShown:
    address, reading, pack = line.address, standing.readings[line.address], standing.pack
    mark = kept.marks.get(address)
    card = pack.subjects[standing.kind].scorecard or ""
    return RowShown(
        line=line,
        id=prefix_of(line),
        number=words.number_shown(layout, line.place),
        text=line.place.row.text,
        most=words.most_shown(line.place.row),
        given=words.between(reading.low, reading.high),
        grade=words.grade_shown(pack, reading),
        counts=reading.counts,
        fields=tuple(fields_shown(line, standing, kept)),
        was=as_was(line, mark),
        proof=proof(line, standing, kept),
        drafts=tuple(kept.drafts.get(address, ())),
        fault=kept.wrong.get(address, ""),
        guidance=guidance(line, standing),
        slot=words.slot_said(pack, card, address) if words.is_slot(line.place) else "",
        options=options_shown(line, standing),
        share=share_seen(line, standing),
        behind=tuple(body for of in relations_of(line) for body in bodies_behind(standing, of)),
        beside=tuple(
            Beside(step.status, step.sentence, step.observed)
            for step in standing.explanation.beside.get(address, ())
        ),
        saved=mark,
    )


def fields_shown(line: Line, standing: Standing, kept: Kept) -> list[Field]:
    mark, typed = kept.marks.get(line.address), kept.typed.get(line.address)
    values = Values.of(mark) if mark else Values()
    shown = {name: typed[name] if typed else values.typed(name) for name in line.fields}
    order = sorted(
        line.fields, key=("option", "grade", "answer", "points", "times", "part", "whole", "aside").index
    )
    return [field_shown(line, standing, name, shown[name]) for name in order]


def field_shown(line: Line, standing: Standing, name: str, value: str) -> Field:
    key = prefix_of(line)
    choices = picked(choices_for(line, standing, name), value)
    shape = "radios" if choices else SHAPES.get(name, "whole")
    unit = {"points": f"/ {words.most_shown(line.place.row)}", "times": each_time(line)}.get(name, "")
    return Field(f"{key}.{name}", f"{key}-{name}", shape, label_of(line, name), value, unit, choices)


SHAPES = {"points": "points", "aside": "tick"}


def choices_for(line: Line, standing: Standing, name: str) -> list[tuple[str, str]]:
    """Nothing among them is chosen beforehand."""
    if name == "grade":
        return [(key, grade.label) for key, grade in standing.pack.grades.items()]
    if name == "answer":
        return [("yes", _("Có")), ("no", _("Không"))]
    return options_by_hand(line) if name == "option" else []


def label_of(line: Line, name: str) -> str:
    """A figure is called as the document calls it."""
    figure = line.place.row.figure
    if figure and name in {"part", "whole"}:
        return {"part": figure.part, "whole": figure.whole}[name]
    return {
        "points": _("Điểm"),
        "grade": _("Cấp độ"),
        "option": _("Chọn một"),
        "answer": _("Trả lời"),
        "times": _("Số lần"),
        "part": _("Phần đạt"),
        "whole": _("Tổng số"),
        "aside": _("Không áp dụng"),
    }[name]


def picked(choices: Sequence[tuple[str, str]], value: str) -> tuple[Choice, ...]:
    return tuple(Choice(key, label, key == value) for key, label in choices)


def options_by_hand(line: Line) -> list[tuple[str, str]]:
    row = line.place.row
    if isinstance(row, OptionsLeaf):
        return [
            (one.id, f"{one.id}) {one.text} ({words.between(one.min, one.max)})")
            for one in row.options
            if one.when is None
        ]
    if isinstance(row, BandsLeaf):
        return [(one.id, f"{one.label} ({words.between(one.from_, one.to)})") for one in row.bands]
    return []


def each_time(line: Line) -> str:
    row = line.place.row
    if isinstance(row, DeductLeaf):
        return _("mỗi lần trừ %(points)s") % {"points": points_text(row.each)}
    if isinstance(row, CountLeaf):
        return _("mỗi lần cộng %(points)s") % {"points": points_text(row.each)}
    return ""


def proof(line: Line, standing: Standing, kept: Kept) -> Proof:
    mark, files = kept.marks.get(line.address), kept.files.get(line.address, 0)
    text = mark.evidence if mark else ""
    due = is_evidence_due(line, standing.readings[line.address]) and not text and not files
    return Proof(text, files, evidence_asked(line), due)


def guidance(line: Line, standing: Standing) -> str:
    """Only what concerns the unit; while its sector is not recorded, that is said."""
    row = line.place.row
    if not row.guidance:
        return ""
    entry = standing.around.entries.get(standing.explanation.outcome.id)
    chosen = words.facts_of(entry.facts if entry else {}, row.guidance_by)
    if chosen in row.guidance:
        return row.guidance[chosen]
    fact = standing.pack.facts.get(row.guidance_by or "")
    return _("Chưa ghi %(fact)s nên chưa có hướng dẫn riêng; hãy nhờ văn phòng ghi.") % {
        "fact": fact.label if fact else ""
    }


def options_shown(line: Line, standing: Standing) -> tuple[OptionShown, ...]:
    row = line.place.row
    if not isinstance(row, OptionsLeaf) or not line.is_chosen_by_data:
        return ()
    chosen = standing.chosen(line.address, line.choices)
    return tuple(OptionShown(one.id, one.text, chosen.get(one.id)) for one in row.options)


def share_seen(line: Line, standing: Standing) -> str:
    """The share that chooses, as it stands now: said by the option that holds, else by the first."""
    row = line.place.row
    if not isinstance(row, OptionsLeaf):
        return ""
    chosen = standing.chosen(line.address, line.choices)
    asked = [one for one in row.options if one.when is not None]
    one = next((one for one in asked if chosen.get(one.id)), asked[0] if asked else None)
    if one is None or one.when is None:
        return ""
    status, found = chosen.get(one.id), standing.explanation.outcome.row
    seen = observed_sentence(standing.pack, one.when, status, found, kind=standing.kind)
    return f"{sentence(standing.pack, one.when, standing.kind)}: {seen}"


def relations_of(line: Line) -> tuple[str, ...]:
    """Whose levels decide what the row gives."""
    row = line.place.row
    if isinstance(row, FromLevelLeaf | FromShareLeaf):
        return (row.of,)
    if isinstance(row, OptionsLeaf):
        asked = [one.when for one in row.options if one.when is not None]
        return tuple(dict.fromkeys(each.relation for each in questions(asked)))
    return ()
