"""Dossiers whose reviews are in go on where the order of the document lets them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.moving import refuse_unmet
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.queries.standing import Held, held_back
from congtam.campaigns.stages import Move, step
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.reviews.forms import shared_forms
from congtam.reviews.queries.progress import waiting
from congtam.reviews.states import State


def go_on(*, campaign: Campaign, by: Actor, on: date) -> dict[int, str]:
    """Round by round, since one that goes on frees those that waited for it. By dossier, what the others
    still wait for. The order is read before anything is locked: for a whole ward that takes its time, and
    everybody else goes on writing."""
    while rows := [row for row in waiting(campaign) if all_in(row)]:
        held = held_back(campaign)
        still = {row.pk: said for row in rows if (said := waits_for(row, held.get(row.pk, [])))}
        free = {row.pk for row in rows if row.pk not in still}
        move(free, by, on)
        if not any(one.pk in free for pk in still for each in held[pk] for one in each.others):
            return still
    return {}


def all_in(dossier: Dossier) -> bool:
    """A dossier that waits has one review in; few documents ask for more."""
    forms = shared_forms(dossier.campaign, dossier.kind)
    return len(forms) == 1 or dossier.reviews.filter(form__in=forms, state=State.HANDED_IN).count() == len(
        forms
    )


def waits_for(dossier: Dossier, held: Iterable[Held]) -> str:
    following = step(dossier.stage, Move.REVIEW)
    if following is None:
        return ""
    try:
        refuse_unmet(dossier, following, held, reason="")
    except Refusal as refusal:
        return str(refusal)
    return ""


@transaction.atomic
def move(keys: Collection[int], by: Actor, on: date) -> None:
    """As they stand now: somebody may have moved or returned one meanwhile."""
    given = Dossier.objects.filter(pk__in=keys, reviews__state=State.HANDED_IN).values("pk")
    rows = Dossier.objects.select_for_update().filter(pk__in=given)
    for dossier in rows:
        following = step(dossier.stage, Move.REVIEW)
        if following:
            dossier.stage, dossier.reviewed_on = following.next, on
            dossier.save(update_fields=["stage", "reviewed_on"])
            note_move(dossier, Move.REVIEW, "", by)


def note_move(dossier: Dossier, what: Move, reason: str, by: Actor) -> None:
    about = {"move": str(what), "dossiers": [dossier.pk], "reason": reason}
    note(dossier.campaign, "move", by, about)
