"""Shortcomings that earlier years left open."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.lists.kinds import CARD, CELL, NAME, ListKind
from congtam.campaigns.lists.lines import Line
from congtam.campaigns.lists.roll import Found, Roll
from congtam.campaigns.models import Campaign
from congtam.journal.actors import Actor
from congtam.people.names import plain
from congtam.people.roster.columns import Column
from congtam.people.roster.effects import Effects
from congtam.remedies.actions.recording import About, Finding, record_shortcomings
from congtam.remedies.actions.telling import tell
from congtam.remedies.models import Shortcoming

COLUMNS = (
    NAME,
    CARD,
    CELL,
    Column("text", "Hạn chế, khuyết điểm", ("han che", "khuyet diem", "noi dung", "ton tai")),
    Column("source", "Nguồn", ("nguon ket luan", "loai ket luan"), needed=True),
    Column("paper", "Số văn bản", ("so ket luan", "van ban", "so"), needed=True),
    Column("found_on", "Ngày văn bản", ("ngay ket luan", "ngay"), needed=True),
    Column("is_secret", "Mật", ("van ban mat", "do mat")),
)

Row = tuple[About, Finding]


def check(campaign: Campaign, roll: Roll, lines: Sequence[Line]) -> list[Row | None]:
    kept = Shortcoming.objects.filter(organisation=campaign.organisation_id)
    there = {key(row.unit_id, row.person_id, row.paper, row.text) for row in kept}
    found: list[Row | None] = []
    for line in lines:
        row = read_line(campaign, roll, line)
        if row and (own := key(row[0].unit, row[0].person, row[1].paper, row[1].text)) in there:
            line.log.remark(line.at("text"), _("Mục này đã có trong sổ."), _("Bỏ qua dòng này."))
            row = None
        elif row:
            there.add(own)
        found.append(row)
    return found


def key(unit: int | None, person: int | None, paper: str, text: str) -> tuple[object, ...]:
    return unit, person, plain(paper), plain(text)


def read_line(campaign: Campaign, roll: Roll, line: Line) -> Row | None:
    before = len(line.log.faults)
    whom, secret = roll.subject(line), line.flag("is_secret")
    text = line.text("text", 1000, needed="" if secret else _("Ghi lời văn của kết luận."))
    if secret and text:
        line.log.fault(
            line.at("text"),
            _("Văn bản mật mà có nội dung."),
            _("Xóa nội dung: văn bản mật chỉ ghi số và ngày."),
        )
    source = line.choice("source", Shortcoming.Source)
    paper = line.text("paper", 120, needed=_("Ghi số văn bản."))
    day = line.day("found_on")
    if not line.said("found_on"):
        line.log.fault(line.at("found_on"), _("Thiếu ngày văn bản."), _("Gõ ngày/tháng/năm."))
    if day and day > timezone.localdate():
        line.log.fault(line.at("found_on"), _("Ngày văn bản chưa tới."), _("Sửa lại ngày."))
    if len(line.log.faults) > before or not (whom and source and paper and day):
        return None
    about = about_found(campaign, roll, whom)
    return about, Finding(source, paper, day, text or "", is_secret=secret)


def about_found(campaign: Campaign, roll: Roll, whom: Found) -> About:
    home = whom.unit or roll.cells.get(whom.person or 0)
    return About(campaign.organisation_id, whom.unit, whom.person, home, whom.name)


def write(_campaign: Campaign, rows: list[Row], by: Actor, effects: Effects) -> None:
    effects.created(record_shortcomings(found=rows, by=by))


def undone(campaign: Campaign, by: Actor) -> None:
    tell(campaign, None, by)


OPEN_SHORTCOMINGS = ListKind(
    "ton-tai",
    gettext_lazy("Hạn chế, khuyết điểm còn mở"),
    gettext_lazy("Mỗi dòng một mục đã được kết luận mà chưa khắc phục xong. Văn bản mật chỉ ghi số, ngày."),
    COLUMNS,
    check,
    write,
    undone,
)
