"""The whole campaign, unit by unit: four results of each subject, and what holds it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Dossier, Result
from congtam.campaigns.models.dossier import STAGES
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.campaigns.stages import Move, Stage
from congtam.engine.pack import Pack
from congtam.people.permissions import Action
from congtam.people.queries.tree import Tree, tree
from congtam.sheets.queries.whole import whole
from congtam.web.base.guards import signed_in
from congtam.web.base.numbers import number
from congtam.web.base.reach import Reach, reached
from congtam.web.results.columns import standings
from congtam.web.results.words import ACTS, MOVES

PAGE = 30


@signed_in
@require_GET
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    rows = seen(reach)
    if not rows.exists():
        reach.guard(Action.SEE_RESULTS)
    now = whole(reach.campaign)
    there = tree(reach.campaign.organisation_id, reach.campaign.asked_on)
    wanted = narrowed(request, rows, now.pack, there)
    shown = wanted.rows
    if wanted.only == "vuong":
        shown = shown.filter(pk__in=list(now.held))
    page = Paginator(in_order(shown, there), PAGE).get_page(request.GET.get("trang"))
    found = shown.in_bulk(list(page.object_list))
    lines = standings(now, [found[key] for key in page.object_list])
    names = {node.id: node.name for node, _depth in there.walk()}
    return render(
        request,
        "results/campaign.html",
        {
            "wanted": wanted,
            "campaign": reach.campaign,
            "page": page,
            "groups": [
                (names.get(home or 0, ""), list(group))
                for home, group in groupby(lines, key=lambda line: line.dossier.home_id)
            ],
            "made_at": now.made_at,
            "deeds": deeds(reach),
            "may_compare": sees_others(reach),
        },
    )


def seen(reach: Reach) -> QuerySet[Dossier]:
    """Those whose results the person may see and which are rated at all."""
    rows = dossiers_seen(reach.campaign, reach.rights, Action.SEE_RESULTS)
    return rows.filter(is_listed=True).exclude(is_rated=False)


def sees_others(reach: Reach) -> bool:
    """Whoever sees only the own result has nothing to hold it against."""
    return reach.units(Action.SEE_RESULTS) != frozenset()


@dataclass
class Narrowed:
    """Rows by kind, unit, stage and what is looked for, with the choices there are."""

    rows: QuerySet[Dossier]
    kinds: list[tuple[str, str]]
    homes: list[tuple[int, str]]
    kind: str
    home: int | None
    only: str
    stage: str
    one: str = ""
    stages: Iterable[tuple[Stage, object]] = tuple(STAGES.items())


def narrowed(request: HttpRequest, rows: QuerySet[Dossier], pack: Pack, there: Tree) -> Narrowed:
    """As the address says."""
    present = list(rows.order_by().values_list("kind", "home").distinct())
    with_any, units = {kind for kind, _ in present}, {home for _, home in present}
    kinds = [(key, one.label) for key, one in pack.subjects.items() if key in with_any]
    homes = [(node.id, node.short) for node, _ in there.walk() if node.id in units]
    kind, home = request.GET.get("loai", ""), request.GET.get("don-vi", "")
    only, stage = request.GET.get("chi", ""), request.GET.get("buoc", "")
    unit = found if (found := number(home)) in units else None
    if kind in with_any:
        rows = rows.filter(kind=kind)
    if unit:
        rows = rows.filter(home=unit)
    if only == "lech":
        rows = rows.filter(pk__in=apart(rows))
    if stage in set(Stage):
        rows = rows.filter(stage=stage)
    return Narrowed(rows, kinds, homes, kind, unit, only, stage)


def apart(rows: QuerySet[Dossier]) -> list[int]:
    """Decided otherwise than proposed, or proposed otherwise than voted."""
    found: dict[int, set[str]] = {}
    results = Result.objects.filter(dossier__in=rows.order_by(), annulled_because="")
    for dossier, level in results.values_list("dossier", "level"):
        found.setdefault(dossier, set()).add(level)
    return [dossier for dossier, levels in found.items() if len(levels) > 1]


def in_order(rows: QuerySet[Dossier], there: Tree) -> list[int]:
    """Unit by unit as the tree has them; in a unit by kind, then by name."""
    order = {node.id: place for place, (node, _) in enumerate(there.walk())}
    keys = rows.order_by().values_list("pk", "home", "kind", "sort_key")
    ranked = sorted(keys, key=lambda key: (order.get(key[1] or 0, len(order)), key[2], key[3], key[0]))
    return [key[0] for key in ranked]


def deeds(reach: Reach) -> Sequence[tuple[str, str, object]]:
    """What the person may record here: kind of page, key, name."""
    if reach.campaign.is_over:
        return []
    office = reach.may(Action.RUN_CAMPAIGN)
    units = reach.units(Action.RECORD_MEETING)
    if not office and not units:
        return []
    acts = list(ACTS) if office else ["vote", "propose"]
    moves = list(MOVES) if office else [Move.REVIEW, Move.RATE_SELF, Move.RATE]
    return [("results:record", act, ACTS[act]) for act in acts] + [
        ("results:move", move, MOVES[move]) for move in moves
    ]
