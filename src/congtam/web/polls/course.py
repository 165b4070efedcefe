"""While people vote: a slip exchanged for paper, an incident, closing."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.ballots.actions import closing
from congtam.ballots.actions.closing import close_poll, discard_poll
from congtam.ballots.actions.slips import exchange_slip
from congtam.ballots.queries.box import turnout
from congtam.ballots.queries.desk import CAUSES, TOKENS, poll_of
from congtam.ballots.stages import Stage
from congtam.campaigns.actions.polling import hold_again
from congtam.campaigns.models import Polling
from congtam.web.base.guards import signed_in, today
from congtam.web.polls.desk import Desk, ask, at_desk, done, told
from congtam.web.polls.forms import CloseForm, DiscardForm, ExchangeForm


@signed_in
@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest, poll_id: int) -> HttpResponse:
    """An unused slip comes back, and its holder signs for a paper ballot on the same line."""
    desk = at_desk(request, poll_id)
    people = [(str(voter.person), name) for voter, name in desk.roll if voter.token == TOKENS.SLIP]
    form = ExchangeForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        person = int(given["person"])
        if done(form, lambda: exchange_slip(poll=desk.poll, person=person, code=given["code"], by=desk.by)):
            messages.success(request, _("Đã đổi. Phát phiếu giấy cho người này."))
            return desk.again()
    lead = _("Chỉ phiếu chưa dùng. Máy hủy mã trên phiếu trả lại; không ghi mã ấy của ai.")
    return ask(desk, form, title=_("Đổi phiếu mã lấy phiếu giấy"), lead=lead, button=_("Đổi phiếu"))


@signed_in
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, poll_id: int) -> HttpResponse:
    """The box is destroyed unread; the list stays, and everybody votes again."""
    desk = at_desk(request, poll_id)
    asked = {"cause": request.GET.get("vi", ""), "on": today().strftime("%d/%m/%Y")}
    if asked["cause"] == CAUSES.TO_PAPER:
        asked["plan"] = Polling.Plan.PAPER
    form = DiscardForm(request.POST or None, initial=asked)
    made: list[Polling] = []
    if done(form, lambda: made.append(discarded(desk, form))) or stage_now(desk) != desk.poll.stage:
        messages.success(request, _("Đã hủy hòm phiếu, không đọc phiếu nào. Mọi người bỏ phiếu lại."))
        return redirect("polls:console", made[0].poll_id) if made else desk.again()
    lead = _(
        "Mọi lá phiếu trong hòm bị hủy, không ai đọc. Danh sách người bỏ phiếu giữ nguyên, mọi người nhận "
        "phiếu mới và bỏ lại. Không lấy lại được."
    )
    words = {"title": _("Hủy hòm phiếu, bỏ phiếu lại"), "lead": lead}
    return ask(desk, form, **words, button=_("Hủy hòm phiếu"), seal=True)


def discarded(desk: Desk, form: DiscardForm) -> Polling:
    cause, plan = form.cleaned_data["cause"], form.cleaned_data["plan"]
    with transaction.atomic():
        discard_poll(poll=desk.poll, minutes=form.minutes(), cause=CAUSES(cause), by=desk.by)
        return hold_again(polling=desk.polling, plan=plan, by=desk.by)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    form = CloseForm(request.POST or None)
    if request.method == "POST":
        form = CloseForm(request.POST)
        reason = form.cleaned_data["early_reason"] if form.is_valid() else ""
        if not form.is_valid():
            return ask_to_close(desk, form)
        if done(form, lambda: close_poll(poll=desk.poll, early_reason=reason, by=desk.by)):
            messages.success(request, _("Đã đóng hòm phiếu."))
            return desk.again()
        if stage_now(desk) == Stage.CLOSED and desk.poll.stage == Stage.OPEN:
            messages.error(request, " ".join(map(str, form.non_field_errors())))
            return desk.again()
    return ask_to_close(desk, form)


def stage_now(desk: Desk) -> str:
    """Closing and discarding may succeed although the old traces could not be scrubbed at once."""
    found = poll_of(desk.polling.organisation_id, desk.poll.pk)
    return str(found.stage) if found else ""


def ask_to_close(desk: Desk, form: CloseForm) -> HttpResponse:
    left = turnout(desk.poll.pk).left if desk.poll.stage == Stage.OPEN else 0
    lead = _("Đóng rồi không ai bỏ phiếu được nữa.")
    if left:
        lead = _("Còn %(n)d phiếu mã chưa bỏ. Chờ thêm, hoặc ghi lý do đóng sớm.") % {"n": left}
    return ask(desk, form, title=_("Đóng hòm phiếu"), lead=lead, button=_("Đóng hòm phiếu"), seal=True)


@signed_in
@require_POST
def scrub_again(request: HttpRequest, poll_id: int) -> HttpResponse:
    """Where the machine was busy when the box was closed."""
    desk = at_desk(request, poll_id)
    if desk.poll.stage in {Stage.CLOSED, Stage.COUNTED} and desk.poll.closing.slips:
        told(desk, lambda: closing.scrub(desk.poll), _("Đã xóa hết dấu vết cũ của hòm phiếu."))
    return desk.again()
