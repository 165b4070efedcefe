"""Lines for the start of a year: one's commitment, targets, and what waits to be looked at."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.permissions import about_dossier, may, seen_units
from congtam.campaigns.queries.targets import targets_of, to_check
from congtam.commitments.models import Commitment
from congtam.commitments.states import State
from congtam.people.models import Person
from congtam.people.permissions import Action, Rights
from congtam.web.base.guards import today
from congtam.web.tasks.lines import Line, when_said

Placed = tuple[str, Line]


def lines(campaign: Campaign, mine: Rights, person: Person) -> Iterator[Placed]:
    own = campaign.dossiers.filter(person=person, is_listed=True).order_by("pk")
    dossiers = [row for row in own if row.is_rated is not False]
    if dossiers and may(campaign, mine, Action.SEE_YEAR, about_dossier(dossiers[0])):
        yield from of_commitment(campaign, person, dossiers[0])
        yield from of_targets(dossiers)
    if mine.person == person.pk:
        yield from to_look_at(campaign, mine)


def of_commitment(campaign: Campaign, person: Person, dossier: Dossier) -> Iterator[Placed]:
    """Once somebody wrote one, or the year is asked for: while it is not handed in."""
    row = Commitment.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, person=person
    ).first()
    url = reverse("commitments:commitment", args=(dossier.pk,))
    title = _("Cam kết tu dưỡng, rèn luyện, phấn đấu năm %(year)d") % {"year": campaign.year}
    if row is None and campaign.phase == "preparing":
        yield "now", Line("", "", title, campaign.title, url, "todo", _("chưa viết"))
    elif row and row.state == State.DRAFT:
        yield "now", Line("", "", title, campaign.title, url, "part", _("đang viết"))
    elif row and row.state == State.RETURNED:
        note = _("Trả lại: %(why)s") % {"why": row.returned_because[:160]}
        yield "late", Line("", "", title, note, url, "late", _("trả lại"), late=True)


def of_targets(dossiers: list[Dossier]) -> Iterator[Placed]:
    """Those still to be reported on, the nearest day first; one line for all."""
    given = targets_of(dossiers)
    for dossier in dossiers:
        owed = [
            one.target
            for one in given[dossier.pk]
            if not (one.last and one.last.is_final) and not one.target.excuse
        ]
        if not owed:
            continue
        due = min((one.due_on for one in owed if one.due_on), default=None)
        when, small = when_said(due, today()) if due else ("", "")
        late = bool(due and due < today())
        n = len(owed)
        title = ngettext("Báo cáo %(n)d chỉ tiêu được giao", "Báo cáo %(n)d chỉ tiêu được giao", n) % {"n": n}
        url = reverse("commitments:dossier", args=(dossier.pk,))
        line = Line(when, small, title, owed[0].text, url, "late" if late else "todo", "", late=late)
        yield ("late" if late else "later"), line


def to_look_at(campaign: Campaign, mine: Rights) -> Iterator[Placed]:
    units = seen_units(campaign, mine, Action.CHECK_TARGETS)
    if units is None or units:
        n = to_check(campaign, units).count()
        if n:
            title = ngettext("Xem xét %(n)d báo cáo chỉ tiêu", "Xem xét %(n)d báo cáo chỉ tiêu", n) % {"n": n}
            url = reverse("commitments:targets", args=(campaign.pk,))
            yield "now", Line("", "", title, campaign.title, url, "todo", _("chờ xác nhận"))
    units = seen_units(campaign, mine, Action.CONFIRM_COMMITMENT)
    rows = Commitment.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, state=State.HANDED_IN
    ).exclude(person=mine.person)
    if units is not None:
        rows = rows.filter(person__dossiers__campaign=campaign, person__dossiers__home__in=units).distinct()
    n = rows.count() if units is None or units else 0
    if n:
        title = ngettext("Xác nhận %(n)d bản cam kết", "Xác nhận %(n)d bản cam kết", n) % {"n": n}
        url = reverse("commitments:commitments", args=(campaign.pk,)) + f"?chi={State.HANDED_IN}"
        yield "now", Line("", "", title, campaign.title, url, "todo", _("chờ xác nhận"))
