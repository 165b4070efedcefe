"""Targets for many subjects at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.actions.targets import LARGEST_WEIGHT, Task, give_tasks
from congtam.campaigns.actions.telling import tell_all
from congtam.campaigns.amounts import HUNDRED_PERCENT
from congtam.campaigns.lists.kinds import CARD, CELL, NAME, ListKind
from congtam.campaigns.lists.lines import Line
from congtam.campaigns.lists.roll import Found, Roll
from congtam.campaigns.models import Campaign, Dossier, Target
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.roster.columns import Column
from congtam.people.roster.effects import Effects

COLUMNS = (
    NAME,
    CARD,
    CELL,
    Column("text", "Chỉ tiêu, nhiệm vụ", ("chi tieu", "nhiem vu", "noi dung", "ten chi tieu"), needed=True),
    Column("measure", "Sản phẩm, mức cần đạt", ("san pham", "muc can dat", "yeu cau")),
    Column("planned", "Mức giao", ("ke hoach", "so giao", "chi tieu giao")),
    Column("counted_in", "Đơn vị tính", ("dvt", "don vi tinh")),
    Column("weight", "Trọng số", ("ty trong", "he so")),
    Column("given_on", "Ngày giao", ("giao ngay",)),
    Column("due_on", "Hạn", ("thoi han", "han hoan thanh", "ngay hoan thanh")),
    Column("paper", "Văn bản giao", ("van ban", "so van ban", "can cu")),
)

Given = tuple[Dossier, Task, date]


def check(campaign: Campaign, roll: Roll, lines: Sequence[Line]) -> list[Given | None]:
    homes = dossiers_by_subject(campaign)
    there = set(
        Target.objects.filter(organisation=campaign.organisation_id, dossier__campaign=campaign).values_list(
            "dossier_id", "text"
        )
    )
    found: list[Given | None] = []
    for line in lines:
        row = read_line(roll, line, homes)
        if row and (row[0].pk, row[1].text) in there:
            line.log.remark(
                line.at("text"), _("Chỉ tiêu này đã giao rồi."), _("Bỏ qua dòng này; giữ như đã giao.")
            )
            row = None
        if row:
            there.add((row[0].pk, row[1].text))
        found.append(row)
    return found


def dossiers_by_subject(campaign: Campaign) -> dict[tuple[int | None, int | None], Dossier]:
    """Of several dossiers of one subject the one that is rated, in the order of the document."""
    order = list(pack_of(campaign).subjects)
    rows = sorted(
        campaign.dossiers.filter(is_listed=True),
        key=lambda row: (row.is_rated is False, order.index(row.kind) if row.kind in order else 99),
    )
    found: dict[tuple[int | None, int | None], Dossier] = {}
    for row in rows:
        found.setdefault((row.unit_id, row.person_id), row)
    return found


def read_line(roll: Roll, line: Line, homes: dict[tuple[int | None, int | None], Dossier]) -> Given | None:
    before = len(line.log.faults)
    whom = roll.subject(line)
    text = line.text("text", 300, needed=_("Ghi chỉ tiêu, nhiệm vụ được giao."))
    measure, counted_in = line.text("measure", 200), line.text("counted_in", 40)
    planned, weight = line.amount("planned"), line.amount("weight")
    due, paper, on = line.day("due_on"), line.text("paper", 120), line.day("given_on")
    refuse_days(line, on or timezone.localdate(), due)
    refuse_amounts(line, planned, weight, counted_in or "")
    dossier = dossier_for(line, whom, homes) if whom else None
    if len(line.log.faults) > before or dossier is None or not text:
        return None
    unit = "" if counted_in == "%" else counted_in or ""
    amount = HUNDRED_PERCENT if planned is None else planned
    task = Task(text, measure or "", due, amount, unit, weight, paper or "")
    return dossier, task, on or timezone.localdate()


def refuse_days(line: Line, on: date, due: date | None) -> None:
    if on > timezone.localdate():
        line.log.fault(line.at("given_on"), _("Ngày giao chưa tới."), _("Ghi ngày đã giao."))
    if due and due < on:
        line.log.fault(
            line.at("due_on"),
            _("Hạn %(due)s trước ngày giao %(given)s.")
            % {"due": f"{due:%d/%m/%Y}", "given": f"{on:%d/%m/%Y}"},
            _("Sửa hạn, hoặc ghi đúng ngày giao (để trống là hôm nay)."),
        )


def refuse_amounts(line: Line, planned: int | None, weight: int | None, counted_in: str) -> None:
    if planned == 0:
        line.log.fault(line.at("planned"), _("Mức giao là 0."), _("Ghi một số lớn hơn 0, hoặc để trống."))
    if planned and planned > HUNDRED_PERCENT and counted_in in {"", "%"}:
        line.log.fault(
            line.at("planned"),
            _("Mức giao quá 100%."),
            _("Tính theo phần trăm thì nhiều nhất 100; tính theo số lượng thì ghi đơn vị tính."),
        )
    if weight is not None and not 0 < weight <= LARGEST_WEIGHT:
        line.log.fault(line.at("weight"), _("Trọng số không hợp lệ."), _("Ghi một số lớn hơn 0."))


def dossier_for(
    line: Line, whom: Found, homes: dict[tuple[int | None, int | None], Dossier]
) -> Dossier | None:
    found = homes.get((whom.unit, whom.person))
    if found is None:
        line.log.fault(
            line.at("name"),
            _("%(name)s không có hồ sơ trong đợt này.") % {"name": whom.name},
            _("Bỏ dòng này, hoặc thêm đối tượng vào đợt trước."),
        )
    return found


def write(campaign: Campaign, rows: list[Given], by: Actor, effects: Effects) -> None:
    by_day: dict[date, list[tuple[Dossier, Task]]] = defaultdict(list)
    for dossier, task, on in rows:
        by_day[on].append((dossier, task))
    for on, given in by_day.items():
        effects.created(give_tasks(campaign=campaign, given=given, on=on, by=by))


TARGETS = ListKind(
    "chi-tieu",
    gettext_lazy("Chỉ tiêu, nhiệm vụ được giao"),
    gettext_lazy(
        "Mỗi dòng một chỉ tiêu của một người hoặc đơn vị. Không ghi đơn vị tính thì tính theo phần trăm."
    ),
    COLUMNS,
    check,
    write,
    tell_all,
)
