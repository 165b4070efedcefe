"""Complaints and reserved opinions: received, answered by a day, told on as a fact while they are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.people.texts import composed
from congtam.remedies.actions.journal import note
from congtam.remedies.models import Complaint
from congtam.remedies.queries.answering import VERIFIED_ON, last_day

REGISTER = "complaints"
OPEN = "open_complaint"


@dataclass(frozen=True)
class Received:
    """Without a day by which to answer, the one of the document holds."""

    kind: str
    sender: str
    received_on: date
    due_on: date | None = None
    paper: str = ""
    text: str = ""


@transaction.atomic
def receive_complaint(
    *, campaign: Campaign, about: Dossier | None, received: Received, by: Actor
) -> Complaint:
    refuse_over(campaign)
    refuse_received(received)
    on, cites = day_of(campaign, about, received)
    row = Complaint.objects.create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        kind=received.kind,
        unit_id=about.unit_id if about else None,
        person_id=about.person_id if about else None,
        name=about.name if about else "",
        sender=composed(received.sender),
        paper=composed(received.paper),
        text=composed(received.text),
        received_on=received.received_on,
        due_on=on,
        due_cites=cites,
        recorded_by=by.name,
        recorded_at=timezone.now(),
    )
    note(row.organisation_id, "complaint.receive", by, f"complaint:{row.pk}", {"kind": row.kind})
    tell_on(row, by)
    return row


def day_of(campaign: Campaign, about: Dossier | None, received: Received) -> tuple[date, str]:
    """The day of the document with its place in it, or an entered one: earlier, or where it gives none."""
    given = last_day(
        campaign,
        kind=received.kind,
        about=about.kind if about else "",
        received_on=received.received_on,
    )
    if received.due_on is None:
        if given is None:
            raise Refusal(_("Văn bản của đợt không nêu hạn trả lời cho đơn này. Hãy nhập hạn."))
        return given.on, given.cites
    if given and received.due_on > given.on:
        raise Refusal(
            _("Hạn %(due)s muộn hơn hạn theo văn bản: %(last)s (%(cites)s). Hãy nhập sớm hơn, hoặc để trống.")
            % {"due": f"{received.due_on:%d/%m/%Y}", "last": f"{given.on:%d/%m/%Y}", "cites": given.cites}
        )
    return received.due_on, given.cites if given and given.on == received.due_on else ""


def refuse_received(received: Received) -> None:
    if not composed(received.sender):
        raise Refusal(_("Hãy ghi người gửi; đơn không ghi tên thì ghi “không ghi tên”."))
    if not (composed(received.text) or composed(received.paper)):
        raise Refusal(_("Hãy ghi nội dung, hoặc số và ngày đơn."))
    if received.received_on > timezone.localdate():
        raise Refusal(_("Ngày nhận %(day)s chưa tới.") % {"day": f"{received.received_on:%d/%m/%Y}"})
    if received.due_on and received.due_on < received.received_on:
        raise Refusal(
            _("Hạn trả lời %(due)s trước ngày nhận %(day)s.")
            % {"due": f"{received.due_on:%d/%m/%Y}", "day": f"{received.received_on:%d/%m/%Y}"}
        )


@dataclass(frozen=True)
class Answered:
    text: str
    answered_by: str
    paper: str
    on: date


@transaction.atomic
def answer_complaint(*, complaint: Complaint, answered: Answered, by: Actor) -> None:
    refuse_over(complaint.campaign)
    row = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if row.answered_on is not None:
        raise Refusal(_("Đơn này đã ghi trả lời ngày %(day)s.") % {"day": f"{row.answered_on:%d/%m/%Y}"})
    if not composed(answered.answered_by) or not composed(answered.paper):
        raise Refusal(_("Hãy ghi nơi trả lời và số, ngày văn bản trả lời."))
    if not row.received_on <= answered.on <= timezone.localdate():
        raise Refusal(
            _("Ngày trả lời phải từ ngày nhận %(day)s đến hôm nay.") % {"day": f"{row.received_on:%d/%m/%Y}"}
        )
    row.answer, row.answered_by = composed(answered.text), composed(answered.answered_by)
    row.answer_paper, row.answered_on = composed(answered.paper), answered.on
    row.save(update_fields=["answer", "answered_by", "answer_paper", "answered_on"])
    note(row.organisation_id, "complaint.answer", by, f"complaint:{row.pk}", {"paper": row.answer_paper})
    tell_on(row, by)


def tell_on(row: Complaint, by: Actor) -> None:
    """Only what is about somebody's conduct; a reserved opinion accuses nobody. No sender is told."""
    if row.unit_id is None and row.person_id is None:
        return
    rows = Complaint.objects.filter(
        organisation=row.organisation_id,
        campaign=row.campaign_id,
        unit=row.unit_id,
        person=row.person_id,
        kind__in=Complaint.ABOUT_CONDUCT,
    )
    days = list(rows.values_list("answered_on", flat=True))
    is_open = None in days
    last = max((day for day in days if day), default=None)
    settled = last.isoformat() if last and not is_open else None
    with override("vi"):
        reason = _("Sổ khiếu nại, tố cáo")
    told = [
        Told(OPEN, is_open if days else None, reason, row.unit_id, row.person_id),
        Told(VERIFIED_ON, settled, reason, row.unit_id, row.person_id),
    ]
    take_up(campaign=row.campaign, register=REGISTER, told=told, by=by)
