"""Rows -> lines, cell by cell. What cannot be read is written to the log with its place and its remedy."""

import re
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.people.models import Unit
from congtam.people.names import tidy
from congtam.people.roster import values
from congtam.people.roster.columns import COLUMNS, Holds
from congtam.people.roster.headings import Layout, is_group
from congtam.people.roster.lines import MemberLine, Options, Parsed, UnitLine
from congtam.people.roster.sheets import Log, Place, Row, Sheet, letter, shown

DAY_REMEDY = gettext_lazy("Ghi ngày/tháng/năm, ví dụ 19/05/1970; chỉ biết năm sinh thì ghi năm.")


class Reader:
    """One row under one layout: cells by the key of their column."""

    def __init__(self, row: Row, layout: Layout, log: Log, this_year: int) -> None:
        self.row, self.layout, self.log, self.this_year = row, layout, log, this_year

    def numbers(self, key: str) -> list[int]:
        return [number for number, held in self.layout.columns.items() if held == key]

    def text(self, key: str) -> str:
        """The first column of this key that holds something."""
        return next((tidy(text) for number in self.numbers(key) if (text := self.row.text(number))), "")

    def place(self, key: str = "") -> Place:
        numbers = self.numbers(key) if key else []
        filled = [number for number in numbers if self.row.text(number)] or numbers
        label = next((known.label for known in COLUMNS[self.layout.holds] if known.key == key), "")
        column = f"{letter(filled[0])} ({label})" if filled else str(label)
        return Place(self.layout.sheet, self.row.number, column if key else "")

    def day(self, key: str) -> values.Day | None:
        """A single mark, as in columns that offices tick, says nothing about the day."""
        for number in self.numbers(key):
            text = shown(self.row.cell(number))
            if text in {"", "-", "x", "X"}:
                continue
            found = values.day(self.row.cell(number), this_year=self.this_year)
            if found is None:
                self.fault(key, _("“%(text)s” không phải một ngày") % {"text": text[:30]}, str(DAY_REMEDY))
            return found
        return None

    def on(self, key: str) -> date | None:
        found = self.day(key)
        return found.on if found else None

    def fault(self, key: str, says: str, remedy: str) -> None:
        self.log.fault(self.place(key), says, remedy)


def parse(sheets: list[Sheet], layouts: list[Layout], options: Options, log: Log) -> Parsed:
    by_name = {sheet.name: sheet for sheet in sheets}
    parsed = Parsed()
    for layout in layouts:
        sheet = by_name.get(layout.sheet)
        if sheet is None or layout.holds is Holds.NOTHING:
            continue
        rows = [row for row in sheet.rows if row.number >= layout.first_row and not row.is_empty]
        readers = [Reader(row, layout, log, options.day.year) for row in rows]
        if layout.holds is Holds.MEMBERS:
            parsed.members += members(readers, sheet.name)
        else:
            parsed.units += [line for reader in readers if (line := unit(reader))]
    return parsed


def members(readers: list[Reader], sheet: str) -> list[MemberLine]:
    """A row that names a cell holds for those below it; the sheet's own name may be a cell's too."""
    group = sheet if is_group(sheet) else ""
    lines = []
    for reader in readers:
        name = full_name(reader)
        heading = group_of(reader)
        if heading:
            group = heading
        elif name:
            line = member(reader, name, group)
            if line:
                lines.append(line)
    return lines


def full_name(reader: Reader) -> str:
    parts = [reader.text("full_name") or reader.text("family_name"), reader.text("given_name")]
    return values.person_name(" ".join(part for part in parts if part))


def group_of(reader: Reader) -> str:
    """ "II. CHI BỘ THANH KHÊ (22 đảng viên)" -> "CHI BỘ THANH KHÊ"."""
    filled = [text for number in range(len(reader.row.cells)) if (text := reader.row.text(number))]
    words = next((text for text in filled if is_group(text)), "")
    if not words or len(filled) > 3 or reader.text("born_on") or reader.text("card_number"):
        return ""
    name = re.sub(r"^[IVX\d]+\s*[.)\-]\s*", "", tidy(words))
    return re.sub(r"\s*[(:].*$", "", name)


def member(reader: Reader, name: str, group: str) -> MemberLine | None:
    """None for lines under the list: "Người lập biểu" and the like."""
    others = [
        key for key in reader.layout.columns.values() if key not in {"full_name", "family_name", "given_name"}
    ]
    if not any(reader.text(key) for key in others):
        return None
    if not values.is_name(name):
        reader.fault(
            "full_name",
            _("“%(name)s” không giống họ và tên") % {"name": name[:40]},
            _("Ghi cả họ và tên, không kèm số hay ký hiệu."),
        )
    return MemberLine(
        place=reader.place(),
        full_name=name,
        born=reader.day("born_on"),
        card_number=card(reader),
        admitted_on=reader.on("admitted_on"),
        official_on=reader.on("official_on"),
        cell=reader.text("cell") or group,
        standing=word(reader, "standing", values.standing, _("Ghi: Chính thức, Dự bị, Miễn hoặc Đình chỉ.")),
        party_post=post(reader),
        employment=word(
            reader,
            "employment",
            values.employment,
            _("Ghi: Cán bộ, Công chức, Viên chức, Quân đội, công an, Kinh doanh, Nghỉ hưu hoặc Khác."),
        ),
        phone=reader.text("phone")[:20],
    )


def card(reader: Reader) -> str:
    for number in reader.numbers("card_number"):
        found = values.card(reader.row.cell(number))
        if found is None:
            reader.fault(
                "card_number",
                _("Số thẻ “%(text)s” có ký tự lạ") % {"text": reader.text("card_number")[:20]},
                _("Số thẻ chỉ gồm chữ số. Chưa có thẻ thì để trống."),
            )
        return found or ""
    return ""


def word(reader: Reader, key: str, read: values.ReadWord, remedy: str) -> str:
    text = reader.text(key)
    found = read(text) if text else ""
    if found is None:
        reader.fault(key, _("Không hiểu “%(text)s”") % {"text": text[:40]}, remedy)
    return found or ""


def post(reader: Reader) -> str:
    """Posts outside the cell are entered in the product; here they only earn a remark."""
    text = reader.text("party_post")
    found = values.party_post(text)
    if found is None:
        reader.log.remark(
            reader.place("party_post"),
            _("Không ghi chức vụ “%(text)s”") % {"text": text[:40]},
            _("Chỉ nhận bí thư, phó bí thư, chi ủy viên; chức vụ khác ghi ở trang của người đó."),
        )
    return found or ""


def unit(reader: Reader) -> UnitLine | None:
    name = reader.text("name")
    if not name:
        return None
    kind = values.by_label(reader.text("kind"), Unit.Kind)
    if kind is None:
        reader.fault(
            "kind",
            _("Không có loại đơn vị “%(text)s”") % {"text": reader.text("kind")[:40]},
            _("Chọn một loại trong danh sách thả xuống của tệp mẫu."),
        )
    variety = values.by_label(reader.text("variety"), Unit.Variety) if reader.text("variety") else ""
    if variety is None:
        reader.fault(
            "variety",
            _("Không có loại hình “%(text)s”") % {"text": reader.text("variety")[:40]},
            _("Chọn một loại hình trong danh sách thả xuống của tệp mẫu."),
        )
    return UnitLine(
        place=reader.place(),
        name=name[:160],
        kind=kind or "",
        variety=variety or "",
        parent=reader.text("parent"),
        beside=reader.text("beside"),
        short_name=reader.text("short_name")[:60],
        since=reader.on("since"),
    )
