"""The paper count, typed by two people who do not see each other's figures; then the count of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import Any

from django.contrib import messages
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from congtam.ballots.actions.counting import count_poll
from congtam.ballots.actions.papers import enter_papers
from congtam.ballots.queries.desk import paper_entries_by
from congtam.ballots.queries.papers import paper_disagreements
from congtam.ballots.queries.unfinished import has_lost_its_box
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Stage
from congtam.web.base.guards import account_of, signed_in
from congtam.web.polls.desk import Desk, ask, at_desk, done
from congtam.web.polls.forms import KeysForm
from congtam.web.polls.paper_figures import FiguresForm

PIECES = "<!--pieces-->"


@signed_in
@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    form = FiguresForm(request.POST or None, poll=desk.poll)
    if done(form, lambda: enter_papers(poll=desk.poll, figures=form.figures(), by=desk.by)):
        messages.success(request, _("Đã lưu lần nhập của đồng chí."))
        return desk.again()
    by = paper_entries_by(desk.poll)
    apart = paper_disagreements(desk.poll) if len(by) == 2 else []
    mine = account_of(request).person_id in by
    context = {"form": form, "entries": len(by), "apart": apart, "mine": mine}
    return desk.show("papers", {**context, "signed": desk.prepared.roll.papers})


@signed_in
@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, poll_id: int) -> HttpResponseBase:
    """The words of enough holders open the box. Thousands of names take seconds: the page says how far."""
    desk = at_desk(request, poll_id)
    if has_lost_its_box(desk.poll):
        return desk.again()
    needed = desk.poll.keys_needed if desk.poll.stage == Stage.CLOSED and desk.poll.closing.slips else 0
    form = KeysForm(request.POST if request.method == "POST" else None, needed=needed)
    if request.method == "POST" and form.is_valid() and desk.poll.stage == Stage.CLOSED:
        return counted_in_sight(desk, form)
    lead = _("Mở hòm bằng từ trên tờ khóa của %(n)d người, cộng chung với phiếu giấy đã thống nhất.") % {
        "n": desk.poll.keys_needed
    }
    obstacles = paper_disagreements(desk.poll) if desk.prepared.roll.papers else []
    if not needed:
        lead = _("Cộng phiếu giấy đã nhập hai lần khớp nhau.")
    words = {"title": _("Kiểm phiếu"), "lead": lead, "button": _("Kiểm phiếu")}
    return ask(desk, form, **words, obstacles=obstacles)


Report = tuple[int, int] | Exception | None


def counted_in_sight(desk: Desk, form: KeysForm) -> StreamingHttpResponse:
    """The count runs beside the page, which tells how many ballots are opened; leaving it stops nothing."""
    frame = {"desk": desk, "poll": desk.poll, "campaign": desk.reach.campaign, "pieces": PIECES}
    whole = render_to_string("polls/counting.html", frame, request=desk.request)
    head, _pieces, tail = whole.partition(PIECES)

    def parts() -> Iterator[str]:
        yield head
        for report in reports(
            lambda tell: count_poll(poll=desk.poll, papers=form.papers, by=by, progress=tell)
        ):
            with override(desk.request.LANGUAGE_CODE):
                yield told_of(desk, report)
        yield tail

    by = desk.by
    response = StreamingHttpResponse(parts(), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def reports(deed: Callable[[Callable[[int, int], None]], object]) -> Iterator[Report]:
    """What a deed in a thread of its own tells, then None or why it was not done."""
    told: SimpleQueue[Report] = SimpleQueue()

    def work() -> None:
        try:
            deed(lambda done, of: told.put((done, of)))
        except Exception as fault:
            told.put(fault)
        else:
            told.put(None)
        finally:
            connections.close_all()

    Thread(target=work).start()
    while isinstance(report := told.get(), tuple):
        yield report
    yield report


def told_of(desk: Desk, report: Report) -> str:
    context: dict[str, Any] = {"poll": desk.poll}
    if isinstance(report, tuple):
        context |= {"done": report[0], "of": report[1]}
    elif isinstance(report, Refused):
        context["reasons"] = report.reasons
    elif report is not None:
        raise report
    return render_to_string("polls/counting_piece.html", context)
