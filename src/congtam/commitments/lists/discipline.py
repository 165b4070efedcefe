"""Discipline that was decided: a violation is counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.lists.kinds import CARD, CELL, NAME, ListKind
from congtam.campaigns.lists.lines import Line
from congtam.campaigns.lists.roll import Roll
from congtam.campaigns.models import Campaign
from congtam.journal.actors import Actor
from congtam.people.actions.registers import record_discipline
from congtam.people.models import Discipline, Person
from congtam.people.names import plain
from congtam.people.roster.columns import Column
from congtam.people.roster.effects import Effects

DISCIPLINE = (
    NAME,
    CARD,
    CELL,
    Column("side", "Loại kỷ luật", ("loai",), needed=True),
    Column("form", "Hình thức", ("hinh thuc ky luat",), needed=True),
    Column("decision", "Số quyết định", ("quyet dinh", "so qd", "so van ban"), needed=True),
    Column("decided_on", "Ngày quyết định", ("ngay qd", "ngay ky"), needed=True),
    Column("act_year", "Năm xảy ra vi phạm", ("nam vi pham",)),
    Column("self_detected", "Tự phát hiện", ("tu phat hien",)),
    Column("remedied", "Đã khắc phục xong", ("khac phuc",)),
    Column("lifted_on", "Hết hiệu lực", ("ngay het hieu luc", "ngay xoa")),
)


@dataclass(frozen=True)
class DisciplineLine:
    person: int
    side: str
    form: str
    decision: str
    decided_on: date
    act_year: int | None
    self_detected: bool
    remedied: bool
    lifted_on: date | None

    @property
    def key(self) -> tuple[int, str, str]:
        return self.person, self.side, number_key(self.decision)

    @property
    def day_key(self) -> tuple[int, str, date]:
        return self.person, self.side, self.decided_on


def number_key(decision: str) -> str:
    """12-QĐ/UBKT, 12 - QĐ/UBKT and 12-QD/UBKT are one decision."""
    return "".join(letter for letter in plain(decision) if letter.isalnum())


def check_discipline(campaign: Campaign, roll: Roll, lines: Sequence[Line]) -> list[DisciplineLine | None]:
    """One decision is one row, however often and however it is written."""
    there: set[Any] = set()
    for row in Discipline.objects.filter(organisation=campaign.organisation_id):
        there |= {(row.person_id, row.side, number_key(row.decision))}
        there |= {(row.person_id, row.side, row.decided_on)}
    found: list[DisciplineLine | None] = []
    for line in lines:
        row_read = read_discipline(roll, line)
        if row_read and {row_read.key, row_read.day_key} & there:
            line.log.remark(
                line.at("decision"),
                _("Quyết định này đã có trong sổ kỷ luật."),
                _("Bỏ qua dòng này: một vi phạm chỉ tính một lần."),
            )
            row_read = None
        if row_read:
            there |= {row_read.key, row_read.day_key}
        found.append(row_read)
    return found


def read_discipline(roll: Roll, line: Line) -> DisciplineLine | None:
    before = len(line.log.faults)
    whom = roll.subject(line)
    if whom and whom.person is None:
        line.log.fault(
            line.at("name"),
            _("%(name)s là đơn vị.") % {"name": whom.name},
            _("Sổ này ghi kỷ luật của người; kỷ luật tổ chức ghi ở dữ kiện của đơn vị."),
        )
    side = line.choice("side", Discipline.Side)
    form = line.choice("form", Discipline.Form)
    decision = line.text("decision", 60, needed=_("Ghi số quyết định."))
    decided, lifted = line.day("decided_on"), line.day("lifted_on")
    if not line.said("decided_on"):
        line.log.fault(line.at("decided_on"), _("Thiếu ngày quyết định."), _("Gõ ngày/tháng/năm."))
    if decided and lifted and lifted < decided:
        line.log.fault(
            line.at("lifted_on"), _("Ngày hết hiệu lực trước ngày quyết định."), _("Sửa một trong hai ngày.")
        )
    act_year, detected, remedied = line.year("act_year"), line.flag("self_detected"), line.flag("remedied")
    if len(line.log.faults) > before or not (whom and whom.person and side and form and decision and decided):
        return None
    return DisciplineLine(whom.person, side, form, decision, decided, act_year, detected, remedied, lifted)


def write_discipline(campaign: Campaign, rows: list[DisciplineLine], by: Actor, effects: Effects) -> None:
    persons = Person.objects.filter(organisation=campaign.organisation_id).in_bulk(
        [row.person for row in rows]
    )
    made = [
        record_discipline(
            person=persons[row.person],
            by=by,
            side=row.side,
            form=row.form,
            decision=row.decision,
            decided_on=row.decided_on,
            act_year=row.act_year,
            self_detected=row.self_detected,
            remedied=row.remedied,
            lifted_on=row.lifted_on,
        )
        for row in rows
    ]
    effects.created(made)


EARLIER_DISCIPLINE = ListKind(
    "ky-luat",
    gettext_lazy("Kỷ luật đã có quyết định"),
    gettext_lazy(
        "Ghi vào sổ kỷ luật. Quyết định đã có trong sổ thì bỏ qua, nên một vi phạm chỉ tính một lần."
    ),
    DISCIPLINE,
    check_discipline,
    write_discipline,
)
