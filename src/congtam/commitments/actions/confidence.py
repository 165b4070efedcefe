"""Recording a vote of confidence. The shares follow from the counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.amounts import percent
from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.lists import running
from congtam.commitments.actions.journal import note
from congtam.commitments.models import Confidence
from congtam.journal.actors import Actor
from congtam.people.models import Person
from congtam.people.refusals import Refusal

REGISTER = "confidence"


@dataclass(frozen=True)
class Counted:
    held_on: date
    cast: int
    high: int
    middle: int
    low: int
    paper: str


@transaction.atomic
def record_confidence(*, campaign: Campaign, person: Person, counted: Counted, by: Actor) -> Confidence:
    refuse_over(campaign)
    refuse_wrong(counted)
    try:
        with transaction.atomic():
            row = Confidence.objects.create(
                organisation_id=campaign.organisation_id,
                person=person,
                held_on=counted.held_on,
                cast=counted.cast,
                high=counted.high,
                middle=counted.middle,
                low=counted.low,
                paper=counted.paper.strip(),
                recorded_by=by.name,
                recorded_at=timezone.now(),
            )
    except IntegrityError as error:
        raise Refusal(
            _("Ngày %(day)s đã có kết quả tín nhiệm của %(name)s.")
            % {"day": f"{counted.held_on:%d/%m/%Y}", "name": person.full_name}
        ) from error
    note(campaign, "year.confidence", by, f"person:{person.pk}", {"on": counted.held_on.isoformat()})
    tell_on(person, by)
    return row


def refuse_wrong(counted: Counted) -> None:
    if counted.held_on > timezone.localdate():
        raise Refusal(_("Ngày lấy phiếu %(day)s chưa tới.") % {"day": f"{counted.held_on:%d/%m/%Y}"})
    if not counted.paper.strip():
        raise Refusal(_("Hãy ghi số văn bản hoặc biên bản của kết quả."))
    total = counted.high + counted.middle + counted.low
    if not counted.cast or total != counted.cast:
        raise Refusal(
            _("Cao, trung bình và thấp cộng lại là %(total)d, không bằng %(cast)d phiếu hợp lệ.")
            % {"total": total, "cast": counted.cast}
        )


def tell_on(person: Person, by: Actor) -> None:
    """Into every campaign that runs: a result is the person's, not the campaign's."""
    for campaign in running(person.organisation_id):
        tell(campaign, [person.pk], by)


def tell(campaign: Campaign, persons: Collection[int] | None, by: Actor) -> int:
    """None: everybody of whom the register knows a result. How many it told about."""
    rows = Confidence.objects.filter(
        organisation=campaign.organisation_id, held_on__lte=campaign.asked_on
    ).order_by("held_on")
    last = {row.person_id: row for row in (rows if persons is None else rows.filter(person__in=persons))}
    told = [one for row in last.values() for one in facts(campaign, row)]
    if told:
        take_up(campaign=campaign, register=REGISTER, told=told, by=by)
    return len(last)


def facts(campaign: Campaign, last: Confidence) -> list[Told]:
    """The latest result up to the day on which the rules are asked; whether one was held in the period."""
    low = percent(last.low, last.cast)
    held_now = campaign.covers_from <= last.held_on <= campaign.covers_to
    with override("vi"):
        reason = _("Sổ tín nhiệm: %(low)d trên %(cast)d phiếu thấp, %(paper)s") % {
            "low": last.low,
            "cast": last.cast,
            "paper": last.paper,
        }
    said: dict[str, bool | int | str] = {
        "confidence_on": last.held_on.isoformat(),
        "confidence_low": low,
        **({"confidence_vote_held": True, "low_confidence_votes": low} if held_now else {}),
    }
    return [Told(fact, value, reason, person=last.person_id) for fact, value in said.items()]
