"""The rows of a list by what their columns hold; what cannot be read is written to the log with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from congtam.campaigns.amounts import amount
from congtam.campaigns.lists.layout import Layout
from congtam.people.names import plain
from congtam.people.roster.columns import Column
from congtam.people.roster.sheets import Cell, Log, Place, Row, Sheet, letter, shown
from congtam.people.roster.values import by_label, day

YES = {"x", "co", "dung", "yes", "1"}
NO = {"", "khong", "no", "0", "-"}


@dataclass(frozen=True)
class Line:
    """One row. Every way to read a cell answers None after having written the fault."""

    sheet: str
    row: Row
    columns: dict[str, int]
    log: Log

    def at(self, key: str) -> Place:
        column = letter(self.columns[key]) if key in self.columns else ""
        return Place(self.sheet, self.row.number, column)

    def cell(self, key: str) -> Cell:
        return self.row.cell(self.columns[key]) if key in self.columns else ""

    def said(self, key: str) -> str:
        return shown(self.cell(key))

    def text(self, key: str, longest: int, *, needed: str = "") -> str | None:
        """`needed`: what to do when there is none."""
        said = self.said(key)
        if needed and not said:
            self.log.fault(self.at(key), _("Ô này để trống."), needed)
            return None
        if len(said) > longest:
            self.log.fault(
                self.at(key),
                _("Ô này dài %(n)d ký tự, quá %(most)d.") % {"n": len(said), "most": longest},
                _("Rút gọn lại, phần còn lại để ở văn bản gốc."),
            )
            return None
        return said

    def day(self, key: str) -> date | None:
        """None also where nothing stands."""
        if not self.said(key):
            return None
        found = day(self.cell(key), this_year=date.today().year)  # noqa: DTZ011 - the century of two digits
        if found is None or found.year_only:
            self.log.fault(
                self.at(key),
                _("Không đọc được ngày “%(said)s”.") % {"said": self.said(key)[:40]},
                _("Gõ ngày/tháng/năm, ví dụ 15/01/2025."),
            )
            return None
        return found.on

    def year(self, key: str) -> int | None:
        said = self.said(key)
        if said.isdigit() and 1900 < int(said) < 2200:
            return int(said)
        if said:
            self.log.fault(
                self.at(key), _("“%(said)s” không phải năm.") % {"said": said[:40]}, _("Gõ năm bốn chữ số.")
            )
        return None

    def amount(self, key: str) -> int | None:
        """In hundredths. A number of the spreadsheet is shown with a decimal comma first."""
        said = self.said(key)
        found = amount(said) if said else None
        if said and found is None:
            self.log.fault(
                self.at(key),
                _("“%(said)s” không phải số.") % {"said": said[:40]},
                _("Gõ số, phần lẻ sau dấu phẩy, tối đa hai chữ số, ví dụ 95,5."),
            )
        return found

    def flag(self, key: str) -> bool:
        said = plain(self.said(key))
        if said not in YES | NO:
            self.log.fault(
                self.at(key),
                _("“%(said)s” không phải có hoặc không.") % {"said": self.said(key)[:40]},
                _("Gõ x nếu có, để trống nếu không."),
            )
        return said in YES

    def choice(self, key: str, choices: type[TextChoices]) -> str | None:
        """By name or key, however it is typed."""
        if found := by_label(self.said(key), choices):
            return found
        self.log.fault(
            self.at(key),
            _("Không hiểu “%(said)s”.") % {"said": self.said(key)[:40]},
            _("Dùng một trong: %(names)s.") % {"names": "; ".join(map(str, choices.labels))},
        )
        return None


def lines_of(sheets: Iterable[Sheet], layouts: Sequence[Layout], log: Log) -> list[Line]:
    by_name = {layout.sheet: layout for layout in layouts if layout.columns}
    return [
        Line(sheet.name, row, {key: number for number, key in layout.columns.items()}, log)
        for sheet in sheets
        if (layout := by_name.get(sheet.name))
        for row in sheet.rows
        if row.number >= layout.first_row and any(row.text(number) for number in layout.columns)
    ]


def missing_columns(layouts: Sequence[Layout], columns: Sequence[Column], log: Log) -> None:
    """A column without which no line can be understood: said once, not for each line."""
    for layout in layouts:
        if not layout.columns:
            continue
        for column in columns:
            if column.needed and column.key not in layout.columns.values():
                log.fault(
                    Place(layout.sheet),
                    _("Chưa cột nào là “%(name)s”.") % {"name": column.label},
                    _("Quay lại bước chọn cột và chỉ ra cột ấy, hoặc thêm cột vào tệp."),
                )
