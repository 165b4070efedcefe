"""Moves of a shortcoming: planned, reported with proof, sent back or verified by the superior."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.evidence import Taken
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.people.texts import composed
from congtam.remedies.actions.journal import note
from congtam.remedies.actions.recording import locked
from congtam.remedies.actions.telling import tell_on
from congtam.remedies.models import Measure, Shortcoming, Turn
from congtam.remedies.states import Condition, Move, State, step


@transaction.atomic
def move(
    *, shortcoming: Shortcoming, move: Move, by: Actor, person: int | None = None, reason: str = ""
) -> Shortcoming:
    """Whether `by` may at all is asked before; `person` is who does it, to whom nothing of their own is
    left to verify."""
    row = locked(shortcoming)
    found = step(row.state, move)
    if found is None:
        raise Refusal(
            _("Mục này đang ở bước “%(state)s”, việc này chưa làm được. Hãy mở lại trang.")
            % {"state": row.get_state_display()}
        )
    for condition in found.conditions:
        if says := unmet(condition, row, by, person, reason):
            raise Refusal(says)
    row.state = found.next
    if move is Move.REPORT:
        row.reporter = by.key
    settle(row, by)
    row.save()
    Turn.objects.create(
        organisation_id=row.organisation_id,
        shortcoming=row,
        move=move,
        reason=composed(reason),
        by=by.name,
        at=timezone.now(),
    )
    note(row.organisation_id, f"remedy.{move}", by, f"shortcoming:{row.pk}", {"reason": composed(reason)})
    tell_on([row], by)
    return row


def settle(row: Shortcoming, by: Actor) -> None:
    if row.state == State.VERIFIED:
        row.settled_on, row.settled_by = timezone.localdate(), by.name
    else:
        row.settled_on, row.settled_by = None, ""


def unmet(condition: Condition, row: Shortcoming, by: Actor, person: int | None, reason: str) -> str:
    """Why not; empty when the condition holds."""
    match condition:
        case Condition.REASON if not composed(reason):
            return _("Việc này phải ghi lý do.")
        case Condition.HAS_MEASURES if not row.measures.exists():
            return _("Chưa có biện pháp nào. Hãy ghi biện pháp, người chịu trách nhiệm và hạn.")
        case Condition.ALL_PROVED if row.measures.filter(done_on=None).exists():
            undone = row.measures.filter(done_on=None).order_by("due_on")[0]
            return _("Biện pháp “%(text)s” chưa ghi kết quả và minh chứng.") % {"text": undone.text[:80]}
        case Condition.NOT_OWN if person is not None and is_own(row, person):
            return _("Người phải khắc phục không tự xác nhận việc của mình. Hãy để cấp trên làm.")
        case Condition.NOT_OWN if row.reporter is not None and row.reporter == by.key:
            return _("Người báo cáo không tự xác nhận báo cáo của mình. Hãy để cấp trên làm.")
    return ""


def is_own(row: Shortcoming, person: int) -> bool:
    return row.person_id == person or row.measures.filter(owner_person=person).exists()


@transaction.atomic
def prove_measure(
    *, measure: Measure, done_on: date, evidence: str, by: Actor, file: Taken | None = None
) -> Measure:
    """What was done, when, and what shows it."""
    row = locked(measure.shortcoming)
    if row.state not in {State.RECORDED, State.PLANNED, State.RETURNED}:
        raise Refusal(_("Mục này đã báo cáo hoặc đã xác nhận, không sửa kết quả được nữa."))
    if not composed(evidence):
        raise Refusal(_("Hãy ghi minh chứng: đã làm gì, văn bản hay số liệu nào cho thấy."))
    if done_on > timezone.localdate():
        raise Refusal(_("Ngày %(day)s chưa tới. Hãy ghi ngày đã làm xong.") % {"day": f"{done_on:%d/%m/%Y}"})
    if done_on < row.found_on:
        raise Refusal(
            _("Ngày %(day)s trước ngày văn bản %(found)s.")
            % {"day": f"{done_on:%d/%m/%Y}", "found": f"{row.found_on:%d/%m/%Y}"}
        )
    measure.done_on, measure.evidence, measure.reported_by = done_on, composed(evidence), by.name
    for name, value in (file.columns() if file else {}).items():
        setattr(measure, name, value)
    measure.save()
    note(row.organisation_id, "remedy.prove", by, f"shortcoming:{row.pk}", {"measure": measure.pk})
    return measure
