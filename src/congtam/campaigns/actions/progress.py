"""Reports on targets: made by those who were given them, checked by the superior, told on as facts."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.evidence import Taken
from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.amounts import HUNDRED_PERCENT, shown
from congtam.campaigns.fulfilment import FACTS, facts
from congtam.campaigns.models import Dossier, Progress, Target
from congtam.campaigns.queries.targets import figures_of_subject
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

REGISTER = "targets"


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
    about = {"target": target.pk, "done": done, "final": is_final}
    note(target.dossier.campaign, "progress", by, about)
    tell_on(target.dossier, by)
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
    note(row.target.dossier.campaign, "check", by, {"target": row.target_id, "good": is_good})
    tell_on(row.target.dossier, by)


@transaction.atomic
def send_back_progress(*, progress: Progress, reason: str, by: Actor) -> None:
    row = last_open(progress, by)
    if not reason.strip():
        raise Refusal(_("Trả lại thì phải ghi lý do, để người báo cáo biết bổ sung gì."))
    row.checked_by, row.checked_at, row.returned_because = by.name, timezone.now(), reason.strip()
    row.save(update_fields=["checked_by", "checked_at", "returned_because"])
    note(row.target.dossier.campaign, "send_back", by, {"target": row.target_id, "reason": reason.strip()})
    tell_on(row.target.dossier, by)


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
    note(target.dossier.campaign, "excuse", by, {"target": target.pk, "reason": reason.strip()})
    tell_on(target.dossier, by)


@transaction.atomic
def withdraw_excuse(*, target: Target, by: Actor) -> None:
    refuse_over(target.dossier.campaign)
    note(target.dossier.campaign, "unexcuse", by, {"target": target.pk, "reason": target.excuse})
    target.excuse, target.excused_by, target.excused_at = "", "", None
    target.save(update_fields=["excuse", "excused_by", "excused_at"])
    tell_on(target.dossier, by)


def tell_on(dossier: Dossier, by: Actor) -> None:
    """Facts are about a unit or a person: the targets of all their dossiers count together."""
    figures = figures_of_subject(dossier)
    found = facts(figures)
    with override("vi"):
        reason = _("Sổ chỉ tiêu: %(met)d trên %(all)d chỉ tiêu hoàn thành") % {
            "met": sum(one.is_met for one in figures),
            "all": len(figures),
        }
    told = [Told(name, found[name], reason, dossier.unit_id, dossier.person_id) for name in FACTS]
    take_up(campaign=dossier.campaign, register=REGISTER, told=told, by=by)
