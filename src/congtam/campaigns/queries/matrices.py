"""Who takes part, as a matrix: kinds of unit by bodies, with how many answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.people.queries.tree import Node, tree


@dataclass(frozen=True)
class Cell:
    """How many take part, how many of them answered; not settled: how many hang on a missing fact."""

    total: int = 0
    answered: int = 0
    open: int = 0


@dataclass(frozen=True)
class Matrix:
    """Rows are units; columns are the bodies of the pack that any of them has."""

    bodies: list[tuple[str, str]]
    outside: list[tuple[str, str]]
    """Those that the tree of units has not: word of the pack, and name."""
    rows: list[tuple[Node, list[Cell | None]]]

    @property
    def lines(self) -> list[tuple[Node, list[tuple[str, Cell | None]]]]:
        """Each cell with the name of its body, for screens on which there is no heading."""
        names = [name for _act, name in self.bodies]
        return [(node, list(zip(names, cells, strict=True))) for node, cells in self.rows]


Key = tuple[int | None, str, str]
"""A unit, an act and a body."""
Given = Mapping[tuple[int | None, str], tuple[int, int]]
"""By unit and body: how many were given, of how many."""


def counted(campaign: Campaign, group: str, kind: str) -> dict[Key, Cell]:
    rows = (
        campaign.participations.filter(
            group=group, dossier__kind=kind, dossier__is_listed=True, is_dropped=False
        )
        .order_by()
        .values_list("dossier__home_id", "body", "act")
        .annotate(
            total=Count("id", filter=Q(is_settled=True)),
            answered=Count("id", filter=Q(is_settled=True, answered_on__isnull=False)),
            unsettled=Count("id", filter=Q(is_settled=False)),
        )
    )
    return {
        (home, act, body): Cell(total, answered, unsettled)
        for home, body, act, total, answered, unsettled in rows
    }


def matrix(
    campaign: Campaign,
    group: str,
    kind: str,
    *,
    units: frozenset[int] | None = None,
    given: Given | None = None,
) -> Matrix:
    """Dossiers of one kind, gathered by their unit. `given` counts what stands for an answer elsewhere."""
    pack, cells = pack_of(campaign), counted(campaign, group, kind)
    for (home, body), (done, total) in (given or {}).items():
        known = cells.get((home, "", body), Cell())
        cells[home, "", body] = replace(known, total=total, answered=done)
    named = list(dict.fromkeys((act, body) for _, act, body in sorted(cells, key=lambda key: key[1:])))
    order = {rule.body: place for place, rule in enumerate(getattr(pack, group).values())}
    named.sort(key=lambda key: order.get(key[1], len(order)))
    homes = {home for home, _, _ in cells}
    nodes = [node for node, _ in tree(campaign.organisation_id, campaign.asked_on).walk() if node.id in homes]
    rows = [
        (node, [cells.get((node.id, act, body)) for act, body in named])
        for node in nodes
        if units is None or node.id in units
    ]
    names = {**pack.bodies, **campaign.body_names}
    outside = [(body, names.get(body, body)) for body in outside_the_tree(campaign, group, kind)]
    return Matrix([(act, names.get(body, body)) for act, body in named], outside, rows)


def outside_the_tree(campaign: Campaign, group: str, kind: str) -> list[str]:
    parts = campaign.participations.filter(group=group, dossier__kind=kind, dossier__is_listed=True)
    found = parts.filter(unit=None, person=None, is_dropped=False).order_by("body").values_list("body", "who")
    return [body for body, who in found.distinct() if who == f"body:{body}"]


def kinds_with(campaign: Campaign, group: str) -> list[str]:
    found = campaign.participations.filter(group=group).order_by().values_list("dossier__kind", flat=True)
    present = set(found.distinct())
    return [kind for kind in pack_of(campaign).subjects if kind in present]
