"""Asking bodies for comments and ratings, and noting their answers."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Participation
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal


@transaction.atomic
def ask(*, campaign: Campaign, parts: Iterable[Participation], on: date, by: Actor) -> int:
    """Sent on that day; who was asked before keeps the first day."""
    refuse_over(campaign)
    keys = [part.pk for part in parts]
    asked = campaign.participations.filter(pk__in=keys, asked_on=None, is_dropped=False).update(asked_on=on)
    note(campaign, "ask", by, {"parts": keys, "on": on.isoformat()})
    return asked


@transaction.atomic
def note_answer(*, part: Participation, on: date, by: Actor) -> None:
    refuse_over(part.campaign)
    if part.asked_on and on < part.asked_on:
        raise Refusal(
            _("Ngày trả lời không thể trước ngày gửi %(day)s.") % {"day": f"{part.asked_on:%d/%m/%Y}"}
        )
    part.answered_on = on
    part.save(update_fields=["answered_on"])
    note(part.campaign, "answer", by, {"part": part.pk, "on": on.isoformat()})
