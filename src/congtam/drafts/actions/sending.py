"""Noting that a draft went out, that it arrived, and why a meeting is held although it came late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import meet_deadline, refuse_over
from congtam.campaigns.models import Campaign, Meeting
from congtam.drafts.models import LateNotice, Sending
from congtam.drafts.queries.notices import Round, rounds
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.models import Person, Unit
from congtam.people.refusals import Refusal


@transaction.atomic
def note_sent(
    *, meeting: Meeting, what: str, persons: Sequence[Person], on: date, way: str, by: Actor
) -> int:
    """A day noted wrongly is noted again: the journal keeps both. Who confirmed on an earlier day than the
    new one has to confirm again."""
    campaign = meeting.campaign
    refuse_over(campaign)
    if not persons:
        raise Refusal(_("Chưa chọn người nhận. Hãy đánh dấu ít nhất một người."))
    if on > timezone.localdate():
        raise Refusal(_("Ngày gửi %(day)s còn chưa tới. Ghi sau khi đã gửi.") % {"day": f"{on:%d/%m/%Y}"})
    for person in persons:
        send(meeting, what, person, on, way, by)
    about = {
        "unit": meeting.unit_id,
        "what": what,
        "persons": [one.pk for one in persons],
        "on": on.isoformat(),
    }
    note(campaign, "send", by, about | {"way": way})
    meet_notices(meeting, by)
    return len(persons)


def send(meeting: Meeting, what: str, person: Person, on: date, way: str, by: Actor) -> None:
    row, made = Sending.objects.get_or_create(
        organisation_id=meeting.organisation_id,
        campaign_id=meeting.campaign_id,
        unit_id=meeting.unit_id,
        what=what,
        person=person,
        defaults={"sent_on": on, "way": way, "noted_by": by.name, "noted_at": timezone.now()},
    )
    if made:
        return
    row.sent_on, row.way, row.noted_by, row.noted_at = on, way, by.name, timezone.now()
    if row.received_on and row.received_on < on:
        row.received_on, row.received_by = None, ""
    row.save()


def meet_notices(meeting: Meeting, by: Actor) -> None:
    """When everybody has the draft review, the deadline of the pack is met on the last day of sending."""
    for one in rounds(meeting.campaign, [meeting]):
        days = [notice.sending.sent_on for notice in one.notices if notice.sending]
        if one.key and one.what == Sending.What.REVIEW and days and len(days) == len(one.notices):
            unit = Unit.objects.get(pk=meeting.unit_id)
            meet_deadline(campaign=meeting.campaign, unit=unit, deadline=one.key, on=max(days), by=by)


@transaction.atomic
def confirm_received(*, sending: Sending, on: date, by: Actor) -> Sending:
    """By whoever got it; said twice it stays as it was said first."""
    refuse_over(sending.campaign)
    locked = Sending.objects.select_for_update().get(pk=sending.pk)
    if locked.received_on is None:
        locked.received_on, locked.received_by = max(on, locked.sent_on), by.name
        locked.save(update_fields=["received_on", "received_by"])
        about = {"unit": locked.unit_id, "what": locked.what, "person": locked.person_id}
        note(sending.campaign, "receive", by, about)
    return locked


@transaction.atomic
def excuse_late(*, meeting: Meeting, one: Round, reason: str, by: Actor) -> LateNotice:
    """Says by name who had the draft too late; whoever is added to them later is not covered."""
    refuse_over(meeting.campaign)
    late = one.too_late(timezone.localdate())
    if not late:
        raise Refusal(_("Không ai nhận dự thảo muộn nên không cần ghi lý do."))
    if not reason.strip():
        raise Refusal(_("Họp khi dự thảo gửi muộn thì phải ghi lý do."))
    row, _made = LateNotice.objects.update_or_create(
        organisation_id=meeting.organisation_id,
        campaign_id=meeting.campaign_id,
        unit_id=meeting.unit_id,
        deadline=one.key,
        what=one.what,
        defaults={
            "persons": [person.pk for person in late],
            "reason": reason.strip()[:300],
            "given_by": by.name,
            "given_at": timezone.now(),
        },
    )
    about = {"unit": meeting.unit_id, "what": one.what, "persons": row.persons, "reason": row.reason}
    note(meeting.campaign, "late", by, about)
    return row


def note(campaign: Campaign, deed: str, by: Actor, details: dict[str, object]) -> None:
    record(
        organisation=campaign.organisation_id,
        by=by,
        deed=f"draft.{deed}",
        about=f"campaign:{campaign.pk}",
        details=details,
    )
