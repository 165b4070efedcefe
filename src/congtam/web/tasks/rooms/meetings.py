"""What meetings ask of whoever leads them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.models import Campaign, Meeting
from congtam.campaigns.permissions import seen_units
from congtam.meetings.models import Item, Session, Sitting
from congtam.meetings.states import ItemState
from congtam.people.models import Person
from congtam.people.permissions import Action, Rights
from congtam.people.queries.tree import last_names
from congtam.web.tasks.lines import Line, when_said

AHEAD = timedelta(days=14)


def lines(campaign: Campaign, rights: Rights, person: Person) -> Iterator[tuple[str, Line]]:
    """The meetings of one's units, or those that named one; an office has the list of the campaign."""
    units = seen_units(campaign, rights, Action.LEAD_MEETING) or frozenset()
    today = timezone.localdate()
    sittings = campaign.sittings.annotate(has_begun=Exists(Session.objects.filter(sitting=OuterRef("pk"))))
    held = {row.unit_id: row for row in sittings}
    mine = {row.unit_id for row in held.values() if person.pk in {row.chair_id, row.secretary_id}}
    days = campaign.meetings.filter(unit__in=units | mine)
    planned = {row.unit_id: row for row in days}
    names = last_names(campaign.organisation_id) if units | mine else {}
    for unit in sorted(units | mine):
        sitting, day = held.get(unit), planned.get(unit)
        if sitting is not None and not sitting.is_ended:
            yield running(sitting, sitting.has_begun, day, today)
        elif sitting is None and day and due(day, today):
            yield to_arrange(campaign, day, names.get(unit, ""), today)
    yield from put_off(campaign, units | mine, today)


def due(day: Meeting, today: date) -> bool:
    return day.held_on is None and day.planned_on is not None and day.planned_on <= today + AHEAD


def running(sitting: Sitting, has_begun: bool, day: Meeting | None, today: date) -> tuple[str, Line]:
    on = day.planned_on if day else None
    when, small = when_said(on, today) if on else ("", "")
    title = _("Điều hành hội nghị %(unit)s") % {"unit": sitting.unit_name}
    url = reverse("meetings:console", args=(sitting.pk,))
    state = str(sitting.get_state_display())
    place = "now" if has_begun or (on and on <= today + timedelta(days=1)) else "later"
    return place, Line(when, small, title, "", url, "part" if sitting.is_open else "todo", state)


def to_arrange(campaign: Campaign, day: Meeting, name: str, today: date) -> tuple[str, Line]:
    when, small = when_said(day.planned_on or today, today)
    title = _("Lập chương trình hội nghị %(unit)s") % {"unit": name}
    url = reverse("meetings:list", args=(campaign.pk,))
    note = _("Chương trình lập sẵn theo quy định; điểm danh, cử thư ký trước khi khai mạc.")
    place = "now" if (day.planned_on or today) <= today + timedelta(days=3) else "later"
    return place, Line(when, small, title, note, url, "todo", _("chưa lập"))


def put_off(campaign: Campaign, units: frozenset[int] | set[int], today: date) -> Iterator[tuple[str, Line]]:
    """Who was away stays on the list, with the day that was given."""
    rows = Item.objects.filter(
        sitting__campaign=campaign, sitting__unit__in=units, state=ItemState.POSTPONED, part="review"
    ).select_related("sitting")
    for item in rows.order_by("next_on", "position"):
        when, small = when_said(item.next_on, today) if item.next_on else ("", _("chưa hẹn ngày"))
        title = _("Kiểm điểm bù: %(name)s") % {"name": item.title}
        url = reverse("meetings:item", args=(item.sitting_id, item.pk))
        late = item.next_on is not None and item.next_on < today
        line = Line(
            when, small, title, item.postponed_because, url, "late" if late else "todo", _("hoãn"), late
        )
        yield ("late" if late else "later"), line
