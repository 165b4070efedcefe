"""Equivalent positions side by side: marks, evidence and the four results, by name and in no other order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import points_text
from congtam.people.permissions import Action
from congtam.sheets.layout import Line
from congtam.sheets.permissions import pens_of
from congtam.sheets.queries.abreast import Abreast, Sight, laid_abreast, sight_of
from congtam.sheets.queries.whole import whole
from congtam.sheets.rules import layout_for
from congtam.web.base.guards import helped_person, rights, signed_in, today
from congtam.web.base.numbers import number
from congtam.web.base.reach import Reach, reached
from congtam.web.results.columns import standings
from congtam.web.results.equals import Equals, groups_of_equals, named
from congtam.web.results.figures import Cell, cell, column
from congtam.web.results.listing import seen

PAGE = 30
SIDE_BY_SIDE = 5
"""As many persons as have room for a column each; more stand one under the other."""


@dataclass(frozen=True)
class Criterion:
    line: Line
    number: str
    text: str
    top: str
    cells: list[Cell]

    @property
    def has_more(self) -> bool:
        return bool(self.line.place.children)


@signed_in
@require_GET
def equals(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Shows of each person what the pages of that person show to the same reader."""
    reach = reached(request, campaign_id)
    rows = seen(reach)
    if not rows.exists():
        reach.guard(Action.SEE_RESULTS)
    now = whole(reach.campaign)
    groups = groups_of_equals(reach.campaign, now.pack, rows)
    group = named(groups, request.GET.get("nhom", ""), number(request.GET.get("ho-so", "")))
    paged: Sequence[object] = group.dossiers if group else groups
    page = Paginator(paged, PAGE).get_page(request.GET.get("trang"))
    shown: dict[str, Any] = {"campaign": reach.campaign, "page": page, "group": group, "made_at": now.made_at}
    if group is None:
        return render(request, "results/groups.html", shown)
    found = rows.in_bulk(list(page.object_list))
    dossiers = [found[key] for key in page.object_list]
    lines = standings(now, dossiers)
    beside = laid_abreast(sight(request, reach), group.kind, dossiers)
    shown["columns"] = [column(*pair) for pair in zip(lines, beside, strict=True)]
    shown |= criteria_shown(request, reach, now.pack, group, beside)
    return render(request, "results/equals.html", shown)


def sight(request: HttpRequest, reach: Reach) -> Sight:
    helped = helped_person(request)
    pens = pens_of(rights(request), today(), helped.pk if helped else None)
    return sight_of(reach.campaign, reach.rights, pens)


def criteria_shown(
    request: HttpRequest, reach: Reach, pack: Pack, group: Equals, beside: Sequence[Abreast]
) -> dict[str, Any]:
    """Of a few persons every row; of many the top rows, or those under the row that the address names."""
    lines = layout_for(reach.campaign, group.kind).lines
    is_wide = len(beside) > SIDE_BY_SIDE
    under = opened(lines, request.GET.get("tieu-chi", "")) if is_wide else None
    if is_wide:
        lines = tuple(line for line in lines if line.place.parent == (under.address if under else ""))
    rows = [criterion(pack, line, beside) for line in lines]
    by_person = zip(beside, zip(*(row.cells for row in rows), strict=True), strict=True) if rows else ()
    people = [(one.dossier, list(zip(rows, cells, strict=True))) for one, cells in by_person]
    heading = criterion(pack, under, ()) if under else None
    return {"is_wide": is_wide, "criteria": rows, "people": people, "under": heading}


def opened(lines: Sequence[Line], asked: str) -> Line | None:
    place = number(asked)
    found = lines[place] if place is not None and place < len(lines) else None
    return found if found and found.place.children else None


def criterion(pack: Pack, line: Line, beside: Sequence[Abreast]) -> Criterion:
    row = line.place.row
    printed = row.number.strip()
    tops = {one.rows[line.address].top for one in beside} - {0}
    return Criterion(
        line,
        "" if printed == "-" else printed,
        " ".join(row.text.split()).rstrip(":"),
        "–".join(points_text(top) for top in sorted(tops)),
        [cell(pack, line, one) for one in beside],
    )
