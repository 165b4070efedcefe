"""The dossiers that a page of deeds is about: as its address says, within one's own units."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from congtam.campaigns.actions.moving import LOOKED_AT
from congtam.campaigns.models import Dossier
from congtam.campaigns.stages import Move
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.sheets.queries.whole import Whole
from congtam.web.base.numbers import number
from congtam.web.base.reach import Reach
from congtam.web.results.columns import Standing, standings
from congtam.web.results.gates import in_the_way
from congtam.web.results.listing import Narrowed, in_order, narrowed

PAGE = 30
OF_UNITS = {"vote", "propose", Move.REVIEW, Move.RATE_SELF, Move.RATE}
"""What the secretary of a unit may record; the rest is the office's."""
LEVELS = {Move.VOTE, Move.PROPOSE, Move.APPRAISE, Move.DECIDE}


@dataclass
class Line:
    """One dossier on such a page; `why_not` is what keeps it from the deed."""

    standing: Standing
    why_not: str
    chosen: str = ""

    @property
    def dossier(self) -> Dossier:
        return self.standing.dossier


@dataclass(frozen=True)
class Choice:
    lines: list[Line]
    page: Page[int]
    wanted: Narrowed


def within(reach: Reach, deed: str) -> QuerySet[Dossier]:
    """Guarded: the whole campaign for the office, for others their units."""
    listed = reach.campaign.dossiers.filter(is_listed=True)
    rows = listed.exclude(is_reviewed=False) if deed == Move.REVIEW else listed.exclude(is_rated=False)
    if reach.may(Action.RUN_CAMPAIGN):
        return rows
    if deed not in OF_UNITS:
        reach.guard(Action.RUN_CAMPAIGN)
    units = reach.guard_somewhere(Action.RECORD_MEETING)
    return rows if units is None else rows.filter(home__in=units)


def chosen(request: HttpRequest, reach: Reach, now: Whole, deed: str, move: Move) -> Choice:
    there = tree(reach.campaign.organisation_id, reach.campaign.asked_on)
    rows = within(reach, deed)
    one = number(request.GET.get("ho-so", ""))
    if one is not None:
        rows = rows.filter(pk=one)
    wanted = narrowed(request, rows, now.pack, there)
    wanted.one = "" if one is None else str(one)
    page = Paginator(in_order(wanted.rows, there), PAGE).get_page(request.GET.get("trang"))
    keys = list(page.object_list)
    full = within(reach, deed).filter(pk__in=keys).prefetch_related(*LOOKED_AT)
    by_key = {row.pk: row for row in full.select_related("home")}
    with_levels = move in LEVELS
    shown = standings(now, [by_key[key] for key in keys], rated=with_levels)
    lines = [Line(each, in_the_way(each.dossier, move, reach.rights, each.held)) for each in shown]
    return Choice(lines, page, wanted)
