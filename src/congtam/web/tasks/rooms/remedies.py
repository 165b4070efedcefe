"""Lines for the registers: measures one owes, reports to verify, complaints to answer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.permissions import everywhere, may, seen_units
from congtam.people.models import Person
from congtam.people.permissions import Action, Rights
from congtam.remedies.models import Complaint
from congtam.remedies.queries.register import owed_by, seen
from congtam.remedies.states import State
from congtam.web.base.guards import today
from congtam.web.tasks.lines import SHOWN, Line, when_said

Placed = tuple[str, Line]


def lines(campaign: Campaign, mine: Rights, person: Person) -> Iterator[Placed]:
    yield from owed(campaign, mine, person)
    if mine.person == person.pk:
        yield from to_verify(campaign, mine)
        yield from to_answer(campaign, mine)


def owed(campaign: Campaign, mine: Rights, person: Person) -> Iterator[Placed]:
    """The first due ones by name; of a whole ward nobody's units count."""
    units = seen_units(campaign, mine, Action.WORK_REMEDIES)
    rows = owed_by(campaign.organisation_id, person.pk, units or ())
    for row in rows[:SHOWN]:
        when, small = when_said(row.due_on, today())
        late = row.due_on < today()
        url = reverse("remedies:item", args=(campaign.pk, row.shortcoming_id))
        title = _("Khắc phục: %(what)s") % {"what": row.text[:120]}
        line = Line(when, small, title, row.shortcoming.name, url, "late" if late else "todo", "", late=late)
        yield ("late" if late else "later"), line


def to_verify(campaign: Campaign, mine: Rights) -> Iterator[Placed]:
    units = seen_units(campaign, mine, Action.CHECK_REMEDIES)
    if units is not None and not units:
        return
    n = seen(campaign, mine, Action.CHECK_REMEDIES).filter(state=State.REPORTED).count()
    if n:
        title = ngettext(
            "Xác nhận %(n)d mục đã báo cáo khắc phục", "Xác nhận %(n)d mục đã báo cáo khắc phục", n
        ) % {"n": n}
        url = reverse("remedies:register", args=(campaign.pk,)) + f"?chi={State.REPORTED}"
        yield "now", Line("", "", title, campaign.title, url, "todo", _("chờ xác nhận"))


def to_answer(campaign: Campaign, mine: Rights) -> Iterator[Placed]:
    if not may(campaign, mine, Action.KEEP_COMPLAINTS, everywhere(campaign)):
        return
    rows = Complaint.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, answered_on=None
    )
    first = rows.order_by("due_on").values_list("due_on", flat=True).first()
    if first is None:
        return
    n, late = rows.count(), first < today()
    when, small = when_said(first, today())
    title = ngettext("Trả lời %(n)d đơn, kiến nghị", "Trả lời %(n)d đơn, kiến nghị", n) % {"n": n}
    url = reverse("remedies:complaints", args=(campaign.pk,))
    line = Line(when, small, title, campaign.title, url, "late" if late else "todo", "", late=late)
    yield ("late" if late else "later"), line
