"""The last deeds before a vote, and its opening."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congtam.ballots.actions.slips import try_key as try_key_of
from congtam.ballots.actions.slips import void_slip
from congtam.ballots.queries.opening import obstacles_to_opening, warnings_before_opening
from congtam.ballots.refusals import Refused
from congtam.campaigns.actions.polling import open_polling
from congtam.campaigns.queries.quorum import quorum_of
from congtam.campaigns.queries.staleness import overtaken_said
from congtam.web.base.guards import signed_in
from congtam.web.polls.desk import Desk, ask, at_desk, done
from congtam.web.polls.forms import CodesForm, KeysForm, OpenForm
from congtam.web.polls.steps import undrawn_said


@signed_in
@require_http_methods(["GET", "POST"])
def try_key(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    form = KeysForm(request.POST or None, needed=desk.poll.keys_needed)
    if done(form, lambda: try_key_of(poll=desk.poll, papers=form.papers, by=desk.by)):
        messages.success(request, _("Khóa mở được. Niêm phong các tờ khóa lại."))
        return desk.again()
    lead = _("Gõ các từ trên tờ khóa của những người có mặt, để biết chắc khi kiểm phiếu sẽ mở được hòm.")
    return ask(desk, form, title=_("Mở thử khóa"), lead=lead, button=_("Mở thử"))


@signed_in
@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, poll_id: int) -> HttpResponse:
    """Undrawn slips are made void before the opening: whoever kept one could vote twice."""
    desk = at_desk(request, poll_id)
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number, refused = voided(desk, form.cleaned_data["codes"].split("\n"))
        if number:
            text = ngettext("Đã hủy %(n)d phiếu.", "Đã hủy %(n)d phiếu.", number) % {"n": number}
            messages.success(request, text)
        if not refused:
            return (
                redirect("polls:void", poll_id)
                if at_desk(request, poll_id).prepared.undrawn
                else desk.again()
            )
        for reason in refused:
            form.add_error("codes", reason)
        desk = at_desk(request, poll_id)
    lead = _("Phiếu còn hiệu lực phải đúng bằng số người ký nhận.") + " "
    lead += undrawn_said(desk.prepared.undrawn) or _("Không còn phiếu nào phải hủy.")
    return ask(desk, form, title=_("Hủy phiếu mã chưa phát"), lead=lead, button=_("Hủy các phiếu này"))


def voided(desk: Desk, codes: list[str]) -> tuple[int, list[str]]:
    """Each by itself: a mistyped one keeps none of the others."""
    number, refused = 0, []
    for place, code in enumerate(filter(None, map(str.strip, codes)), start=1):
        try:
            void_slip(poll=desk.poll, code=code, by=desk.by)
        except Refused as refusal:
            refused.append(_("Dòng %(n)d: %(why)s") % {"n": place, "why": refusal})
        else:
            number += 1
    return number, refused


@signed_in
@require_http_methods(["GET", "POST"])
def open_box(request: HttpRequest, poll_id: int) -> HttpResponse:
    desk = at_desk(request, poll_id)
    quorum = quorum_of(desk.polling)
    warnings = [*warnings_before_opening(desk.poll), *quorum.warns]
    obstacles = [*obstacles_to_opening(desk.poll), *quorum.stops, *overtaken_said(desk.polling)]
    form = OpenForm(request.POST if request.method == "POST" else None, warnings=warnings)
    if done(form, lambda: open_polling(polling=desk.polling, by=desk.by, accepted=form.accepted)):
        messages.success(request, _("Hòm phiếu đã mở."))
        return desk.again()
    roll = desk.prepared.roll
    lead = _(
        "Từ đây danh sách và lá phiếu không đổi được nữa. Được bỏ phiếu %(all)d, có mặt %(here)d, "
        "ký nhận %(signed)d."
    ) % {"all": roll.entitled, "here": roll.present, "signed": roll.signed}
    words = {"title": _("Mở hòm phiếu"), "lead": lead, "button": _("Mở hòm phiếu")}
    return ask(desk, form, **words, obstacles=obstacles)
