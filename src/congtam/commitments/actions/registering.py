"""Registrations for the best level: recorded with day and paper, told on as a fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier
from congtam.commitments.actions.journal import note
from congtam.commitments.models import Registration
from congtam.commitments.queries.registers import in_force
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

REGISTER = "registrations"
FACT = "registered_for_excellence"


@transaction.atomic
def register(*, campaign: Campaign, dossiers: Sequence[Dossier], on: date, by: Actor, paper: str = "") -> int:
    """Who is registered already stays as first recorded. Not in the future, and not after the year."""
    refuse_over(campaign)
    if not dossiers:
        raise Refusal(_("Chưa chọn đối tượng nào. Hãy đánh dấu từng tên có bản đăng ký."))
    refuse_day(campaign, on)
    having = set(in_force(campaign).values_list("unit", "person"))
    wanted = {(row.unit_id, row.person_id) for row in dossiers} - having
    rows = [
        Registration(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            unit_id=unit,
            person_id=person,
            registered_on=on,
            paper=paper.strip(),
            recorded_by=by.name,
            recorded_at=timezone.now(),
        )
        for unit, person in sorted(wanted, key=str)
    ]
    Registration.objects.bulk_create(rows, batch_size=500)
    about = {"number": len(rows), "on": on.isoformat(), "paper": paper.strip()}
    note(campaign, "year.register", by, f"campaign:{campaign.pk}", about)
    take_up(campaign=campaign, register=REGISTER, told=[told(row) for row in rows], by=by)
    return len(rows)


def refuse_day(campaign: Campaign, on: date) -> None:
    if on > timezone.localdate():
        raise Refusal(_("Ngày đăng ký %(day)s chưa tới.") % {"day": f"{on:%d/%m/%Y}"})
    if on > campaign.covers_to:
        raise Refusal(
            _("Ngày đăng ký %(day)s sau năm được đánh giá (đến %(last)s).")
            % {"day": f"{on:%d/%m/%Y}", "last": f"{campaign.covers_to:%d/%m/%Y}"}
        )


@transaction.atomic
def withdraw_registration(*, registration: Registration, reason: str, by: Actor) -> None:
    refuse_over(registration.campaign)
    if not reason.strip():
        raise Refusal(_("Rút đăng ký thì phải ghi lý do."))
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    if row.withdrawn_because:
        raise Refusal(_("Bản đăng ký này đã được rút rồi."))
    row.withdrawn_because, row.withdrawn_by = reason.strip(), by.name
    row.save(update_fields=["withdrawn_because", "withdrawn_by"])
    about = {"unit": row.unit_id, "person": row.person_id, "reason": reason.strip()}
    note(row.campaign, "year.unregister", by, f"campaign:{row.campaign_id}", about)
    gone = Told(FACT, None, "", row.unit_id, row.person_id)
    take_up(campaign=row.campaign, register=REGISTER, told=[gone], by=by)


def told(row: Registration) -> Told:
    with override("vi"):
        reason = _("Sổ đăng ký: ngày %(day)s %(paper)s") % {
            "day": f"{row.registered_on:%d/%m/%Y}",
            "paper": row.paper,
        }
    return Told(FACT, True, reason.strip(), row.unit_id, row.person_id)
