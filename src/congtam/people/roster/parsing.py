"""Rows -> lines, cell by cell. What cannot be read is written to the log with its place and its remedy."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.people.models import Membership, Unit
from congtam.people.roster import values
from congtam.people.roster.columns import COLUMNS, Holds
from congtam.people.roster.headings import Layout
from congtam.people.roster.lines import MOST_LETTERS, MemberLine, Options, Parsed, UnitLine
from congtam.people.roster.rows import Is, Shape, group_above, group_of, kind_of, shape_of, uncovered
from congtam.people.roster.sheets import Log, Place, Row, Sheet, letter, shown

Standing = Membership.Standing
YOUNGEST = 16  # years; younger is a slip of the pen
LONGEST_NAME, LONGEST_UNIT, LONGEST_SHORT, LONGEST_PHONE = 80, 160, 60, 20

DAY_REMEDY = gettext_lazy("Ghi ngày/tháng/năm, ví dụ 19/05/1970; chỉ biết năm sinh thì ghi năm.")


class Reader:
    """One row under one layout: cells by the key of their column."""

    def __init__(self, row: Row, shape: Shape, log: Log, this_year: int) -> None:
        self.row, self.shape, self.log, self.this_year = row, shape, log, this_year
        self.layout = shape.layout

    def numbers(self, key: str) -> list[int]:
        return self.shape.numbers(key)

    def text(self, key: str) -> str:
        return self.shape.text(self.row, key)

    def place(self, key: str = "") -> Place:
        """Faults have a column; the line itself is placed by its row alone."""
        if not key:
            return Place(self.layout.sheet, self.row.number)
        numbers = self.numbers(key)
        filled = [number for number in numbers if self.row.text(number)] or numbers
        label = next((known.label for known in COLUMNS[self.layout.holds] if known.key == key), "")
        column = f"{letter(filled[0])} ({label})" if filled else str(label)
        return Place(self.layout.sheet, self.row.number, column)

    def day(self, key: str, latest: int | None = None) -> values.Day | None:
        """A single mark, as in columns that offices tick, says nothing about the day."""
        for number in self.numbers(key):
            text = shown(self.row.cell(number))
            if text in {"", "-", "x", "X"}:
                continue
            found = values.day(self.row.cell(number), this_year=latest or self.this_year)
            if found is None:
                self.fault(key, _("“%(text)s” không phải một ngày") % {"text": text[:30]}, str(DAY_REMEDY))
            return found
        return None

    def whole(self, key: str, found: values.Day | None) -> date | None:
        """A day of which only month or year is known is not written: no day is invented."""
        if found is None or found.is_whole:
            return found.on if found else None
        self.log.remark(
            self.place(key),
            _("“%(text)s” chưa đủ ngày, tháng, năm nên không ghi") % {"text": self.text(key)[:30]},
            _("Biết đủ thì ghi đủ, ví dụ 03/02/2011; không thì không phải làm gì."),
        )
        return None

    def fault(self, key: str, says: str, remedy: str) -> None:
        self.log.fault(self.place(key), says, remedy)


def parse(sheets: list[Sheet], layouts: list[Layout], options: Options, log: Log) -> Parsed:
    by_name = {sheet.name: sheet for sheet in sheets}
    parsed = Parsed()
    for layout in layouts:
        sheet = by_name.get(layout.sheet)
        if sheet is None or layout.holds is Holds.NOTHING:
            continue
        shape = shape_of(sheet, layout)
        rows = uncovered((row for row in sheet.rows if row.number >= layout.first_row), shape)
        readers = [Reader(row, shape, log, options.day.year) for row in rows if not row.is_empty]
        if layout.holds is Holds.MEMBERS:
            parsed.members += members(readers, group_above(sheet, layout))
        else:
            parsed.units += [line for reader in readers if (line := unit(reader))]
    return parsed


def members(readers: list[Reader], group: str) -> list[MemberLine]:
    """A row that names a cell holds for those below it. No row with a name or a card is left out unsaid."""
    lines = []
    for reader in readers:
        match kind_of(reader.row, reader.shape, reader.this_year):
            case Is.GROUP:
                group = group_of(reader.row, reader.shape)
            case Is.MEMBER:
                lines.append(member(reader, reader.shape.name(reader.row), group))
            case Is.NAMELESS:
                reader.fault(
                    "full_name" if reader.numbers("full_name") else "family_name",
                    _("Dòng này có số thẻ hoặc ngày sinh mà không có họ tên"),
                    _("Ghi họ và tên; nếu là dòng thừa thì xóa cả dòng trong tệp."),
                )
            case Is.PASSED:
                pass_over(reader)
            case Is.HEADING | Is.FOOT:
                pass
    return lines


def pass_over(reader: Reader) -> None:
    reader.log.remark(
        reader.place(),
        _("Bỏ qua “%(text)s”: không số thứ tự, số thẻ hay ngày tháng")
        % {"text": reader.shape.name(reader.row)[:40]},
        _("Đúng là phần ký tên hay ghi chú thì không phải làm gì; là đảng viên thì ghi thêm số thẻ."),
    )


def member(reader: Reader, name: str, group: str) -> MemberLine:
    check_name(reader, name)
    born, admitted, official = born_on(reader), reader.day("admitted_on"), reader.day("official_on")
    return MemberLine(
        place=reader.place(),
        full_name=name[:MOST_LETTERS],
        born=born,
        card_number=card(reader),
        admitted_on=reader.whole("admitted_on", admitted),
        official_on=reader.whole("official_on", official),
        cell=cell(reader) or group,
        standing=word(reader, "standing", values.standing, _("Ghi: Chính thức, Dự bị, Miễn hoặc Đình chỉ.")),
        party_post=post(reader),
        employment=word(
            reader,
            "employment",
            values.employment,
            _(
                "Ghi: Cán bộ, Công chức, Viên chức, Quân đội, công an, Kinh doanh, Nghỉ hưu hoặc Khác; hay "
                "để cột này “không dùng” ở bước Chọn cột."
            ),
        ),
        phone=phone(reader),
        columns=reader.shape.said,
        by_days=Standing.OFFICIAL if official else Standing.PROBATIONARY if admitted else "",
    )


def check_name(reader: Reader, name: str) -> None:
    key = "full_name" if reader.numbers("full_name") else "family_name"
    if not values.is_name(name):
        reader.fault(
            key,
            _("“%(name)s” không giống họ và tên") % {"name": name[:40]},
            _("Ghi cả họ và tên, không kèm số hay ký hiệu. Họ và tên ở hai cột thì chọn đủ hai cột."),
        )
    elif len(name) > LONGEST_NAME:
        reader.fault(
            key,
            _("Họ và tên dài hơn %(most)d chữ") % {"most": LONGEST_NAME},
            _("Ghi riêng họ và tên của một người; phần còn lại để ở cột khác."),
        )


def cell(reader: Reader) -> str:
    text = reader.text("cell")
    if len(text) > LONGEST_UNIT:
        reader.fault(
            "cell",
            _("Tên chi bộ dài hơn %(most)d chữ") % {"most": LONGEST_UNIT},
            _("Ghi tên chi bộ như ở trang Tổ chức; phần còn lại để ở cột khác."),
        )
    return text[:LONGEST_UNIT]


def born_on(reader: Reader) -> values.Day | None:
    """Of month and year only the year is kept: no day is invented."""
    latest = reader.this_year - YOUNGEST
    found = reader.day("born_on", latest)
    if found is None or not found.month_only:
        return found
    reader.log.remark(
        reader.place("born_on"),
        _("“%(text)s” không có ngày: chỉ ghi năm sinh %(year)d")
        % {"text": reader.text("born_on")[:30], "year": found.on.year},
        _("Biết đủ ngày, tháng, năm thì ghi đủ; không thì không phải làm gì."),
    )
    return values.Day(date(found.on.year, 1, 1), year_only=True)


def phone(reader: Reader) -> str:
    found = [one for number in reader.numbers("phone") for one in values.phones(reader.row.cell(number))]
    if not found:
        return ""
    if len(found) > 1 or len(found[0]) > LONGEST_PHONE:
        reader.log.remark(
            reader.place("phone"),
            _("Chỉ ghi một số điện thoại: %(phone)s") % {"phone": found[0][:LONGEST_PHONE]},
            _("Cần số khác thì để số đó đứng trước trong ô."),
        )
    return found[0][:LONGEST_PHONE]


def card(reader: Reader) -> str:
    for number in reader.numbers("card_number"):
        found = values.card(reader.row.cell(number))
        if found is None:
            reader.fault(
                "card_number",
                _("Số thẻ “%(text)s” có ký tự lạ") % {"text": reader.text("card_number")[:20]},
                _(
                    "Số thẻ chỉ gồm chữ số; Excel đổi thành dạng 4,6E+07 thì định dạng cột là Văn bản rồi gõ "
                    "lại. Chưa có thẻ thì để trống."
                ),
            )
        return found or ""
    return ""


def word(reader: Reader, key: str, read: values.ReadWord, remedy: str) -> str:
    text = reader.text(key)
    found = read(text[:200]) if text else ""
    if found is None:
        reader.fault(key, _("Không hiểu “%(text)s”") % {"text": text[:40]}, remedy)
    return found or ""


def post(reader: Reader) -> str:
    """Posts outside the cell are entered in the product; here they only earn a remark."""
    text = reader.text("party_post")
    found = values.party_post(text[:200])
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
        name=shortened(reader, "name", LONGEST_UNIT),
        kind=kind or "",
        variety=variety or "",
        parent=reader.text("parent"),
        beside=reader.text("beside"),
        short_name=shortened(reader, "short_name", LONGEST_SHORT),
        since=reader.whole("since", reader.day("since")),
        columns=reader.shape.said,
    )


def shortened(reader: Reader, key: str, most: int) -> str:
    text = reader.text(key)
    if len(text) > most:
        reader.fault(key, _("Tên dài hơn %(most)d chữ") % {"most": most}, _("Ghi tên ngắn hơn."))
    return text[:most]
