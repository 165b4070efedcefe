"""Scorecards: the own ones to fill, and those about others, one line for each table."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.progress import PLANNED, SELF, planned_days
from congtam.people.models import Person
from congtam.people.permissions import Rights
from congtam.sheets.permissions import pens_of
from congtam.sheets.queries.work import FILLED_IN, Due, Group, work_in
from congtam.web.base.guards import today
from congtam.web.tasks.lines import Line, as_kind, when_said


def lines(campaign: Campaign, mine: Rights, person: Person) -> Iterator[tuple[str, Line]]:
    if campaign.phase not in FILLED_IN:
        return
    day = today()
    helped = person.pk if person.pk != mine.person else None
    work = work_in(campaign, pens_of(mine, day, helped))
    by = planned_days(campaign).get(PLANNED[SELF])
    names = Counter(due.name for due in work.own)
    for due in work.own:
        if not due.is_given:
            yield placed(own_line(due, person, by_kind=names[due.name] > 1), by, day)
    tables = Counter((group.kind, len(group.due)) for group in work.groups)
    for group in work.groups:
        if group.given < len(group.due):
            by_body = tables[group.kind, len(group.due)] > 1
            yield placed(rating_line(campaign, group, by_body=by_body), by, day)


def placed(line: Line, by: date | None, day: date) -> tuple[str, Line]:
    if by is None:
        return "now", line
    when, small = when_said(by, day)
    late = by < day
    sign = "late" if late else line.sign
    dated = Line(when, small, line.title, line.note, line.url, sign, line.state, late=late)
    return ("late" if late else "now"), dated


def own_line(due: Due, person: Person, *, by_kind: bool) -> Line:
    """`by_kind`: rated as two kinds of subject, so that the line says which."""
    title = _("Điền phiếu tự chấm")
    if due.dossier.person_id != person.pk:
        title = _("Điền phiếu tự chấm: %(name)s") % {"name": due.name}
    if by_kind:
        title = as_kind(title, due.dossier)
    note = due.dossier.campaign.title
    if due.sheet and due.sheet.returned_because:
        note = _("Phiếu được trả lại: %(why)s") % {"why": due.sheet.returned_because}
    return Line("", "", title, note, address_of(due), sign_of(due), state_of(due))


def rating_line(campaign: Campaign, group: Group, *, by_body: bool) -> Line:
    """`by_body`: the same subjects are rated as two bodies, so that the line says as which."""
    count = len(group.due)
    note = f"{group.name}: {group.body}" if group.body else group.name
    if not group.is_table:
        (due,) = group.due
        title = _("Chấm điểm %(name)s") % {"name": due.name}
        return Line("", "", title, note, address_of(due), sign_of(due), state_of(due))
    title = ngettext("Chấm điểm %(n)d %(what)s", "Chấm điểm %(n)d %(what)s", count) % {
        "n": count,
        "what": group.label[:1].lower() + group.label[1:],
    }
    if by_body and group.body:
        title = _("%(title)s, phần của: %(body)s") % {"title": title, "body": group.body}
        note = group.name
    url = reverse("sheets:grid", args=(campaign.pk, group.rule, group.who, group.kind))
    given = _("%(done)d trong %(total)d") % {"done": group.given, "total": count}
    return Line("", "", title, note, url, "part" if group.given else "todo", given)


def address_of(due: Due) -> str:
    if due.sheet:
        return reverse("sheets:sheet", args=(due.sheet.pk,))
    return reverse("sheets:summary", args=(due.dossier.pk,))


def sign_of(due: Due) -> str:
    return "part" if due.sheet else "todo"


def state_of(due: Due) -> str:
    return due.sheet.get_state_display() if due.sheet else _("chưa bắt đầu")
