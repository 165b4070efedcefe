"""What the regulation asks of each kind of subject, and a dense table: subjects by facts."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.campaigns.facts.asked import asked_facts, attested_facts
from congtam.campaigns.models import Campaign, Dossier
from congtam.engine.pack import Pack
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.sheets.queries.whole import Whole, whole
from congtam.web.base.guards import signed_in
from congtam.web.base.numbers import number
from congtam.web.base.reach import Reach, reached
from congtam.web.facts.rows import rows_of

PAGE = 30
COLUMNS = 12
"""So many facts stand side by side; the others are reached by their own pages."""


@dataclass(frozen=True)
class Known:
    """One fact of a kind: of how many subjects it is known."""

    key: str
    label: str
    known: int
    total: int

    @property
    def open(self) -> int:
        return self.total - self.known


@dataclass(frozen=True)
class Kind:
    key: str
    label: str
    total: int
    facts: list[Known]
    attested: int

    @property
    def open(self) -> list[Known]:
        return [one for one in self.facts if one.open]


@signed_in
@require_GET
def kinds(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = runs(request, campaign_id)
    now = whole(reach.campaign)
    listed = reach.campaign.dossiers.filter(is_listed=True).exclude(is_rated=False)
    there = set(listed.order_by().values_list("kind", flat=True).distinct())
    shown = [kind_of(now, key) for key in now.pack.subjects if key in there]
    return render(
        request,
        "facts/kinds.html",
        {"campaign": reach.campaign, "kinds": [one for one in shown if one.facts], "made_at": now.made_at},
    )


def runs(request: HttpRequest, campaign_id: int) -> Reach:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    return reach


def kind_of(now: Whole, key: str) -> Kind:
    pack, asked = now.pack, asked_facts(now.pack, key)
    counts = now.counts(key, asked)
    total = counts.pop("all", 0)
    facts = [Known(name, pack.facts[name].label, known, total) for name, known in counts.items()]
    return Kind(key, pack.subjects[key].label, total, facts, len(attested_facts(pack, key)))


@signed_in
@require_GET
def kind(request: HttpRequest, campaign_id: int, kind: str) -> HttpResponse:
    reach = runs(request, campaign_id)
    campaign, now = reach.campaign, whole(reach.campaign)
    refuse_unknown(now.pack, kind)
    known, every = kind_of(now, kind), "du" in request.GET.get("cot", "")
    columns = [one for one in known.facts if every or one.open][:COLUMNS]
    shown, homes, home = in_unit(campaign, kind, request.GET.get("don-vi", ""))
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "facts/kind.html",
        {
            "campaign": campaign,
            "kind": known,
            "columns": columns,
            "left_out": len(known.facts) - len(columns),
            "every": every,
            "page": page,
            "rows": rows_of(now, list(page.object_list), [one.key for one in columns]),
            "homes": homes,
            "home": home,
        },
    )


def refuse_unknown(pack: Pack, kind: str, fact: str = "") -> None:
    if kind not in pack.subjects or (fact and fact not in asked_facts(pack, kind)):
        raise Http404


def in_unit(
    campaign: Campaign, kind: str, wanted: str
) -> tuple[QuerySet[Dossier], list[tuple[int, str]], int | None]:
    """Subjects of a kind that take part, those of one unit where one is asked for; and all their units."""
    rows = campaign.dossiers.filter(kind=kind, is_listed=True).exclude(is_rated=False)
    there = set(rows.order_by().values_list("home", flat=True).distinct())
    nodes = [node for node, _depth in tree(campaign.organisation_id, campaign.asked_on).walk()]
    homes = [(node.id, node.short) for node in nodes if node.id in there]
    home = found if (found := number(wanted)) in dict(homes) else None
    shown = rows.filter(home=home) if home else rows
    return shown.select_related("home").order_by("sort_key", "pk"), homes, home
