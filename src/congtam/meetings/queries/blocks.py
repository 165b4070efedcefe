"""What keeps an item from being begun, by name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from congtam.campaigns.models import Participation
from congtam.campaigns.queries.standing import held_back
from congtam.campaigns.stages import Stage, rank
from congtam.meetings.models import Item
from congtam.meetings.states import ItemState


def review_blocks(item: Item) -> list[str]:
    """What must come before the review of a dossier, as the pack's orders have it. What was reviewed already
    waits for nothing."""
    dossier = item.dossier
    if not item.is_review or dossier is None or rank(dossier.stage) >= rank(Stage.REVIEWED):
        return []
    held = [one for one in held_back(item.sitting.campaign).get(dossier.pk, ()) if one.binds == "review"]
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
    """Names of those in a rating who were not reviewed: they are rated when they are."""
    rows = item.sitting.campaign.dossiers.filter(pk__in=item.subjects).exclude(is_reviewed=False)
    return [
        row.name
        for row in rows.order_by("sort_key")
        if rank(row.stage) < rank(Stage.REVIEWED) and postponed(item, row.pk)
    ]


def postponed(item: Item, dossier: int) -> bool:
    return item.sitting.items.filter(dossier=dossier, state=ItemState.POSTPONED).exists()


def other_forums_said(item: Item) -> str:
    names = other_forums(item)
    return _("Còn kiểm điểm tại %(names)s.") % {"names": ", ".join(names)} if names else ""
