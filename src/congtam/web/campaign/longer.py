"""What takes longer than a page may: opening, opening after the last one, comparing, taking up."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from congtam.campaigns.actions.cloning import clone_campaign
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.opening import Frame, open_campaign
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.differences import Differences, differences
from congtam.campaigns.settled import settled_offer
from congtam.commitments.actions.confidence import tell as tell_confidence
from congtam.jobs.deeds import Outcome, long
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.models import Unit
from congtam.remedies.actions.telling import tell as tell_shortcomings

DAYS = ("covers_from", "covers_to", "asked_on", "begins_on")
NAMED = 300
"""So many names are shown of each kind of change; more are counted."""


def written(frame: Frame) -> dict[str, Any]:
    return {name: value.isoformat() if name in DAYS else value for name, value in asdict(frame).items()}


def read(said: dict[str, Any]) -> Frame:
    days = {name: date.fromisoformat(said[name]) for name in DAYS}
    return Frame(**{**said, **days})


def take_over(campaign: Campaign, by: Actor) -> None:
    """What earlier years left and the new campaign asks about: shortcomings still open, the last votes of
    confidence. Levels and discipline of earlier years are read where they are kept."""
    tell_shortcomings(campaign, None, by)
    tell_confidence(campaign, None, by)


@long
def open_one(*, by: Actor, scope: int, pack: str, frame: dict[str, Any], demonstration: bool) -> Outcome:
    unit = Unit.objects.get(pk=scope)
    made = open_campaign(
        scope=unit,
        chosen=settled_offer(unit.organisation_id, pack),
        frame=read(frame),
        demonstration=demonstration,
        by=by,
    )
    take_over(made, by)
    said = _("Đã mở đợt: %(n)d hồ sơ.") % {"n": made.dossiers.count()}
    return Outcome(said, reverse("campaign:overview", args=[made.pk]))


@long
def clone_one(*, by: Actor, last: int, pack: str, frame: dict[str, Any]) -> Outcome:
    before = Campaign.objects.get(pk=last)
    chosen = settled_offer(before.organisation_id, pack)
    made = clone_campaign(last=before, chosen=chosen, frame=read(frame), by=by)
    take_over(made, by)
    said = _("Đã lập đợt mới theo đợt trước; hãy xem lại lịch và phụ trách.")
    return Outcome(said, reverse("campaign:calendar", args=[made.pk]))


@long
def compare(*, by: Actor, campaign: int) -> Outcome:  # noqa: ARG001 - nothing is changed, so nobody is named
    row = Campaign.objects.get(pk=campaign)
    step(0, 1, _("so với tổ chức, đảng viên hiện nay"))
    return Outcome(page=reverse("campaign:take_up", args=[campaign]), found=shown(row, differences(row)))


def shown(campaign: Campaign, found: Differences) -> dict[str, Any]:
    labels = {key: one.label for key, one in pack_of(campaign).subjects.items()}
    return {
        "count": found.count,
        "parts": found.parts_count,
        "numbers": {"new": len(found.new), "changed": len(found.changed), "gone": len(found.gone)},
        "new": [[one.name, labels.get(one.subject.kind, one.subject.kind)] for one in found.new[:NAMED]],
        "changed": [[row.name, row.pk] for row, _one in found.changed[:NAMED]],
        "gone": [row.name for row in found.gone[:NAMED]],
    }


@long
def take_up_all(*, by: Actor, campaign: int) -> Outcome:
    row = Campaign.objects.get(pk=campaign)
    derive_again(campaign=row, by=by)
    take_over(row, by)
    said = _("Đã cập nhật theo tổ chức, đảng viên hiện nay.")
    return Outcome(said, reverse("campaign:dossiers", args=[campaign]))
