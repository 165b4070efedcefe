"""What is printed before a vote: slips and key papers, each shown once; the blank paper ballot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from congtam.ballots.actions.slips import lay_out_slips, make_key
from congtam.ballots.queries.printed import PrintedBallot, PrintedLine, printed_ballot
from congtam.web.base.guards import signed_in
from congtam.web.polls.console import voting_address
from congtam.web.polls.desk import Desk, ask, at_desk, done
from congtam.web.polls.forms import EmptyForm, NumberForm

HERE = "<!--pieces-->"
BOX, NO_BOX = '<td class="n"><span class="tick-box"></span></td>', '<td class="n">–</td>'


@signed_in
@require_http_methods(["GET", "POST"])
def slips(request: HttpRequest, poll_id: int) -> HttpResponseBase:
    """The codes go straight to the browser's paper: they are kept nowhere, and no page shows them again."""
    desk = at_desk(request, poll_id)
    form = NumberForm(request.POST or None)
    pile: list[str] = []
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        if done(form, lambda: pile.extend(lay_out_slips(poll=desk.poll, number=number, by=desk.by))):
            address = voting_address(request, desk.poll.address)
            return streamed(desk, "slips", ({"code": code, "address": address} for code in pile), len(pile))
    lead = _(
        "Mỗi phiếu một mã, chỉ hiện một lần để in; máy chỉ giữ dấu băm. In xong gấp kín, xáo chồng phiếu, "
        "từng người bốc một phiếu. In lại thì chồng trước hết hiệu lực."
    )
    title, button = _("In phiếu mã"), _("Tạo mã và in ngay")
    return ask(desk, form, title=title, lead=lead, button=button, after=desk.prepared.roll)


@signed_in
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest, poll_id: int) -> HttpResponseBase:
    desk = at_desk(request, poll_id)
    form = EmptyForm(request.POST or None)
    papers: list[tuple[str, ...]] = []
    if request.method == "POST":
        form = EmptyForm({})
        form.is_valid()
        if done(form, lambda: papers.extend(make_key(poll=desk.poll, by=desk.by))):
            pieces = ({"number": number, "words": words} for number, words in enumerate(papers, start=1))
            return streamed(desk, "keys", pieces, len(papers))
    words = {"needed": desk.poll.keys_needed, "holders": desk.poll.key_holders}
    lead = _(
        "%(holders)d tờ, mỗi tờ mười hai từ, trao cho %(holders)d người giữ. Cần %(needed)d tờ mới mở được "
        "hòm. Mất quá số ấy thì phải bỏ phiếu lại. In lại thì các tờ trước hết hiệu lực."
    )
    return ask(desk, form, title=_("In tờ khóa"), lead=lead % words, button=_("Tạo khóa và in ngay"))


def streamed(desk: Desk, name: str, pieces: Iterable[dict[str, Any]], number: int) -> StreamingHttpResponse:
    """Sent piece by piece as it is made, and held by no cache."""
    frame = {"desk": desk, "poll": desk.poll, "campaign": desk.reach.campaign, "number": number}
    whole = render_to_string(f"polls/{name}.html", {**frame, "here": HERE}, request=desk.request)
    head, _here, tail = whole.partition(HERE)

    def parts() -> Iterator[str]:
        yield head
        for piece in pieces:
            with override("vi"):
                yield render_to_string(f"polls/{name}_piece.html", {"poll": desk.poll, **piece})
        yield tail

    response = StreamingHttpResponse(parts(), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


@signed_in
@require_GET
def paper_ballot(request: HttpRequest, poll_id: int) -> HttpResponse:
    """The ballot on paper, with the same lines and the same boxes; nothing on it is marked."""
    desk = at_desk(request, poll_id)
    paper = printed_ballot(desk.poll.pk)
    return desk.show("paper_ballot", {"paper": paper, "rows": mark_safe(rows_of(paper))})  # noqa: S308 - escaped


def rows_of(paper: PrintedBallot) -> str:
    """Put together here: of thousands of names a template takes a second."""
    choices = range(1, len(paper.choices) + 1)
    boxes = cache(lambda allowed: "".join(BOX if number in allowed else NO_BOX for number in choices))
    return "".join(
        f'<tr><td class="n">{line.number}</td><th scope="row">{escape(line.label)}{note_of(line)}</th>'
        f"{boxes(asked.allowed)}</tr>"
        for line, asked in zip(paper.lines, paper.question.lines, strict=True)
    )


def note_of(line: PrintedLine) -> str:
    return f"<br><small>{escape(line.note)}</small>" if line.note else ""
