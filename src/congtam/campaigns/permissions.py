"""Rights inside one campaign: the table of people, those in charge of units by the plan, and the phase."""

from dataclasses import replace

from congtam.campaigns import phases
from congtam.campaigns.models import Campaign, Dossier, Supervision
from congtam.people.models import Unit
from congtam.people.permissions import Action, Holding, Rights, Role, Target


def rights_in(campaign: Campaign, rights: Rights) -> Rights:
    """Who is in charge of units in this campaign sees exactly those, and only here."""
    if rights.person is None or rights.organisation != campaign.organisation_id:
        return rights
    units = frozenset(
        Supervision.objects.filter(
            organisation=campaign.organisation_id, campaign=campaign, person=rights.person
        ).values_list("unit_id", flat=True)
    )
    if not units:
        return rights
    holding = Holding(Role.SUPERVISOR, rights.organisation, units)
    return replace(rights, holdings=(*rights.holdings, holding))


def may(campaign: Campaign, rights: Rights, action: Action, target: Target) -> bool:
    return phases.may(rights, action, target, campaign.phase)


def everywhere(campaign: Campaign) -> Target:
    return Target(campaign.organisation_id)


def about_unit(unit: Unit) -> Target:
    return Target(unit.organisation_id, frozenset({unit.pk}))


def about_dossier(dossier: Dossier) -> Target:
    units = frozenset({dossier.home_id}) if dossier.home_id else frozenset()
    return Target(dossier.organisation_id, units, dossier.person_id)


def seen_units(campaign: Campaign, rights: Rights, action: Action) -> frozenset[int] | None:
    """The units in which the action is allowed; None: in all of them."""
    if may(campaign, rights, action, everywhere(campaign)):
        return None
    return frozenset(
        unit
        for holding in rights.holdings
        for unit in holding.units
        if may(campaign, rights, action, Target(campaign.organisation_id, frozenset({unit})))
    )
