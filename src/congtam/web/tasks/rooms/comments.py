"""Comments that somebody owes, comments that are waited for, drafts to confirm and drafts that are late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.permissions import seen_units
from congtam.comments.permissions import voices_of
from congtam.comments.queries.gathering import Line as Request
from congtam.comments.queries.gathering import requests_to
from congtam.comments.queries.seen import parts_seen
from congtam.comments.queries.waiting import Waited, waited
from congtam.comments.states import OPEN_PHASES, State
from congtam.drafts.models import Sending
from congtam.drafts.queries.notices import mine
from congtam.people.models import Person
from congtam.people.permissions import Action, Rights
from congtam.web.tasks.lines import SHOWN, Line, when_said


def comment_lines(campaign: Campaign, rights: Rights, person: Person) -> Iterator[tuple[str, Line]]:
    """Of the person themselves, and of the bodies they speak for; then what they collect."""
    if campaign.phase not in OPEN_PHASES:
        return
    today = timezone.localdate()
    helped = person.pk if person.pk != rights.person else None
    voices = voices_of(rights, today, helped)
    owed = [line for line in requests_to(campaign, voices.who) if not line.is_done]
    yield from own_requests(campaign, owed, today)
    yield from own_drafts(campaign, mine(campaign, person.pk))
    if helped is not None:
        return
    units = seen_units(campaign, rights, Action.ASK_COMMENTS)
    if units is None or units:
        parts = parts_seen(campaign, rights, voices, Action.ASK_COMMENTS)
        yield from waited_for(campaign, waited(campaign, parts, today))


def own_requests(campaign: Campaign, owed: list[Request], today: date) -> Iterator[tuple[str, Line]]:
    """One by one, or with their number where there are many."""
    owed.sort(key=lambda line: (line.due_on is None, line.due_on or today))
    if len(owed) > SHOWN:
        n = len(owed)
        title = ngettext("Cho ý kiến về %(n)d đối tượng", "Cho ý kiến về %(n)d đối tượng", n) % {"n": n}
        yield place(owed[0], today), asked_line(campaign, owed[0], title, reverse("comments:mine"), today)
        return
    for line in owed:
        title = _("Cho ý kiến về %(name)s") % {"name": line.subject_name}
        url = reverse("comments:answer", args=(line.part,))
        yield place(line, today), asked_line(campaign, line, title, url, today)


def place(line: Request, today: date) -> str:
    if line.state is State.LATE:
        return "late"
    return "later" if line.due_on and line.due_on > today + timedelta(days=3) else "now"


def asked_line(campaign: Campaign, line: Request, title: str, url: str, today: date) -> Line:
    when, small = when_said(line.due_on, today) if line.due_on else ("", "")
    late = line.state is State.LATE
    note = _("%(campaign)s. Hỏi: %(name)s.") % {"campaign": campaign.title, "name": line.name}
    return Line(when, small, title, note, url, "late" if late else "todo", "", late=late)


def waited_for(campaign: Campaign, found: dict[State, Waited]) -> Iterator[tuple[str, Line]]:
    late, unsent = found[State.LATE], found[State.NOT_ASKED]
    url = reverse("comments:overview", args=(campaign.pk,)) + "?chi=thieu"
    if late.number:
        n = late.number
        title = ngettext("%(n)d nơi trả lời ý kiến quá hạn", "%(n)d nơi trả lời ý kiến quá hạn", n) % {"n": n}
        yield "late", Line("", "", title, few(late), url, "late", _("nhắc"), late=True)
    if unsent.number:
        n = unsent.number
        title = ngettext("Gửi %(n)d yêu cầu lấy ý kiến", "Gửi %(n)d yêu cầu lấy ý kiến", n) % {"n": n}
        yield "now", Line("", "", title, few(unsent), url, "todo", _("chưa gửi"))


def few(found: Waited) -> str:
    names = list(found.names)
    more = len(names) - SHOWN
    told = ", ".join(names[:SHOWN])
    return told if more <= 0 else _("%(names)s và %(n)d nơi nữa") % {"names": told, "n": more}


def own_drafts(campaign: Campaign, sent: list[Sending]) -> Iterator[tuple[str, Line]]:
    if not sent:
        return
    title = ngettext("Xác nhận đã nhận %(n)d dự thảo", "Xác nhận đã nhận %(n)d dự thảo", len(sent)) % {
        "n": len(sent)
    }
    url = reverse("comments:drafts", args=(campaign.pk,))
    yield "now", Line(f"{sent[0].sent_on:%d/%m}", "", title, campaign.title, url, "todo", "")
