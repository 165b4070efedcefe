"""Reports on targets: made by those who were given them, checked by the superior, told on as facts."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.evidence import Taken
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.actions.telling import tell_on
from congtam.campaigns.amounts import HUNDRED_PERCENT, shown
from congtam.campaigns.models import Progress, Target
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal


@transaction.atomic
def report_progress(
    *,
    target: Target,
    done: int,
    reached_on: date,
    is_final: bool,
    by: Actor,
    text: str = "",
    file: Taken | None = None,
) -> Progress:
    refuse_over(target.dossier.campaign)
    refuse_impossible(target, done, reached_on)
    row = Progress.objects.create(
        organisation_id=target.organisation_id,
        target=target,
        done=done,
        reached_on=reached_on,
        note=text.strip(),
        is_final=is_final,
        reporter=by.key,
        reported_by=by.name,
        reported_at=timezone.now(),
        **(file.columns() if file else {}),
    )
    finish(target, "progress", by, {"done": done, "final": is_final})
    return row


def refuse_impossible(target: Target, done: int, reached_on: date) -> None:
    if target.is_in_percent and done > HUNDRED_PERCENT:
        raise Refusal(
            _("%(done)s%% là quá 100%%. Chỉ tiêu này tính theo phần trăm; hãy ghi từ 0 đến 100.")
            % {"done": shown(done)}
        )
    if reached_on < target.given_on:
        raise Refusal(
            _("Ngày %(day)s trước ngày giao chỉ tiêu %(given)s.")
            % {"day": f"{reached_on:%d/%m/%Y}", "given": f"{target.given_on:%d/%m/%Y}"}
        )
    if reached_on > timezone.localdate():
        raise Refusal(
            _("Ngày %(day)s chưa tới. Hãy ghi ngày đã làm được.") % {"day": f"{reached_on:%d/%m/%Y}"}
        )


@transaction.atomic
def check_progress(*, progress: Progress, is_good: bool, by: Actor) -> None:
    """By the superior, and never by who reported it."""
    row = last_open(progress, by)
    row.checked_by, row.checked_at, row.is_good = by.name, timezone.now(), is_good
    row.save(update_fields=["checked_by", "checked_at", "is_good"])
    finish(row.target, "check", by, {"good": is_good})


@transaction.atomic
def send_back_progress(*, progress: Progress, reason: str, by: Actor) -> None:
    row = last_open(progress, by)
    if not reason.strip():
        raise Refusal(_("Trả lại thì phải ghi lý do, để người báo cáo biết bổ sung gì."))
    row.checked_by, row.checked_at, row.returned_because = by.name, timezone.now(), reason.strip()
    row.save(update_fields=["checked_by", "checked_at", "returned_because"])
    finish(row.target, "send_back", by, {"reason": reason.strip()})


def last_open(progress: Progress, by: Actor) -> Progress:
    """Two people may look at the same report at once: the second is told."""
    refuse_over(progress.target.dossier.campaign)
    row = Progress.objects.select_for_update().get(pk=progress.pk)
    if row.checked_at is not None:
        raise Refusal(_("Báo cáo này đã được %(who)s xem xét rồi.") % {"who": row.checked_by})
    if row.reporter is not None and row.reporter == by.key:
        raise Refusal(_("Người báo cáo không tự xác nhận báo cáo của mình. Hãy để cấp trên xác nhận."))
    if row.target.progress.filter(pk__gt=row.pk).exists():
        raise Refusal(_("Đã có báo cáo mới hơn. Hãy xem báo cáo mới nhất."))
    return row


@transaction.atomic
def excuse_target(*, target: Target, reason: str, by: Actor) -> None:
    """Force majeure: said by the superior, with the reason."""
    refuse_over(target.dossier.campaign)
    if not reason.strip():
        raise Refusal(_("Hãy ghi lý do bất khả kháng và căn cứ, ví dụ số văn bản."))
    target.excuse, target.excused_by, target.excused_at = reason.strip(), by.name, timezone.now()
    target.save(update_fields=["excuse", "excused_by", "excused_at"])
    finish(target, "excuse", by, {"reason": reason.strip()})


@transaction.atomic
def withdraw_excuse(*, target: Target, by: Actor) -> None:
    refuse_over(target.dossier.campaign)
    reason = target.excuse
    target.excuse, target.excused_by, target.excused_at = "", "", None
    target.save(update_fields=["excuse", "excused_by", "excused_at"])
    finish(target, "unexcuse", by, {"reason": reason})


def finish(target: Target, deed: str, by: Actor, details: dict[str, object]) -> None:
    record(
        organisation=target.organisation_id,
        by=by,
        deed=f"target.{deed}",
        about=f"target:{target.pk}",
        details={"campaign": target.dossier.campaign_id, **details},
    )
    tell_on(target.dossier.campaign, [target.dossier], by)
