"""The table of a printed sheet: its rows as the document numbers them, what was marked, and its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from congtam.campaigns.packs import pack_of
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import BandsLeaf, Leaf, OptionsLeaf, Scorecard
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import RowReading
from congtam.papers.paper import Table
from congtam.sheets.layout import Layout
from congtam.sheets.layout import Line as Row
from congtam.sheets.models import EvidenceFile, Sheet
from congtam.sheets.queries.standing import Standing, standing_of
from congtam.sheets.rules import layout_for

CHOSEN, EMPTY = "☒", "☐"
MARK = "x"


@dataclass(frozen=True)
class Proof:
    """What stands beside a row, and how many files."""

    text: str
    files: int

    @property
    def says(self) -> str:
        files = f"{self.files} tệp đính kèm" if self.files else ""
        return ". ".join(part for part in (self.text, files) if part)


@dataclass(frozen=True)
class Form:
    """What all rows of one paper need. `with_grades`: a mark follows from points; `with_proof`: a column for
    what the document asks to be proven."""

    pack: Pack
    layout: Layout
    card: Scorecard
    standing: Standing
    proofs: Mapping[str, Proof]
    with_grades: bool
    with_proof: bool

    @property
    def is_graded(self) -> bool:
        """Marks are grades, without points."""
        return self.card.max is None


def form_of(sheet: Sheet) -> Form:
    pack, layout = pack_of(sheet.dossier.campaign), layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    if layout.card is None:
        raise ValueError("a sheet without a scorecard")
    proofs = proofs_of(sheet)
    rows = [line.place.row for line in layout.lines]
    asked = any(isinstance(row, Leaf) and row.evidence != "optional" for row in rows)
    graded = any(grade.from_ for grade in pack.grades.values()) and any(row.criterion for row in rows)
    return Form(
        pack=pack,
        layout=layout,
        card=layout.card,
        standing=standing_of(sheet),
        proofs=proofs,
        with_grades=graded and layout.card.max is not None,
        with_proof=asked or any(proof.says for proof in proofs.values()),
    )


def proofs_of(sheet: Sheet) -> dict[str, Proof]:
    files: dict[str, int] = {}
    for row in sheet.files.exclude(state=EvidenceFile.State.WAITING).values_list("row", flat=True):
        files[row] = files.get(row, 0) + 1
    texts = dict(sheet.marks.exclude(evidence="").values_list("row", "evidence"))
    return {row: Proof(texts.get(row, ""), files.get(row, 0)) for row in {*files, *texts}}


def table_of(sheet: Sheet, form: Form) -> Table:
    rows = [row for line in form.layout.lines for row in lines_of(form, line)]
    strong = [place for place, (line, _) in enumerate(rows) if line and not isinstance(line.place.row, Leaf)]
    cells = [cells for _, cells in rows]
    if not form.is_graded:
        strong.append(len(cells))
        cells.append(total_row(form))
    heads, widths = heads_of(sheet, form)
    return Table(heads, tuple(cells), widths, frozenset(strong))


def heads_of(sheet: Sheet, form: Form) -> tuple[tuple[str, ...], tuple[int, ...]]:
    heads, widths = ["TT", "Tiêu chí đánh giá"], [8, 60]
    if form.is_graded:
        labels = [grade.label for grade in form.pack.grades.values()]
        heads, widths = [*heads, *labels], [*widths, *[12] * len(labels)]
    else:
        given = "Điểm tự chấm" if sheet.is_own else "Điểm chấm"
        heads, widths = [*heads, "Điểm tối đa", given], [*widths, 12, 12]
    if form.with_grades:
        heads, widths = [*heads, "Cấp độ"], [*widths, 15]
    if form.with_proof:
        heads, widths = [*heads, "Thuyết minh, giải trình, số liệu minh chứng"], [*widths, 40]
    return tuple(heads), tuple(widths)


Printed = tuple[Row | None, tuple[str, ...]]


def lines_of(form: Form, line: Row) -> Iterator[Printed]:
    """A row, and under it the options it leaves to choose from, with a mark on the chosen one."""
    reading = form.standing.readings[line.address]
    row = line.place.row
    yield line, (row.number, row.text, *marked(form, line, reading), *beside(form, line, reading))
    if isinstance(row, OptionsLeaf | BandsLeaf):
        for key, text, most in choices(row):
            mark = CHOSEN if is_chosen(form, line, key) else EMPTY
            yield None, (key, text, most, mark, *[""] * (form.with_grades + form.with_proof))


def marked(form: Form, line: Row, reading: RowReading) -> list[str]:
    row = line.place.row
    if form.is_graded:
        grade = reading.entered.get("grade")
        return [MARK if grade == key else "" for key in form.pack.grades]
    most = getattr(row, "max", None)
    return [points_text(most) if most else "", settled(reading.low, reading.high)]


def beside(form: Form, line: Row, reading: RowReading) -> Iterator[str]:
    if form.with_grades:
        yield grade_of(form, line, reading)
    if form.with_proof:
        proof = form.proofs.get(line.address)
        yield proof.says if proof else ""


def settled(low: int | None, high: int | None) -> str:
    """Nothing where it is not settled: a blank is no 0, and the hand may fill it in."""
    return points_text(low) if low is not None and low == high else ""


def grade_of(form: Form, line: Row, reading: RowReading) -> str:
    grade = reading.entered.get("grade")
    if not grade and line.place.row.criterion and reading.low == reading.high:
        grade = reading.grade(form.pack.grades)
    return form.pack.grades[grade].label if grade else ""


def choices(row: OptionsLeaf | BandsLeaf) -> Iterator[tuple[str, str, str]]:
    if isinstance(row, OptionsLeaf):
        yield from ((one.id, one.text, points_text(one.max)) for one in row.options)
    else:
        yield from ((one.id, one.label, points_text(one.to)) for one in row.bands)


def is_chosen(form: Form, line: Row, key: str) -> bool:
    if line.is_chosen_by_data:
        return form.standing.chosen(line.address, line.choices).get(key) is True
    return form.standing.readings[line.address].entered.get("option") == key


def total_row(form: Form) -> tuple[str, ...]:
    total = settled(form.standing.low, form.standing.high)
    most = points_text(form.card.max or 0)
    return ("", "TỔNG ĐIỂM", most, total, *[""] * (form.with_grades + form.with_proof))
