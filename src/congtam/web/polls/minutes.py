"""The counting minutes, ready to sign, and the minutes of what happened to a box besides."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from congtam.ballots.actions.afterwards import sign_minutes as sign
from congtam.ballots.queries.desk import minutes_of, poll_of
from congtam.ballots.queries.minutes import counting_minutes
from congtam.ballots.stages import Stage
from congtam.campaigns.queries.staleness import marks_of
from congtam.papers.paper import Paper
from congtam.people.models import Organisation
from congtam.web.base.downloads import as_document, as_leaf
from congtam.web.base.guards import signed_in, today
from congtam.web.polls.counting_paper import counting_paper, other_paper
from congtam.web.polls.desk import Desk, ask, at_desk, done
from congtam.web.polls.forms import BASES, MinutesForm
from congtam.web.polls.results import shown

DOTS = re.compile(r"[.…]*…[.…]*")
"""A blank on a printed form."""


@signed_in
@require_GET
def printed(request: HttpRequest, poll_id: int) -> HttpResponse:
    """An official paper: Vietnamese, whatever language the pages are read in."""
    desk = at_desk(request, poll_id, looking=True)
    which = request.GET.get("so", "")
    paper = paper_asked_for(desk, which)
    if paper is None:
        return desk.again()
    return desk.show("minutes", {"which": which, **as_leaf(paper)})


@signed_in
@require_GET
def document(request: HttpRequest, poll_id: int) -> HttpResponse:
    """The same, to be mended in a word processor and signed."""
    desk = at_desk(request, poll_id, looking=True)
    paper = paper_asked_for(desk, request.GET.get("so", ""))
    if paper is None:
        return desk.again()
    return as_document(paper, f"bien-ban-kiem-phieu-{desk.poll.address}")


def paper_asked_for(desk: Desk, which: str) -> Paper | None:
    with override("vi"):
        here = Organisation.objects.get(pk=desk.polling.organisation_id).name
        if which:
            return other_paper(other(desk, which), here)
        if desk.poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
            return None
        return counting_paper(figures(desk), here)


def figures(desk: Desk) -> dict[str, Any]:
    found = counting_minutes(desk.poll)
    rows = shown(desk, found.lines)
    papers = minutes_of(desk.poll)
    kept = next((one for one in papers if one.kind == "count"), None)
    return {
        "minutes": found,
        "rows": rows,
        "labels": [choice["label"] for choice in desk.poll.choices],
        "chair": desk.name(desk.poll.chair),
        "head": desk.name(found.head),
        "tellers": [desk.name(person) for person in found.tellers],
        "absent": found.entitled - found.present,
        "not_returned": found.issued - found.returned,
        "bad": sum(found.invalid.values()),
        "needed": votes_needed(desk.poll),
        "majority_for": [one["label"] for one in desk.poll.choices if one["key"] in desk.poll.majority_for],
        "base_name": BASES.get(desk.polling.base_of, ""),
        "cites": desk.ballot.cites if desk.ballot else "",
        "as_printed": as_printed(desk, rows),
        "kept": kept,
        "recounts": [one for one in papers if one.kind == "recount"],
        "exchanged": desk.poll.closing.exchanged,
        "chosen_because": desk.polling.chosen_because,
        "marks": marks_of(desk.polling),
        "on": kept.on if kept else timezone.localdate(found.closed_at),
    }


def votes_needed(poll: Any) -> int | None:
    if poll.majority_numerator is None:
        return None
    return int(poll.base * poll.majority_numerator // poll.majority_denominator + 1)


def as_printed(desk: Desk, rows: list[Any]) -> list[str]:
    """The lines of the document's own form, each blank filled: votes, ballots, base."""
    if desk.ballot is None or not desk.ballot.printed or len(rows) != 1:
        return []
    row = rows[0]
    lines = zip(desk.ballot.printed, row.levels, strict=False)
    return [filled(line, (level["votes"], row.ballots, row.base)) for line, level in lines]


def filled(line: str, numbers: tuple[int, ...]) -> str:
    left = iter(numbers)
    return DOTS.sub(lambda blank: f" {next(left, blank.group())} ", line).strip()


def other(desk: Desk, which: str) -> dict[str, Any]:
    """Of a discarded box, a recount, a destruction."""
    found = next((one for one in minutes_of(desk.poll) if str(one.pk) == which), None)
    if found is None or found.kind == "count":
        raise Http404
    return {
        "poll": desk.poll,
        "kept": found,
        "chair": desk.name(desk.poll.chair),
        "head": desk.name(desk.tellers.head),
        "tellers": [desk.name(person) for person in desk.tellers.members],
    }


@signed_in
@require_http_methods(["GET", "POST"])
def sign_minutes(request: HttpRequest, poll_id: int) -> HttpResponse:
    """After this the key and the sealed box are gone; the sums stay, and the envelope under the words."""
    desk = at_desk(request, poll_id)
    form = MinutesForm(request.POST or None, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        signed = done(form, lambda: sign(poll=desk.poll, minutes=form.minutes(), by=desk.by))
        if signed or is_signed(desk):
            messages.success(request, _("Đã ghi biên bản. Khóa và các lá phiếu niêm phong đã hủy."))
            return desk.again()
    lead = _(
        "In biên bản, cả ban kiểm phiếu ký, rồi ghi số và ngày ở đây. Khi ghi, khóa và hòm phiếu niêm phong "
        "bị hủy; phiếu đã mở được giữ trong phong bì khóa bằng các tờ khóa, để kiểm lại khi cần."
    )
    words = {"title": _("Ký biên bản kiểm phiếu"), "lead": lead, "button": _("Biên bản đã ký")}
    return ask(desk, form, **words, seal=True, paper=True)


def is_signed(desk: Desk) -> bool:
    found = poll_of(desk.polling.organisation_id, desk.poll.pk)
    return found is not None and found.stage == Stage.SIGNED and desk.poll.stage == Stage.COUNTED
