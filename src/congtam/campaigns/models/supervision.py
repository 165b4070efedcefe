"""Which member of the committee is in charge of which unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class Supervision(Owned):
    """Documents name posts; the office says who holds each."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="supervisions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="supervisions")
    post = models.CharField(_("Chức danh"), max_length=120)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="supervisions"
    )
    cites = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_supervision_campaign_own"),
            SameOrganisation(field="unit", name="campaigns_supervision_unit_own"),
            SameOrganisation(field="person", name="campaigns_supervision_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit", "post"], name="campaigns_supervision_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.unit_id}"
