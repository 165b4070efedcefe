"""The results of one subject: the four side by side, every step with its clause, why not higher."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Dossier
from congtam.campaigns.queries.staleness import NO_RESULT
from congtam.campaigns.stages import Move, step
from congtam.engine.explanation import Explanation, Step
from congtam.engine.sentences.missing import missing_said
from congtam.people.permissions import Action
from congtam.sheets.queries.whole import Whole, whole
from congtam.web.base.guards import signed_in
from congtam.web.base.reach import Reach, reached
from congtam.web.results.choosing import OF_UNITS
from congtam.web.results.columns import Level, Standing, level_of, standings
from congtam.web.results.gates import in_the_way
from congtam.web.results.listing import sees_others
from congtam.web.results.words import ACTS, MOVES

FOLLOWING = {"vote": Move.VOTE, "propose": Move.PROPOSE, "appraise": Move.APPRAISE, "decide": Move.DECIDE}


@dataclass(frozen=True)
class Frame:
    """What one level asks, with how many of it hold."""

    level: Level
    steps: tuple[Step, ...]

    @property
    def met(self) -> int:
        return sum(one.status is True for one in self.steps)


@dataclass(frozen=True)
class Missing:
    says: str
    url: str


@dataclass(frozen=True)
class Deed:
    """One thing that can be done next, or what keeps it."""

    label: object
    url: str
    why_not: str


@signed_in
@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    shown = get_object_or_404(Dossier.objects.select_related("home"), pk=dossier_id)
    reach = reached(request, shown.campaign_id)
    if not reach.may_on(shown, Action.SEE_RESULTS):
        raise PermissionDenied
    now = whole(reach.campaign)
    (standing,) = standings(now, [shown])
    found = now.explanation(shown)
    office = reach.may(Action.RUN_CAMPAIGN)
    return render(
        request,
        "results/dossier.html",
        {
            "campaign": reach.campaign,
            "dossier": shown,
            "subject": now.pack.subjects[shown.kind],
            "standing": standing,
            "found": found,
            "next": level_of(now.pack, found.next_level) if found and found.next_level else None,
            "frames": frames(now, found),
            "strikes": strikes(found),
            "missing": missing(now, standing, office=office),
            "deeds": deeds(reach, now, shown),
            "marks": shown.staleness.exclude(polling__poll__stage__in=NO_RESULT),
            "history": shown.results.order_by("recorded_at"),
            "levels": now.pack.levels,
            "made_at": now.made_at,
            "may_compare": shown.person_id is not None and sees_others(reach),
        },
    )


def frames(now: Whole, found: Explanation | None) -> list[Frame]:
    asked = found.frames if found else {}
    return [Frame(level_of(now.pack, key), steps) for key, steps in asked.items() if steps]


def strikes(found: Explanation | None) -> list[Step]:
    """What sets aside, disqualifies or caps, and applies at all."""
    if found is None:
        return []
    every: Iterable[Step] = (*found.exclusions, *found.disqualifiers, *found.caps)
    return [one for one in every if one.applies]


def missing(now: Whole, standing: Standing, *, office: bool) -> list[Missing]:
    names = standing.outcome.missing if standing.outcome else ()
    pack, key = now.pack, standing.dossier.pk
    return [Missing(missing_said(pack, name), address(now, name, key) if office else "") for name in names]


def address(now: Whole, name: str, dossier: int) -> str:
    """Where it can be mended, where that is a page."""
    fact = now.pack.facts.get(name)
    if fact is not None and fact.type != "judgement":
        return reverse("facts:enter", args=(dossier, name))
    return reverse("sheets:summary", args=(dossier,)) if name == "sheet" else ""


def deeds(reach: Reach, now: Whole, shown: Dossier) -> list[Deed]:
    """Everything the table of stages knows from here; what is not theirs to do is not offered."""
    if reach.campaign.is_over:
        return []
    office = reach.may(Action.RUN_CAMPAIGN)
    if not office and not (shown.home and reach.may_in(shown.home, Action.RECORD_MEETING)):
        return []
    held = now.held_of([shown]).get(shown.pk, [])
    found = []
    for name, key, label, move in offered():
        if step(shown.stage, move) is None or not (office or key in OF_UNITS):
            continue
        url = f"{reverse(name, args=(reach.campaign.pk, key))}?ho-so={shown.pk}"
        found.append(Deed(label, url, in_the_way(shown, move, reach.rights, held)))
    return found


def offered() -> Iterable[tuple[str, str, object, Move]]:
    yield from (("results:move", move.value, label, move) for move, label in MOVES.items())
    yield from (("results:record", act, label, FOLLOWING[act]) for act, label in ACTS.items())
