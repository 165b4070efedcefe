"""The result of a counted vote, written into the dossiers it was about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.moving import Paper, record_results
from congtam.campaigns.models import Campaign, Dossier, Polling
from congtam.campaigns.queries.electorate import ballot_of
from congtam.campaigns.queries.polls import reached_levels
from congtam.campaigns.queries.standing import held_back
from congtam.campaigns.stages import Move, step
from congtam.journal.actors import Actor
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal


@dataclass(frozen=True)
class Recorded:
    """How many dossiers got their voted level, and for each other one why not."""

    done: int
    held: tuple[str, ...]


@transaction.atomic
def record_polling(*, polling: Polling, on: date, number: str, rights: Rights, by: Actor) -> Recorded:
    """Only what was reached is written; no majority never yields a level. Who must wait is named."""
    campaign = polling.campaign
    ballot = ballot_of(campaign, polling.ballot)
    if ballot is None or ballot.stage == "decision":
        raise Refusal(_("Đây là phiếu quyết định: mức được ghi vào bảng quyết định, kèm số quyết định."))
    levels = reached_levels(polling)
    rows = {row.pk: row for row in campaign.dossiers.filter(pk__in=levels)}
    held = held_from(campaign, rows)
    free = {pk: level for pk, level in levels.items() if pk in rows and pk not in held}
    paper = Paper(who=f"unit:{polling.place_id}", on=on, number=number, name=polling.place_name)
    if free:
        record_results(campaign=campaign, levels=free, act="vote", paper=paper, rights=rights, by=by)
        polling.recorded_at, polling.recorded_by = timezone.now(), by.name
        polling.save(update_fields=["recorded_at", "recorded_by"])
    return Recorded(len(free), tuple(held.values()))


def held_from(campaign: Campaign, rows: Mapping[int, Dossier]) -> dict[int, str]:
    """Who is not where a vote can be written, or waits for others by the order of the document."""
    waiting = held_back(campaign)
    held: dict[int, str] = {}
    for pk, row in rows.items():
        if step(row.stage, Move.VOTE) is None:
            words = {"name": row.name, "stage": row.get_stage_display()}
            held[pk] = _("%(name)s: hồ sơ đang ở bước “%(stage)s”") % words
        for one in waiting.get(pk, ()):
            if one.binds == "rating":
                held[pk] = f"{row.name}: {one.says}"
    return held
