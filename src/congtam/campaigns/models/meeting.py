"""The meeting of each unit, and the deadlines that hang on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Unit


class Meeting(Owned):
    """A unit's day of review. The deadlines count from the day it was really held."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="meetings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    item = models.CharField(max_length=60, blank=True)
    cites = models.CharField(max_length=80, blank=True)
    planned_on = models.DateField(_("Ngày họp theo kế hoạch"), null=True, blank=True)
    starts_at = models.TimeField(_("Giờ"), null=True, blank=True)
    place = models.CharField(_("Nơi họp"), max_length=120, blank=True)
    held_on = models.DateField(_("Ngày họp thật"), null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_meeting_campaign_own"),
            SameOrganisation(field="unit", name="campaigns_meeting_unit_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit"], name="campaigns_meeting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.held_on or self.planned_on}"


class DeadlineMet(Owned):
    """A unit did what a deadline of the pack asks."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="deadlines_met")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    deadline = models.CharField(max_length=60)
    on = models.DateField(_("Ngày"))
    noted_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_deadline_campaign_own"),
            SameOrganisation(field="unit", name="campaigns_deadline_unit_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit", "deadline"], name="campaigns_deadline_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deadline}: {self.on}"
