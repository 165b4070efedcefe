"""The votes of a campaign: which there are, what was proposed before them, what they came to."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from congtam.ballots.choices import Kind
from congtam.ballots.queries.results import LineResult, places, results
from congtam.campaigns.models import Campaign, Dossier, Polling, Result
from congtam.campaigns.polls import dossier_of

PROPOSING = ("vote", "propose", "appraise")
"""The latest of these is what a ballot puts as the proposal."""


def pollings(campaign: Campaign, units: frozenset[int] | None = None) -> QuerySet[Polling]:
    """Newest first; `units` narrows them."""
    rows = campaign.pollings.select_related("poll").order_by("-pk")
    return rows if units is None else rows.filter(place__in=units)


def conducted(campaign: Campaign, person: int) -> QuerySet[Polling]:
    """Those that the person chairs, or counts."""
    rows = pollings(campaign)
    return rows.filter(Q(poll__chair=person) | Q(poll__tellers__person=person)).distinct()


def proposed_levels(campaign: Campaign, dossiers: Iterable[Dossier]) -> dict[int, str]:
    rows = Result.objects.filter(
        organisation=campaign.organisation_id,
        dossier__in=[row.pk for row in dossiers],
        annulled_because="",
        act__in=PROPOSING[1:],
    ).values_list("dossier_id", "act", "level")
    found: dict[int, tuple[int, str]] = {}
    for dossier, act, level in rows:
        found[dossier] = max(found.get(dossier, (-1, "")), (PROPOSING.index(act), level))
    return {dossier: level for dossier, (_place, level) in found.items()}


def reached_levels(polling: Polling) -> dict[int, str]:
    """By dossier: the level that was voted, where one was reached."""
    poll = polling.poll
    if poll.kind == Kind.PICK:
        found = [(one, one.key_of(1)) for one in places(poll)[0]]
    else:
        found = [(one, level_of(polling, one)) for one in results(poll)]
    return {dossier_of(one.line.subject): level for one, level in found if level}


def level_of(polling: Polling, one: LineResult) -> str | None:
    """A majority that agrees reaches the level that was proposed."""
    reached = one.verdict.reached or one.verdict.cumulated
    if reached and polling.poll.kind == Kind.AGREE:
        return str(polling.proposed.get(str(dossier_of(one.line.subject)), "")) or None
    return one.key_of(reached)
