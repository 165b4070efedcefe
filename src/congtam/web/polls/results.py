"""What the count came to: per line and level the votes, the base, reached or not, how many are missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from congtam.ballots.choices import Kind
from congtam.ballots.queries.results import LineResult, places_among, results
from congtam.ballots.stages import Stage
from congtam.ballots.verdict import IfNone, Outcome, Verdict
from congtam.campaigns.actions.voted import DECIDING, Recorded, record_polling
from congtam.campaigns.queries.staleness import marks_of
from congtam.web.base.guards import signed_in
from congtam.web.polls.desk import Desk, ask, at_desk, done
from congtam.web.polls.forms import DecidedForm, RecordForm

Levels = list[dict[str, Any]]
ON_A_PAGE = 60
ALL = slice(None)
WIDE, HIGH, FROM = 1160, 92, 380
"""Of the figure on the wall, in its own units."""


@dataclass(frozen=True)
class Shown:
    """One line as people read it."""

    number: int
    label: str
    cell: str
    says: str
    outcome: str
    levels: Levels
    blank: int
    ballots: int
    base: int


def shown(desk: Desk, found: Sequence[LineResult], wanted: slice = ALL) -> list[Shown]:
    """Those of the found that are `wanted`; who has a place is told among all. Of thousands of lines many
    came out alike: each way is put into words once."""
    labels = tuple(choice["label"] for choice in desk.poll.choices)
    placed = None
    if desk.poll.kind == Kind.PICK:
        placed = {one.line.number for one in places_among(desk.poll, found)[0]}
    words = cache(lambda came: (said(desk, came, labels), levels_of(came, labels)))
    return [line_shown(one, *words(one.verdict), placed) for one in found[wanted]]


def line_shown(one: LineResult, says: str, levels: Levels, placed: Collection[int] | None) -> Shown:
    line, came = one.line, one.verdict
    if placed is not None and came.outcome is Outcome.REACHED and line.number not in placed:
        says = _("Đủ quá bán nhưng bằng phiếu hoặc hết suất")
    if line.closed:
        whys = [line.closed.get(key, "") for key in one.keys]
        levels = [level | {"closed": why} for level, why in zip(levels, whys, strict=True)]
    sums = (came.blank, came.ballots, came.base)
    return Shown(line.number, line.label, line.cell, says, str(came.outcome), levels, *sums)


def levels_of(came: Verdict, labels: Sequence[str]) -> Levels:
    return [
        {
            "label": labels[standing.choice - 1],
            "votes": standing.votes,
            "needed": standing.needed,
            "reached": standing.reached,
            "missing": standing.missing,
            "closed": "",
        }
        for standing in came.standings
    ]


def said(desk: Desk, came: Verdict, labels: Sequence[str]) -> str:
    if came.outcome is Outcome.REACHED and came.reached:
        return labels[came.reached - 1]
    if came.cumulated:
        return _("Cộng dồn: %(level)s") % {"level": labels[came.cumulated - 1]}
    return {
        Outcome.NO_MAJORITY: no_majority(desk.poll.if_none),
        Outcome.NOT_STATED: _("Văn bản không nêu đa số: chỉ có số phiếu"),
        Outcome.SEVERAL: _("Nhiều mức cùng đủ phiếu: kiểm lại"),
        Outcome.TOO_MANY_VOTES: _("Nhiều phiếu hơn số người được bỏ: lập biên bản"),
    }.get(came.outcome, "")


def no_majority(if_none: str) -> str:
    """As the pack says; where it is silent, so is this."""
    return {
        IfNone.AGAIN: _("Không mức nào đủ phiếu: bỏ phiếu lại"),
        IfNone.AUTHORITY: _("Không mức nào đủ phiếu: cấp có thẩm quyền quyết định"),
    }.get(IfNone(if_none), _("Không mức nào đủ phiếu"))


@signed_in
@require_GET
def outcome(request: HttpRequest, poll_id: int) -> HttpResponse:
    """Before the count there is nothing here, for nobody."""
    desk = at_desk(request, poll_id, looking=True)
    if desk.poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        return desk.again()
    found, marks = results(desk.poll), marks_of(desk.polling)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("trang"))
    rows = shown(desk, found, slice(page.start_index() - 1, page.end_index()))
    tied = places_among(desk.poll, found)[1] if desk.poll.kind == Kind.PICK else []
    context = {
        "page": page,
        "rows": rows,
        "lone": rows[0] if len(found) == 1 else None,
        "labels": [choice["label"] for choice in desk.poll.choices],
        "columns": len(desk.poll.choices) + 4,
        "reached": sum(one.verdict.outcome is Outcome.REACHED for one in found),
        "total": len(found),
        "count": desk.poll.count,
        "invalid": sum(desk.poll.count.invalid.values()),
        "marks": marks,
        "open_marks": [mark for mark in marks if mark.is_open],
        "tied": [one.line.label for one in tied],
    }
    return desk.show("results", context)


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, poll_id: int) -> HttpResponse:
    """The voted level goes into the dossiers, by whoever may move them."""
    desk = at_desk(request, poll_id, looking=True)
    if desk.poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        return desk.again()
    decides = desk.ballot is not None and desk.ballot.stage == DECIDING
    form = (DecidedForm if decides else RecordForm)(request.POST or None)
    made: list[Recorded] = []
    if request.method == "POST" and form.is_valid():
        words = {**form.cleaned_data, "rights": desk.reach.rights, "by": desk.by}
        if done(form, lambda: made.append(record_polling(polling=desk.polling, **words))):
            number = made[0].done
            text = ngettext("Đã ghi vào %(n)d hồ sơ.", "Đã ghi vào %(n)d hồ sơ.", number)
            messages.success(request, text % {"n": number})
            for held in made[0].held[:10]:
                messages.error(request, _("Chưa ghi được. %(why)s.") % {"why": held.rstrip(".")})
            return desk.again()
    lead = _("Chỉ ghi mức đã đủ phiếu. Dòng không mức nào đủ phiếu không có kết quả.")
    return ask(desk, form, title=_("Ghi kết quả vào hồ sơ"), lead=lead, button=_("Ghi vào hồ sơ"))


def chart(row: Shown) -> dict[str, Any]:
    """Bars for a wall, with the line at which a level is reached."""
    needed = next((level["needed"] for level in row.levels if level["needed"]), None)
    scale = (WIDE - FROM - 120) / max(row.base, *(level["votes"] for level in row.levels), 1)
    bars = [
        {
            "label": level["label"],
            "votes": level["votes"],
            "top": 20 + HIGH * place,
            "middle": 60 + HIGH * place,
            "width": max(3, round(level["votes"] * scale)),
            "end": FROM + max(3, round(level["votes"] * scale)) + 16,
            "reached": level["reached"],
        }
        for place, level in enumerate(row.levels)
    ]
    line = {"at": FROM + round(needed * scale), "text": FROM + round(needed * scale) + 12} if needed else None
    return {
        "bars": bars,
        "line": line,
        "needed": needed,
        "high": HIGH * len(bars) + 40,
        "wide": WIDE,
        "from": FROM,
    }
