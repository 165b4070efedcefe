"""A recount from the envelope, its destruction, and further rounds."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.ballots.actions.afterwards import destroy_envelope, recount
from congtam.ballots.queries.desk import has_envelope
from congtam.ballots.queries.results import results
from congtam.ballots.stages import Stage
from congtam.ballots.terms import Committee
from congtam.ballots.verdict import Outcome
from congtam.campaigns.actions.rounds import further_round, pick_round
from congtam.campaigns.models import Polling
from congtam.web.base.guards import signed_in, today
from congtam.web.polls.desk import Desk, ask, at_desk, done
from congtam.web.polls.forms import KeysForm, MinutesForm, RoundForm

MOST_LINES = 500
"""Lines that a further round can be chosen from; those that reached nothing stand first."""


class RecountForm(MinutesForm, KeysForm):
    """The words of the holders, and the minutes of the recount."""

    def __init__(self, *args: object, needed: int, **named: object) -> None:
        super().__init__(*args, needed=needed, **named)


@signed_in
@require_http_methods(["GET", "POST"])
def recount_box(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    if desk.poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        return desk.again()
    needed = desk.poll.keys_needed if has_envelope(desk.poll) else 0
    form = RecountForm(request.POST or None, needed=needed, initial={"on": today()})
    found: list[bool] = []
    if request.method == "POST" and form.is_valid():
        papers, said, by = form.papers, form.minutes(), desk.by
        if done(form, lambda: found.append(recount(poll=desk.poll, papers=papers, minutes=said, by=by))):
            if found[0]:
                messages.success(request, _("Kiểm lại: khớp với kết quả đã công bố."))
            else:
                messages.error(
                    request, _("Kiểm lại: KHÔNG khớp với kết quả đã công bố. In biên bản, báo cáo.")
                )
            return desk.again()
    lead = _("Mở phong bì phiếu lưu, cộng lại từ đầu và so với kết quả. Kết quả cũ không bị sửa.")
    return ask(desk, form, title=_("Kiểm phiếu lại"), lead=lead, button=_("Kiểm lại"))


@signed_in
@require_http_methods(["GET", "POST"])
def destroy(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    form = MinutesForm(request.POST or None, initial={"on": today()})
    there = has_envelope(desk.poll)
    if request.method == "POST" and form.is_valid():
        deed = done(form, lambda: destroy_envelope(poll=desk.poll, minutes=form.minutes(), by=desk.by))
        if deed or (there and not has_envelope(desk.poll)):
            messages.success(request, _("Đã tiêu hủy phiếu lưu. Kết quả và các biên bản vẫn giữ."))
            return desk.again()
    lead = _("Sau khi tiêu hủy không kiểm lại được nữa. Chỉ làm khi hết thời hạn lưu.")
    return ask(desk, form, title=_("Tiêu hủy phiếu lưu"), lead=lead, button=_("Tiêu hủy"), seal=True)


@signed_in
@require_http_methods(["GET", "POST"])
def next_round(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    if desk.poll.stage not in {Stage.COUNTED, Stage.SIGNED}:
        return desk.again()
    rows = sorted(results(desk.poll), key=lambda one: one.verdict.outcome is Outcome.REACHED)[:MOST_LINES]
    lines = [(str(one.line.number), f"{one.line.number}. {one.line.label}") for one in rows]
    form = RoundForm(request.POST or None, rows=lines, levels=desk.pack.levels.items())
    made: list[Polling] = []
    if done(form, lambda: made.append(followed(desk, form))):
        messages.success(request, _("Đã lập vòng tiếp theo."))
        return redirect("polls:console", made[0].poll_id)
    lead = _("Cùng danh sách người bỏ phiếu, cùng ban kiểm phiếu. Dòng chưa mức nào đủ phiếu đứng trước.")
    return ask(desk, form, title=_("Bỏ phiếu vòng tiếp"), lead=lead, button=_("Lập vòng tiếp"))


def followed(desk: Desk, form: forms.Form) -> Polling:
    assert isinstance(form, RoundForm)  # noqa: S101 - for the type checker
    given = form.cleaned_data
    if given["how"] == "same":
        return further_round(polling=desk.polling, numbers=form.numbers, by=desk.by)
    tellers = desk.tellers
    committee = Committee(desk.poll.chair, tellers.head or desk.poll.chair, tellers.members)
    return pick_round(
        polling=desk.polling,
        numbers=form.numbers,
        level=given["level"],
        at_most=given["at_most"],
        committee=committee,
        by=desk.by,
    )
