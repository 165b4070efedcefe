"""Which campaign a page is about, and what this person may do in it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.permissions import about_dossier, about_unit, everywhere, may, rights_in, seen_units
from congtam.people.models import Unit
from congtam.people.permissions import Action, Rights
from congtam.web.base.guards import account_of, rights


@dataclass(frozen=True)
class Reach:
    """A campaign and the rights in it, those in charge of units included."""

    campaign: Campaign
    rights: Rights

    def may(self, action: Action) -> bool:
        """In the whole campaign."""
        return may(self.campaign, self.rights, action, everywhere(self.campaign))

    def units(self, action: Action) -> frozenset[int] | None:
        return seen_units(self.campaign, self.rights, action)

    def guard(self, action: Action) -> None:
        if not self.may(action):
            raise PermissionDenied

    def guard_somewhere(self, action: Action) -> frozenset[int] | None:
        """In the whole campaign (None) or in some units."""
        units = self.units(action)
        if units is not None and not units:
            raise PermissionDenied
        return units

    def may_in(self, unit: Unit, action: Action) -> bool:
        return may(self.campaign, self.rights, action, about_unit(unit))

    def guard_unit(self, unit: Unit, action: Action) -> None:
        if unit.organisation_id != self.campaign.organisation_id or not self.may_in(unit, action):
            raise PermissionDenied

    def may_on(self, dossier: Dossier, action: Action) -> bool:
        return may(self.campaign, self.rights, action, about_dossier(dossier))


def reached(request: HttpRequest, campaign_id: int) -> Reach:
    """A campaign of another organisation is refused, not hidden."""
    campaign = get_object_or_404(Campaign.objects.select_related("scope"), pk=campaign_id)
    if campaign.organisation_id != account_of(request).organisation_id:
        raise PermissionDenied
    return Reach(campaign, rights_in(campaign, rights(request)))


def unit_of(campaign: Campaign, unit_id: int) -> Unit:
    return get_object_or_404(Unit, pk=unit_id, organisation=campaign.organisation_id)


def dossier_named(request: HttpRequest, dossier_id: int) -> Dossier:
    found = Dossier.objects.select_related("campaign", "unit", "person")
    return get_object_or_404(found, pk=dossier_id, organisation=account_of(request).organisation_id)
