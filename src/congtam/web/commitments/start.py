"""The start of a year at a glance, and all of it about one subject."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from congtam.campaigns.models import Dossier, Target
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.campaigns.queries.targets import targets_of, to_check
from congtam.commitments.actions.registering import FACT
from congtam.commitments.models import Commitment, Registration
from congtam.commitments.queries.registers import confidence_of, earlier_of, in_force
from congtam.commitments.states import State
from congtam.people.permissions import Action
from congtam.web.base.guards import signed_in, subject_person
from congtam.web.base.reach import Reach, reached
from congtam.web.commitments.finding import dossier_in_reach
from congtam.web.commitments.kinds import KINDS


@signed_in
@require_GET
def start(request: HttpRequest, campaign_id: int) -> HttpResponseBase:
    """Those who see no unit are led to their own."""
    reach = reached(request, campaign_id)
    units = reach.units(Action.SEE_YEAR)
    if units is not None and not units:
        return own(request, reach)
    rows = dossiers_seen(reach.campaign, reach.rights, Action.SEE_YEAR).filter(is_listed=True)
    shown = {
        "campaign": reach.campaign,
        "best": best_level(reach),
        "asks_registration": FACT in pack_of(reach.campaign).facts,
        "registered": of_seen(in_force(reach.campaign), rows).count(),
        "commitments": commitment_counts(reach, rows),
        "targets": target_counts(rows),
        "waiting": to_check(reach.campaign, units).count(),
        "kinds": list(KINDS.values()),
        "may_run": reach.may(Action.RUN_CAMPAIGN) and not reach.campaign.is_over,
    }
    return render(request, "commitments/start.html", shown)


def own(request: HttpRequest, reach: Reach) -> HttpResponseBase:
    person = subject_person(request)
    found = reach.campaign.dossiers.filter(person=person, is_listed=True).first() if person else None
    if found is None or not reach.may_on(found, Action.SEE_YEAR):
        raise PermissionDenied
    return redirect("commitments:dossier", found.pk)


def best_level(reach: Reach) -> str:
    return next(iter(pack_of(reach.campaign).levels.values()), "")


def of_seen(rows: QuerySet[Registration], dossiers: QuerySet[Dossier]) -> QuerySet[Registration]:
    seen = dossiers.values
    return rows.filter(
        Q(unit__in=seen("unit").filter(unit__isnull=False))
        | Q(person__in=seen("person").filter(person__isnull=False))
    )


def commitment_counts(reach: Reach, dossiers: QuerySet[Dossier]) -> dict[str, int]:
    persons = dossiers.filter(person__isnull=False).values("person").distinct()
    rows = Commitment.objects.filter(
        organisation=reach.campaign.organisation_id, campaign=reach.campaign, person__in=persons
    )
    found = dict(rows.values_list("state").annotate(number=Count("id")).order_by())
    return {
        "all": persons.count(),
        "confirmed": found.get(State.CONFIRMED, 0),
        "waiting": found.get(State.HANDED_IN, 0),
    }


def target_counts(dossiers: QuerySet[Dossier]) -> dict[str, int]:
    rows = Target.objects.filter(dossier__in=dossiers.values("pk"))
    return rows.aggregate(number=Count("id"), subjects=Count("dossier", distinct=True))


@signed_in
@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    reach, shown = dossier_in_reach(request, dossier_id, Action.SEE_YEAR)
    return render(request, "commitments/dossier.html", about(request, reach, shown))


def about(request: HttpRequest, reach: Reach, shown: Dossier) -> dict[str, object]:
    pack, is_open = pack_of(reach.campaign), not reach.campaign.is_over
    person = shown.person_id
    mine = subject_person(request)
    is_own = mine is not None and person == mine.pk
    rows = Registration.objects.filter(
        organisation=shown.organisation_id, campaign=reach.campaign, unit=shown.unit_id, person=person
    )
    commitment = Commitment.objects.filter(
        organisation=shown.organisation_id, campaign=reach.campaign, person=person
    )
    return {
        "campaign": reach.campaign,
        "dossier": shown,
        "subject": pack.subjects[shown.kind].label,
        "best": best_level(reach),
        "registrations": rows.order_by("pk"),
        "commitment": commitment.first() if person else None,
        "confidence": confidence_of(reach.campaign, [person])[person] if person else [],
        "earlier": earlier_of(shown),
        "targets": targets_of([shown])[shown.pk],
        "is_own": is_own,
        "may_write": is_open and (is_own or reach.may_on(shown, Action.WRITE_COMMITMENT)),
        "may_confirm": is_open and reach.may_on(shown, Action.CONFIRM_COMMITMENT),
        "may_report": is_open and reach.may_on(shown, Action.REPORT_TARGETS),
        "may_check": is_open and reach.may_on(shown, Action.CHECK_TARGETS),
        "may_run": is_open and reach.may(Action.RUN_CAMPAIGN),
    }
