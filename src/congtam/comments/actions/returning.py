"""A spreadsheet of answers that came back: looked at first, then written, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Participation
from congtam.comments.actions.answering import Said, give
from congtam.comments.models import Answer, ReturnedSheet
from congtam.comments.queries.gathering import Line, lines
from congtam.comments.workbook import DAY, HEADS, KEY, Filled, read_back
from congtam.files.uploads import name_shown
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.people.roster.sheets import Fault, Log, Place, letter

SHEET = "Lấy ý kiến"


@dataclass(frozen=True)
class Trial:
    """What writing the file would do, or what keeps it from being written."""

    faults: list[Fault]
    answers: list[tuple[Line, Filled]]

    @property
    def may_be_written(self) -> bool:
        return bool(self.answers) and not self.faults


def take_sheet(*, campaign: Campaign, name: str, content: bytes, by: Actor) -> ReturnedSheet:
    """Nothing is written but the file itself. One that is no sheet of this campaign is refused at once."""
    read_back(campaign, name, content, Log())
    return ReturnedSheet.objects.create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        file_name=name_shown(name),
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        taken_at=timezone.now(),
        taken_by=by.name,
    )


def trial_of(returned: ReturnedSheet, today: date) -> Trial:
    log = Log()
    if returned.content is None:
        raise Refusal(_("Tệp này đã ghi hoặc đã bỏ. Hãy chọn lại tệp nếu còn cần."))
    rows = read_back(returned.campaign, returned.file_name, bytes(returned.content), log)
    known = {line.part: line for line in lines(returned.campaign)}
    seen: dict[int, int] = {}
    answers = [(known[row.part], row) for row in rows if fits(row, known.get(row.part), seen, today, log)]
    return Trial(log.faults, answers)


def fits(row: Filled, line: Line | None, seen: dict[int, int], today: date, log: Log) -> bool:
    at, on = place(row, KEY), place(row, DAY)
    again = _("Xóa dòng này; muốn đổi ý kiến đã nhận thì sửa trong phần mềm, có lý do.")
    before = len(log.faults)
    if line is None:
        log.fault(
            at,
            _("Mã %(key)d không có trong đợt này.") % {"key": row.part},
            _("Chép lại mã từ tệp đã tải về, hoặc xóa dòng này."),
        )
        return False
    if line.is_done:
        log.fault(
            at,
            _("%(name)s đã trả lời về %(about)s.") % {"name": line.name, "about": line.subject_name},
            again,
        )
    if row.part in seen:
        log.fault(
            at,
            _("Trùng với dòng %(row)d: ý kiến của một nơi là một.") % {"row": seen[row.part]},
            _("Gộp hai dòng thành một."),
        )
    if row.on and row.on > today:
        log.fault(on, _("Ngày trả lời còn chưa tới."), _("Xem lại ngày."))
    if row.on and line.asked_on and row.on < line.asked_on:
        log.fault(
            on,
            _("Ngày trả lời trước ngày gửi phiếu %(day)s.") % {"day": f"{line.asked_on:%d/%m/%Y}"},
            _("Xem lại ngày."),
        )
    seen[row.part] = row.row
    return len(log.faults) == before


def place(row: Filled, column: int) -> Place:
    return Place(SHEET, row.row, f"{letter(column)} ({HEADS[column]})")


@transaction.atomic
def write_sheet(*, returned: ReturnedSheet, by: Actor) -> int:
    """Every answer of the file, or none: what changed since the trial stops it."""
    refuse_over(returned.campaign)
    locked = ReturnedSheet.objects.select_for_update().select_related("campaign").get(pk=returned.pk)
    trial = trial_of(locked, timezone.localdate())
    if not trial.may_be_written:
        raise Refusal(_("Chưa ghi gì: trong tệp còn chỗ phải sửa, hoặc không có ý kiến nào."))
    parts = parts_by_key(locked.campaign, [row.part for _line, row in trial.answers])
    for _line, row in trial.answers:
        day = row.on or timezone.localdate()
        said = Said(row.text, row.declines, Answer.Way.SHEET, day, row.giver)
        give(part=parts[row.part], said=said, by=by)
    settle(locked, ReturnedSheet.State.WRITTEN, len(trial.answers))
    about = {"sheet": locked.pk, "digest": locked.digest, "answers": len(trial.answers)}
    record(
        organisation=locked.organisation_id,
        by=by,
        deed="comment.import",
        about=f"campaign:{locked.campaign_id}",
        details=about,
    )
    return len(trial.answers)


def parts_by_key(campaign: Campaign, keys: Sequence[int]) -> dict[int, Participation]:
    rows = campaign.participations.filter(pk__in=keys).select_related("dossier")
    found = {row.pk: row for row in rows}
    for row in found.values():
        row.campaign = campaign
    return found


@transaction.atomic
def drop_sheet(*, returned: ReturnedSheet) -> None:
    locked = ReturnedSheet.objects.select_for_update().get(pk=returned.pk)
    if locked.state == ReturnedSheet.State.OPEN:
        settle(locked, ReturnedSheet.State.DROPPED, 0)


def settle(returned: ReturnedSheet, state: str, answers: int) -> None:
    returned.state, returned.content, returned.answers = state, None, answers
    returned.save(update_fields=["state", "content", "answers"])
