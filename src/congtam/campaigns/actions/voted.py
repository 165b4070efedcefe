"""The result of a counted vote, written into the dossiers it was about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.moving import (
    LOOKED_AT,
    Paper,
    allowed,
    authority,
    record_results,
    refuse_unmet,
)
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.actions.staleness import voted_again
from congtam.campaigns.models import Campaign, Dossier, Polling, Result
from congtam.campaigns.queries.electorate import ballot_of
from congtam.campaigns.queries.polls import reached_levels
from congtam.campaigns.queries.staleness import COUNTED
from congtam.campaigns.queries.standing import Held, held_back
from congtam.campaigns.stages import Move, step
from congtam.engine.pack.process import Ballot
from congtam.journal.actors import Actor
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal

DECIDING = "decision"


@dataclass(frozen=True)
class Recorded:
    """How many dossiers got their level, and for each other one why not."""

    done: int
    held: tuple[str, ...]


@transaction.atomic
def record_polling(
    *, polling: Polling, on: date, number: str, rights: Rights, by: Actor, decided: bool = False
) -> Recorded:
    """Only what was reached is written; no majority never yields a level. Who must wait is named. What a
    deciding body voted stands beside what the unit voted; with `decided` it is its decision as well, under
    the number of that paper."""
    refuse_over(polling.campaign)
    campaign, ballot = polling.campaign, ballot_of(polling.campaign, polling.ballot)
    if ballot is None or polling.poll.stage not in COUNTED:
        raise Refusal(_("Chưa kiểm phiếu xong nên chưa có kết quả để ghi."))
    decides = ballot.stage == DECIDING
    if decided and not (decides and number.strip()):
        raise Refusal(_("Ghi thành quyết định thì phải là phiếu quyết định và có số quyết định."))
    levels = reached_levels(polling)
    rows = campaign.dossiers.prefetch_related(*LOOKED_AT).in_bulk(list(levels))
    rows = {pk: rows[pk] for pk in levels if pk in rows}  # named in the order of the ballot
    who = f"unit:{polling.place_id}"
    hand = Hand(rights, polling.pk, who)
    held = held_from(campaign, rows, Move.DECIDE if decides else Move.VOTE, hand)
    free = {pk: level for pk, level in levels.items() if pk in rows and pk not in held}
    if free:
        paper = Paper(who=who, on=on, number=number, name=polling.place_name, polling=polling.pk)
        voted_again(polling, free)
        if decides:
            resolve(polling, free, paper, by)
        act = "decide" if decided else "vote"
        if decided or not decides:
            said = replace(paper, because=by_ballot(ballot, polling)) if decided else paper
            record_results(campaign=campaign, levels=free, act=act, paper=said, rights=rights, by=by)
        polling.recorded_at, polling.recorded_by = timezone.now(), by.name
        polling.save(update_fields=["recorded_at", "recorded_by"])
    return Recorded(len(free), tuple(held.values()))


def by_ballot(ballot: Ballot, polling: Polling) -> str:
    """Why a decision may differ from what was proposed: those who decide voted so."""
    with override("vi"):
        said = _("Theo kết quả bỏ phiếu kín của %(body)s (%(cites)s)")
        return said % {"body": polling.place_name, "cites": ballot.cites}


def resolve(polling: Polling, levels: Mapping[int, str], paper: Paper, by: Actor) -> None:
    """A value of its own, whatever the unit voted before."""
    campaign = polling.campaign
    rows = Result.objects.filter(organisation=campaign.organisation_id, dossier__in=levels, act="resolve")
    rows.filter(annulled_because="").update(annulled_because=_("ghi lại"))
    Result.objects.bulk_create(
        Result(
            organisation_id=campaign.organisation_id,
            dossier_id=dossier,
            act="resolve",
            level=level,
            who=paper.who,
            name=paper.name,
            on=paper.on,
            paper=paper.number,
            polling=polling,
            recorded_by=by.name,
            recorded_at=timezone.now(),
        )
        for dossier, level in levels.items()
    )
    note(campaign, "resolve", by, {"levels": dict(levels), "who": paper.who, "on": paper.on.isoformat()})


def held_from(campaign: Campaign, rows: Mapping[int, Dossier], move: Move, hand: Hand) -> dict[int, str]:
    """Who is not where such a result can be written, waits for others by the order of the document, or was
    overtaken by facts since this vote."""
    waiting = held_back(campaign, rows.values())
    held: dict[int, str] = {}
    for pk, row in rows.items():
        try:
            refuse_to_take(row, move, waiting.get(pk, ()), hand)
        except Refusal as refusal:
            held[pk] = str(refusal)
    return held


@dataclass(frozen=True)
class Hand:
    """Who records it, of which vote, in the name of which body."""

    rights: Rights
    polling: int
    who: str


def refuse_to_take(row: Dossier, move: Move, waiting: Iterable[Held], hand: Hand) -> None:
    if step(row.stage, move) is None:
        words = {"name": row.name, "stage": row.get_stage_display()}
        raise Refusal(_("%(name)s: hồ sơ đang ở bước “%(stage)s”") % words)
    following = allowed(row, move, hand.rights)
    if move is Move.DECIDE:
        authority(row, "decide", hand.who)
    refuse_unmet(row, following, waiting, reason="", polling=hand.polling)
