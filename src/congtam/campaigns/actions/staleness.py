"""Marking voted results that facts have overtaken, and the word of those who voted that one stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier, Polling, Staleness
from congtam.campaigns.polls import Eligible
from congtam.campaigns.queries.staleness import Voted, in_force, last_marks, stale_because
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

LONGEST = 1000
Rated = Callable[[Collection[Dossier]], Mapping[int, Eligible]]
"""The levels open to each dossier as things stand in this transaction."""


@transaction.atomic
def mark_stale(
    *, campaign: Campaign, change: str, rated: Rated, by: Actor, touched: Collection[int] | None = None
) -> list[Staleness]:
    """Whose vote no longer agrees with what is open to them; `touched`: only of these dossiers. A mark that
    stands is not written twice."""
    lines = in_force(campaign, touched)
    if not lines:
        return []
    rows = campaign.dossiers.filter(pk__in={one.dossier for one in lines}, is_listed=True)
    now = rated(list(rows.exclude(is_rated=False)))
    last = last_marks({(one.polling.pk, one.dossier) for one in lines})
    with override("vi"):
        made = [
            mark
            for one in lines
            if (mark := mark_of(one, now.get(one.dossier), last.get((one.polling.pk, one.dossier))))
        ]
    for mark in made:
        mark.change, mark.changed_by, mark.at = change[:300], by.name, timezone.now()
    Staleness.objects.bulk_create(made)
    if made:
        votes: dict[str, list[int]] = {}
        for mark in made:
            votes.setdefault(str(mark.polling.poll_id), []).append(mark.dossier_id)
        note(campaign, "stale", by, {"change": change[:300], "votes": votes})
    return made


def mark_of(one: Voted, now: Eligible | None, last: Staleness | None) -> Staleness | None:
    says, levels = stale_because(one, now), list(now.allowed) if now else []
    if not says or (last is not None and last.levels == levels):
        return None
    return Staleness(
        organisation_id=one.polling.organisation_id,
        polling=one.polling,
        dossier_id=one.dossier,
        levels=levels,
        says=says[:LONGEST],
    )


@dataclass(frozen=True)
class Stands:
    """What the body that voted said of its result, and where that is written."""

    because: str
    paper: str
    on: date


@transaction.atomic
def confirm_result(*, polling: Polling, dossiers: Collection[int], stands: Stands, by: Actor) -> int:
    """The forum that voted looked at what changed and holds to its result."""
    refuse_over(polling.campaign)
    rows = polling.staleness.select_for_update().filter(confirmed_at=None, revoted=None, dossier__in=dossiers)
    found = list(rows)
    if not found:
        raise Refusal(_("Chưa chọn đối tượng nào còn phải xem lại."))
    if not stands.because.strip() or not stands.paper.strip():
        raise Refusal(_("Hãy ghi vì sao kết quả vẫn đúng và số biên bản của hội nghị đã khẳng định."))
    if stands.on > timezone.localdate():
        raise Refusal(_("Ngày họp chưa tới. Hãy ghi ngày hội nghị đã khẳng định."))
    for row in found:
        row.stands_because, row.stands_paper = stands.because.strip()[:300], stands.paper.strip()[:80]
        row.stands_on, row.confirmed_by, row.confirmed_at = stands.on, by.name, timezone.now()
        row.save()
    who = sorted({row.dossier_id for row in found})
    about = {"poll": polling.poll_id, "dossiers": who}
    note(
        polling.campaign,
        "stands",
        by,
        {**about, "paper": stands.paper.strip(), "because": stands.because.strip()},
    )
    return len(who)


def voted_again(polling: Polling, dossiers: Collection[int]) -> None:
    """A later vote on the same subjects has taken the place of the one that was overtaken."""
    rows = Staleness.objects.filter(
        organisation=polling.organisation_id, dossier__in=dossiers, confirmed_at=None, revoted=None
    )
    rows.filter(polling__lt=polling.pk).update(revoted=polling)
