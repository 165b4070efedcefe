"""Entry with the slip's code, the ballot, the check, the cast: each page but the first answers a POST."""

from base64 import b64decode, b64encode
from binascii import Error
from time import monotonic
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from congtam.ballots.actions.casting import SealedBallot, SlipUsed, cast, seal_ballot
from congtam.ballots.codes import read_slip_code
from congtam.ballots.queries.box import is_live
from congtam.ballots.queries.printed import Door, door_at, open_doors, printed_ballot
from congtam.ballots.refusals import Refused
from congtam.ballots.throttle import Throttle
from congtam.web.voting.layout import lines_shown, sent_marks
from congtam.web.voting.pages import ballot_page, show
from congtam.web.voting.summary import summary

WRONG_CODES = Throttle()
MISTYPED = "Mã phiếu chưa đúng. Xem lại từng nhóm bốn ký tự trên phiếu rồi gõ lại."
TOO_FAST = "Máy này vừa gõ sai nhiều lần. Chờ một phút rồi gõ lại."
NOT_LIVE = (
    "Phiếu này không còn dùng được: đã bỏ, đã hủy, hoặc của cuộc bỏ phiếu khác. "
    "Nếu đồng chí chưa bỏ phiếu này, báo ngay ban kiểm phiếu."
)


@ballot_page
def place(request: HttpRequest) -> HttpResponse:
    """Which vote: asked only where several are open on this machine."""
    doors = open_doors()
    if len(doors) == 1:
        return redirect("voting:entry", address=doors[0].address)
    return show(request, "place", {"doors": doors})


@ballot_page
def entry(request: HttpRequest, *, address: str) -> HttpResponse:
    """The first page asks for the code; sent, it becomes the ballot, also on the way back from the check."""
    door = door_at(address)
    if door is None or not door.is_open:
        return show(request, "stopped", {"door": door}, status=200 if door else 404)
    if request.method != "POST":
        return show(request, "entry", {"door": door})
    return admitted(request, door) or ballot(request, door)


@ballot_page
def check(request: HttpRequest, *, address: str) -> HttpResponse:
    """Everything ticked, to be read once more. It is sealed here, and only what is sealed goes on."""
    door = door_at(address)
    if door is None or not door.is_open or request.method != "POST":
        return redirect("voting:entry", address=address)
    refused = admitted(request, door)
    if refused:
        return refused
    paper = printed_ballot(door.poll_id)
    marks = sent_marks(request.POST, paper)
    try:
        ticks = marks.ticks(paper)
        sealed = seal_ballot(poll_id=door.poll_id, signs=signs_of(request), ticks=ticks)
    except SlipUsed as refusal:
        return show(request, "entry", {"door": door, "fault": str(refusal)}, status=409)
    except Refused as refusal:
        return ballot(request, door, fault=str(refusal))
    kept = {"content": b64encode(sealed.content).decode(), "proof": sealed.proof, "marks": marks}
    return show(request, "check", {"door": door, "code": signs_of(request), **kept, **summary(paper, ticks)})


@ballot_page
def drop(request: HttpRequest, *, address: str) -> HttpResponse:
    """Into the box. Who asks again after a broken line is told the same, even if the box was closed since."""
    door = door_at(address)
    if door is None or request.method != "POST":
        return redirect("voting:entry", address=address)
    try:
        content = b64decode(request.POST.get("content", ""), validate=True)
        sealed = SealedBallot(content, request.POST.get("proof", ""))
        code = cast(poll_id=door.poll_id, signs=signs_of(request), ballot=sealed)
    except (Refused, Error) as refusal:
        fault = str(refusal) if isinstance(refusal, Refused) else MISTYPED
        return show(request, "entry", {"door": door, "fault": fault}, status=409)
    return show(request, "done", {"door": door, "check_code": code})


def admitted(request: HttpRequest, door: Door) -> HttpResponse | None:
    """None when the slip is live; else the page that says why not."""
    address = request.META.get("REMOTE_ADDR", "")
    typed, signs, fault, status = request.POST.get("code", ""), signs_of(request), "", 200
    if WRONG_CODES.is_too_fast(address, monotonic()):
        fault, status = TOO_FAST, 429
    elif not signs:
        fault = MISTYPED
    elif not is_live(door.poll_id, signs):
        WRONG_CODES.note_wrong(address, monotonic())
        fault, status = NOT_LIVE, 409
    shown: dict[str, Any] = {"door": door, "fault": fault, "typed": typed if fault == MISTYPED else ""}
    return show(request, "entry", shown, status=status) if fault else None


def ballot(request: HttpRequest, door: Door, fault: str = "") -> HttpResponse:
    """The whole ballot, or for one of many cells the page of that cell."""
    paper = printed_ballot(door.poll_id)
    marks = sent_marks(request.POST, paper)
    code = signs_of(request)
    context = {"door": door, "paper": paper, "marks": marks, "code": code, "fault": fault}
    return show(request, "ballot", {**context, **lines_shown(paper, marks, request.POST.get("turn", ""))})


def signs_of(request: HttpRequest) -> str:
    return read_slip_code(request.POST.get("code", "")) or ""
