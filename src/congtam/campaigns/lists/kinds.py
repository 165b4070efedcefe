"""A kind of list: its columns, how its lines are checked, what is written when none is at fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from congtam.campaigns.lists.layout import Layout, guess
from congtam.campaigns.lists.lines import Line, lines_of, missing_columns
from congtam.campaigns.lists.roll import Roll
from congtam.campaigns.models import Campaign
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.people.roster.columns import Column
from congtam.people.roster.effects import Effects
from congtam.people.roster.sheets import Log, Sheet, Weight
from congtam.people.roster.workbooks import Workbook

NAME = Column(
    "name",
    "Họ tên hoặc đơn vị",
    ("ho va ten", "ho ten", "ten dang vien", "doi tuong", "don vi", "ten don vi", "ca nhan tap the", "ten"),
    needed=True,
)
CARD = Column("card_number", "Số thẻ đảng viên", ("so the dang vien", "so the", "the dang"))
CELL = Column("cell", "Chi bộ", ("chi bo", "noi sinh hoat"))


@dataclass(frozen=True)
class Checked:
    """What a list would do. `rows` are what `write` takes."""

    log: Log
    rows: list[Any]
    known: int
    """Lines that stand in the registers already, and are passed over."""

    @property
    def may_be_written(self) -> bool:
        return bool(self.rows) and not self.log.of(Weight.ERROR)


@dataclass(frozen=True)
class ListKind:
    """`check` gives one row for each line to be written, None for one that is known or at fault."""

    key: str
    title: str | Promise
    lead: str | Promise
    columns: tuple[Column, ...]
    check: Callable[[Campaign, Roll, Sequence[Line]], list[Any | None]]
    write: Callable[[Campaign, list[Any], Actor, Effects], None]
    undone: Callable[[Campaign, Actor], None] = lambda campaign, by: None  # noqa: ARG005 - a field's default

    def guessed(self, sheets: Sequence[Sheet]) -> list[Layout]:
        return [guess(sheet, self.columns) for sheet in sheets]

    def tried(self, campaign: Campaign, sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> Checked:
        """The whole way but for the last step. Nothing is written."""
        log = Log()
        missing_columns(layouts, self.columns, log)
        lines = [] if log.faults else lines_of(sheets, layouts, log)
        if not lines and not log.faults:
            raise Refusal(_("Chưa cột nào được nhận ra. Hãy quay lại bước chọn cột."))
        rows = self.check(campaign, Roll(campaign.organisation_id, campaign.asked_on), lines)
        kept = [row for row in rows if row is not None]
        at_fault = {(fault.place.sheet, fault.place.row) for fault in log.of(Weight.ERROR)}
        return Checked(log, kept, max(0, len(lines) - len(kept) - len(at_fault)))

    def template(self) -> bytes:
        """In Vietnamese whoever asks: the words in it are what the import understands."""
        with translation.override("vi"):
            book = Workbook()
            book.sheet(str(self.title)[:31], self.columns, [])
            return book.content()
