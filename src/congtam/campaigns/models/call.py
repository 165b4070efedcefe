"""Calls made to remind a unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Unit


class Call(Owned):
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="calls")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("Nói gì"), max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_call_campaign_own"),
            SameOrganisation(field="unit", name="campaigns_call_unit_own"),
            models.CheckConstraint(condition=~models.Q(note=""), name="campaigns_call_says"),
        ]
        indexes = [models.Index(fields=["organisation", "campaign", "unit"], name="campaigns_call_unit")]

    def __str__(self) -> str:
        return self.note
