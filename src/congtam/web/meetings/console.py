"""The chair's console: one next step, then the agenda. It fits a telephone."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from congtam.campaigns.packs import pack_of
from congtam.drafts.queries.notices import lacking, said_of
from congtam.engine.pack import Pack
from congtam.meetings.actions.meeting import meeting_of
from congtam.meetings.models import Item, Sitting
from congtam.meetings.queries.blocks import other_forums_said
from congtam.meetings.queries.course import counted, length_of, running_item
from congtam.meetings.queries.next import Kind, Next, next_of
from congtam.meetings.states import PART_NAMES, ItemState, Part
from congtam.web.base.guards import signed_in, today
from congtam.web.meetings.finding import sitting_to_run

LABELS: dict[Kind, str | Promise] = {
    Kind.ROLL: _("Điểm danh"),
    Kind.OFFICERS: _("Cử chủ trì, thư ký"),
    Kind.BEGIN: _("Bắt đầu họp"),
    Kind.ITEM_CHAIR: _("Cử người chủ trì"),
    Kind.POSTPONE: _("Hoãn mục này"),
    Kind.BEGIN_ITEM: _("Bắt đầu mục này"),
    Kind.TICK: _("Xong bước này"),
    Kind.CONCLUDE: _("Ghi kết luận"),
    Kind.VOTE: _("Tới bàn bỏ phiếu"),
    Kind.ANNOUNCE: _("Công bố kết quả"),
    Kind.FINISH: _("Kết thúc mục này"),
    Kind.END: _("Kết thúc hội nghị"),
    Kind.MINUTES: _("Xem và in biên bản"),
}
PAGES = {
    Kind.ROLL: "roll",
    Kind.OFFICERS: "officers",
    Kind.ITEM_CHAIR: "item_chair",
    Kind.POSTPONE: "postpone",
    Kind.CONCLUDE: "item",
    Kind.END: "end",
    Kind.MINUTES: "minutes",
}
PRESSED = {
    Kind.BEGIN: "begin",
    Kind.BEGIN_ITEM: "begin_item",
    Kind.TICK: "tick",
    Kind.ANNOUNCE: "announce",
    Kind.FINISH: "finish",
}
SIGNS = {
    ItemState.DONE: "met",
    ItemState.RUNNING: "part",
    ItemState.WAITING: "wait",
    ItemState.POSTPONED: "block",
}


@dataclass(frozen=True)
class Button:
    """A way to a page, or a press that does the deed."""

    label: str
    url: str
    is_press: bool


def button_of(sitting: Sitting, coming: Next) -> Button | None:
    label = str(LABELS[coming.kind])
    where = (sitting.pk, coming.item.pk) if coming.item else (sitting.pk,)
    if coming.kind is Kind.VOTE:
        return Button(label, vote_url(sitting, coming), is_press=False)
    name = PAGES.get(coming.kind) or PRESSED[coming.kind]
    return Button(label, reverse(f"meetings:{name}", args=where), is_press=coming.kind in PRESSED)


def vote_url(sitting: Sitting, coming: Next) -> str:
    if coming.vote:
        return reverse("polls:console", args=(coming.vote.key,))
    assert coming.item is not None  # noqa: S101 - says to the type checker what the kind holds
    return reverse("polls:prepare", args=(sitting.campaign_id, coming.item.ballot, sitting.unit_id))


def late_drafts(sitting: Sitting) -> list[str]:
    """Who got the draft too late for a meeting today; the chair says why it is held all the same."""
    return [said_of(one, today()) for one in lacking(meeting_of(sitting), today())]


@dataclass(frozen=True)
class Line:
    """One item as the agenda lists it."""

    item: Item
    sign: str
    chair_is_other: bool


@signed_in
@require_GET
def console(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    running, coming = running_item(sitting), next_of(sitting)
    pack = pack_of(sitting.campaign)
    rows = list(sitting.items.select_related("chair").order_by("position", "pk"))
    session = sitting.sessions.order_by("-number").first()
    return render(
        request,
        "meetings/console.html",
        {
            "sitting": sitting,
            "campaign": sitting.campaign,
            "count": counted(sitting.attendances.all()),
            "length": length_of(sitting),
            "minutes": int(length_of(sitting).lasted.total_seconds()) // 60,
            "session": session,
            "running": running,
            "coming": coming,
            "button": button_of(sitting, coming),
            "late": late_drafts(sitting) if coming.kind is Kind.BEGIN and session is None else [],
            "last_tick": running.ticks.order_by("-number").first() if running else None,
            "other_forums": other_forums_said(running) if running and running.is_review else "",
            "parts": [(PART_NAMES[part], lines_of(sitting, rows, part)) for part in Part],
            "order_cites": order_cites(pack),
            "screens": sitting.screens.filter(closed_at=None).exclude(key_digest=""),
            "now": timezone.localtime(),
            "day": today(),
            "unsaved": sitting.notes.filter(versions__is_apart=True).distinct(),
        },
    )


def lines_of(sitting: Sitting, rows: list[Item], part: Part) -> list[Line]:
    return [
        Line(item, SIGNS[ItemState(item.state)], item.chair_id != sitting.chair_id)
        for item in rows
        if item.part == part
    ]


def order_cites(pack: Pack) -> list[str]:
    """The addresses the order of reviews stands on."""
    return list(dict.fromkeys(order.cites for order in pack.orders.values() if order.binds == "agenda"))
