"""A secret ballot of a campaign: which vote of the pack it is, and where it is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Unit, owned_key


class Polling(Owned):
    """The vote itself is kept by the ballots app. `proposed` are the levels that were proposed, by dossier;
    `chosen_because` says by what base and majority were chosen where the document is silent."""

    class Plan(models.TextChoices):
        SLIPS = "slips", _("Phiếu mã, bỏ trên máy chung hoặc điện thoại")
        PAPER = "paper", _("Phiếu giấy")
        BOTH = "both", _("Cả hai cách")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="pollings")
    poll = models.OneToOneField("ballots.Poll", on_delete=models.CASCADE, related_name="+")
    ballot = models.CharField(max_length=60)
    place = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place_name = models.CharField(max_length=200)
    plan = models.CharField(_("Cách bỏ phiếu"), max_length=5, choices=Plan.choices)
    base_of = models.CharField(max_length=20)
    chosen_because = models.CharField(max_length=300, blank=True)
    proposed = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            owned_key("campaigns_polling_owned"),
            SameOrganisation(field="campaign", name="campaigns_polling_campaign_own"),
            SameOrganisation(field="poll", name="campaigns_polling_poll_own"),
            SameOrganisation(field="place", name="campaigns_polling_place_own"),
            models.CheckConstraint(
                condition=models.Q(recorded_at__isnull=True) | ~models.Q(recorded_by=""),
                name="campaigns_polling_recorded_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "campaign", "place"], name="campaigns_polling_place")]

    def __str__(self) -> str:
        return f"{self.ballot}: {self.place_name}"
