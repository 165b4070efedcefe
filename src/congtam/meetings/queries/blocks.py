"""What keeps an item from being begun, by name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from congtam.campaigns.models import Dossier, Participation
from congtam.campaigns.queries.standing import held_back
from congtam.campaigns.stages import Move, step
from congtam.meetings.models import Item
from congtam.meetings.states import ItemState, Part


def review_blocks(item: Item) -> list[str]:
    """What must come before the review of a dossier, as the pack's orders have it. What was reviewed already
    waits for nothing."""
    dossier = item.dossier
    if not item.is_review or dossier is None or not waits_for_review(dossier):
        return []
    waiting = held_back(item.sitting.campaign, [dossier]).get(dossier.pk, ())
    held = [one for one in waiting if one.binds == "review"]
    return [f"{dossier.name}: {one.says}." for one in held]


def other_forums(item: Item) -> list[str]:
    """Where else the dossier is to be reviewed and was not yet. What stands outside the tree of units keeps
    no agenda here, and is not waited for."""
    rows = Participation.objects.filter(
        organisation=item.organisation_id,
        dossier=item.dossier_id,
        group=Participation.Group.FORUMS,
        is_dropped=False,
        is_settled=True,
        unit__isnull=False,
    ).exclude(unit=item.sitting.unit_id)
    done = Item.objects.filter(
        organisation=item.organisation_id, dossier=item.dossier_id, state=ItemState.DONE
    )
    met = set(done.values_list("sitting__unit", flat=True))
    return sorted({row.name for row in rows if row.unit_id not in met})


def unreviewed(item: Item) -> list[str]:
    """Names of those in a rating whose review was put off: they are rated after it."""
    rows = item.sitting.items.filter(
        part=Part.REVIEW, dossier__in=item.subjects, state=ItemState.POSTPONED
    ).select_related("dossier")
    return [row.title for row in rows if row.dossier and waits_for_review(row.dossier)]


def waits_for_review(dossier: Dossier) -> bool:
    """Rated by itself before the meeting, as some documents have it, it is reviewed all the same."""
    return step(dossier.stage, Move.REVIEW) is not None


def other_forums_said(item: Item) -> str:
    names = other_forums(item)
    return _("Còn kiểm điểm tại %(names)s.") % {"names": ", ".join(names)} if names else ""
