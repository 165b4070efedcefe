"""A sheet as it is handed in on paper: in Vietnamese, whatever language the screens are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import BandsLeaf, Leaf, OptionsLeaf, Scorecard
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import RowReading
from congtam.papers.paper import Block, Head, Heading, Line, Paper, Table
from congtam.papers.places import place_in
from congtam.people.models import Organisation, Placing
from congtam.sheets.layout import Layout
from congtam.sheets.layout import Line as Row
from congtam.sheets.models import EvidenceFile, Sheet
from congtam.sheets.queries.signing import signatures
from congtam.sheets.queries.standing import Standing, standing_of
from congtam.sheets.rules import layout_for

DOTS = "…………"
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


def paper_of(sheet: Sheet) -> Paper:
    form, on = form_of(sheet), day_of(sheet)
    kind, title = titled(sheet, form)
    return Paper(
        kind=kind,
        summary=title,
        head=head_of(sheet, on),
        blocks=(*about(sheet, form), table_of(sheet, form), *proposed(sheet, form), *votes(sheet, form)),
        signatures=signatures(sheet, on),
        wide=form.with_proof,
    )


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


def day_of(sheet: Sheet) -> date:
    moment = sheet.submitted_at
    return timezone.localtime(moment).date() if moment else timezone.localdate()


def titled(sheet: Sheet, form: Form) -> tuple[str, str]:
    """The kind of paper, then what it is about: the year, and whose."""
    campaign, subject = sheet.dossier.campaign, form.pack.subjects[sheet.dossier.kind]
    return form.card.title.partition(" (Mẫu")[0], f"Năm {campaign.year} (loại hình: {subject.label})"


def head_of(sheet: Sheet, on: date) -> Head:
    organisation = Organisation.objects.get(pk=sheet.organisation_id)
    return Head(organisation.name, issuer_of(sheet), "", place_in(organisation.name), on)


def issuer_of(sheet: Sheet) -> str:
    """Who fills it: the unit, the rater, or the cell of a person."""
    if sheet.is_own and sheet.dossier.person_id:
        home = Placing.objects.on(day_of(sheet)).filter(unit=sheet.dossier.home_id).first()
        return home.name if home else ""
    return sheet.name


def about(sheet: Sheet, form: Form) -> Iterator[Block]:
    """Whom the sheet is about: a person with what the forms ask of them. A unit's own stands at the head."""
    dossier = sheet.dossier
    if dossier.person_id:
        yield from about_person(dossier)
    elif not sheet.is_own:
        yield Line(f"{dossier.name}.", f"{form.pack.subjects[dossier.kind].label}:")
    if not sheet.is_own:
        yield Line(f"{sheet.name}.", "Chủ thể chấm:")


def about_person(dossier: Dossier) -> Iterator[Block]:
    person = dossier.person
    born = DOTS
    if person and person.born_on:
        born = f"{person.born_on.year}" if person.born_year_only else f"{person.born_on:%d/%m/%Y}"
    yield Line(f"{dossier.name}. Sinh ngày: {born}.", "Họ và tên:")
    yield Line(f"{dossier.standing or DOTS}.", "Chức vụ:")


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


def proposed(sheet: Sheet, form: Form) -> Iterator[Block]:
    """Levels to tick, with the frame of points where the document asks for one; nothing ticked beforehand."""
    subject = form.pack.subjects[sheet.dossier.kind]
    if subject.no_level_because and not subject.levels:
        yield Line(subject.no_level_because)
        return
    yield Heading("Đề nghị mức xếp loại chất lượng")
    for level, name in form.pack.levels.items():
        yield Line(f"{CHOSEN if sheet.proposal == level else EMPTY} {name}")


def votes(sheet: Sheet, form: Form) -> Iterator[Block]:
    """The vote of the document on this subject, as it prints it, to be filled in by hand after the count."""
    if not sheet.is_own:
        return
    for ballot in form.pack.ballots.values():
        if sheet.dossier.kind in ballot.for_subjects and ballot.printed:
            yield Heading(ballot.label)
            yield from (Line(printed) for printed in ballot.printed)
