"""What the register of targets tells as facts: told again whenever a target or a report changes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.fulfilment import FACTS, Figure, facts
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.queries.targets import figures_of_subjects
from congtam.journal.actors import Actor

REGISTER = "targets"


def tell_on(campaign: Campaign, dossiers: Iterable[Dossier], by: Actor) -> None:
    """Facts are about a unit or a person: the targets of all their dossiers count together."""
    subjects = {(dossier.unit_id, dossier.person_id) for dossier in dossiers}
    figures = figures_of_subjects(campaign, subjects)
    told = [
        Told(name, value, reason_for(figures[unit, person]), unit, person)
        for unit, person in sorted(subjects, key=str)
        for name, value in facts(figures[unit, person]).items()
    ]
    take_up(campaign=campaign, register=REGISTER, told=told, by=by)


def tell_all(campaign: Campaign, by: Actor) -> None:
    """Also of those who have no target any more."""
    told_before = campaign.facts.filter(register=REGISTER, fact__in=FACTS).values_list("unit", "person")
    touched = {(unit, person) for unit, person in told_before}
    rows = campaign.dossiers.annotate(number=Count("targets"))
    tell_on(campaign, [row for row in rows if row.number or (row.unit_id, row.person_id) in touched], by)


def reason_for(figures: list[Figure]) -> str:
    with override("vi"):
        return _("Sổ chỉ tiêu: %(met)d trên %(all)d chỉ tiêu hoàn thành") % {
            "met": sum(one.is_met for one in figures),
            "all": len(figures),
        }
