"""Entry with the slip's code, the ballot, the check, the cast: each page but the first answers a POST."""

from base64 import b64decode, b64encode
from binascii import Error
from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from congtam.ballots.actions.casting import USED, SealedBallot, SlipUsed, cast, seal_ballot
from congtam.ballots.codes import read_slip_code
from congtam.ballots.queries.box import is_live
from congtam.ballots.queries.printed import Door, PrintedBallot, door_at, open_doors, printed_ballot
from congtam.ballots.refusals import Refused
from congtam.ballots.throttle import Throttle
from congtam.web.voting.layout import lines_shown, sent_marks
from congtam.web.voting.manner import (
    CLEARED_AFTER,
    LEFT_ALONE_AFTER,
    LONG_LEFT_ALONE_AFTER,
    PLAIN,
    Manner,
    Way,
)
from congtam.web.voting.pages import ballot_page, show
from congtam.web.voting.summary import summary

WRONG_CODES = Throttle()
MISTYPED = _("Mã phiếu chưa đúng. Xem lại từng nhóm bốn ký tự trên phiếu rồi gõ lại.")
TOO_FAST = _("Máy này vừa gõ sai nhiều lần. Chờ một phút rồi gõ lại.")


@ballot_page
def place(request: HttpRequest) -> HttpResponse:
    """Which vote: asked only where several are open on this machine."""
    doors = open_doors()
    if len(doors) == 1:
        return redirect("voting:entry", address=doors[0].address)
    return show(request, "place", {"doors": doors})


@ballot_page
def entry(request: HttpRequest, *, address: str, manner: Manner = PLAIN) -> HttpResponse:
    """The first page asks for the code; sent, it becomes the ballot, also on the way back from the check."""
    door, way = door_at(address), Way(address, manner)
    if door is None or not door.is_open:
        waiting = CLEARED_AFTER if manner.is_shared and door else 0
        context = {"door": door, "way": way, "cleared_after": waiting}
        return show(request, "stopped", context, status=200 if door else 404)
    if request.method != "POST":
        return show(request, "entry", {"door": door, "way": way})
    return admitted(request, door, way) or ballot(request, door, way)


@ballot_page
def check(request: HttpRequest, *, address: str, manner: Manner = PLAIN) -> HttpResponse:
    """Everything ticked, to be read once more. It is sealed here, and only what is sealed goes on."""
    door, way = door_at(address), Way(address, manner)
    if door is None or not door.is_open or request.method != "POST":
        return redirect(way.entry)
    refused = admitted(request, door, way)
    if refused:
        return refused
    paper = printed_ballot(door.poll_id)
    marks = sent_marks(request.POST, paper)
    try:
        ticks = marks.ticks(paper)
        sealed = seal_ballot(poll_id=door.poll_id, signs=signs_of(request), ticks=ticks)
    except SlipUsed as refusal:
        return again(request, door, way, str(refusal), 409)
    except Refused as refusal:
        return ballot(request, door, way, fault=str(refusal))
    kept = {"content": b64encode(sealed.content).decode(), "proof": sealed.proof, "marks": marks}
    frame = {"door": door, "way": way, "code": signs_of(request), "cleared_after": left_alone(way, paper)}
    return show(request, "check", {**frame, **kept, **summary(paper, ticks)})


@ballot_page
def drop(request: HttpRequest, *, address: str, manner: Manner = PLAIN) -> HttpResponse:
    """Into the box. Who asks again after a broken line is told the same, even if the box was closed since."""
    door, way = door_at(address), Way(address, manner)
    if door is None or request.method != "POST":
        return redirect(way.entry)
    try:
        content = b64decode(request.POST.get("content", ""), validate=True)
        sealed = SealedBallot(content, request.POST.get("proof", ""))
        code = cast(poll_id=door.poll_id, signs=signs_of(request), ballot=sealed)
    except (Refused, Error) as refusal:
        return again(request, door, way, str(refusal if isinstance(refusal, Refused) else MISTYPED), 409)
    cleared = CLEARED_AFTER if manner.is_shared else 0
    return show(request, "done", {"door": door, "way": way, "check_code": code, "cleared_after": cleared})


def again(
    request: HttpRequest, door: Door, way: Way, fault: str, status: int, typed: str = ""
) -> HttpResponse:
    """The first page with what went wrong; on a shared tablet that does not stay for the next voter."""
    waiting = LEFT_ALONE_AFTER if way.manner.is_shared else 0
    context = {"door": door, "way": way, "fault": fault, "typed": typed, "cleared_after": waiting}
    return show(request, "entry", context, status=status)


def admitted(request: HttpRequest, door: Door, way: Way) -> HttpResponse | None:
    """None when the slip is live; else the page that says why not."""
    address = request.META.get("REMOTE_ADDR", "")
    typed, signs = request.POST.get("code", ""), signs_of(request)
    if WRONG_CODES.is_too_fast(address, monotonic()):
        return again(request, door, way, str(TOO_FAST), 429)
    if not signs:
        return again(request, door, way, str(MISTYPED), 200, typed)
    if not is_live(door.poll_id, signs):
        WRONG_CODES.note_wrong(address, monotonic())
        return again(request, door, way, str(USED), 409)
    return None


def ballot(request: HttpRequest, door: Door, way: Way, fault: str = "") -> HttpResponse:
    """The whole ballot, or for one of many cells the page of that cell."""
    paper = printed_ballot(door.poll_id)
    marks = sent_marks(request.POST, paper)
    context = {"door": door, "way": way, "paper": paper, "marks": marks, "code": signs_of(request)}
    context |= {"fault": fault, "cleared_after": left_alone(way, paper)}
    return show(request, "ballot", {**context, **lines_shown(paper, marks, request.POST.get("turn", ""))})


def left_alone(way: Way, paper: PrintedBallot) -> int:
    """A shared tablet clears a ballot that its voter walked away from."""
    if not way.manner.is_shared:
        return 0
    return LONG_LEFT_ALONE_AFTER if paper.question.bulk else LEFT_ALONE_AFTER


def signs_of(request: HttpRequest) -> str:
    return read_slip_code(request.POST.get("code", "")) or ""
