"""Why a meeting is held although a draft came too late to somebody."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Unit


class LateNotice(Owned):
    """`persons` are those who were too late when the reason was given; whoever joins them later is not
    covered by it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="late_notices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    deadline = models.CharField(max_length=60)
    what = models.CharField(max_length=6)
    persons = models.JSONField(default=list)
    reason = models.CharField(_("Lý do"), max_length=300)
    given_by = models.CharField(max_length=120)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="drafts_late_campaign_own"),
            SameOrganisation(field="unit", name="drafts_late_unit_own"),
            models.CheckConstraint(condition=~Q(reason=""), name="drafts_late_reason"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit", "deadline", "what"], name="drafts_late_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reason
