"""Giving targets at the start of the year."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier, Target
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal


@transaction.atomic
def give_target(
    *,
    campaign: Campaign,
    dossiers: Sequence[Dossier],
    text: str,
    on: date,
    by: Actor,
    measure: str = "",
    due_on: date | None = None,
) -> int:
    """The same target to each; who has it already keeps it as it is."""
    refuse_over(campaign)
    if not text.strip():
        raise Refusal(_("Hãy ghi chỉ tiêu, nhiệm vụ được giao."))
    having = set(
        Target.objects.filter(
            organisation=campaign.organisation_id, dossier__in=dossiers, text=text.strip()
        ).values_list("dossier_id", flat=True)
    )
    rows = [
        Target(
            organisation_id=campaign.organisation_id,
            dossier=dossier,
            text=text.strip(),
            measure=measure.strip(),
            due_on=due_on,
            given_on=on,
            given_by=by.name,
        )
        for dossier in dossiers
        if dossier.pk not in having
    ]
    Target.objects.bulk_create(rows)
    note(campaign, "target", by, {"dossiers": [row.dossier_id for row in rows], "on": on.isoformat()})
    return len(rows)
