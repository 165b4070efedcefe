"""The plan's calendar: what, who, by when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Unit


class PlanItem(Owned):
    """One item, from the pack or the office's own. `missing` names units of the text that the tree lacks."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="plan_items")
    key = models.CharField(max_length=60)
    number = models.CharField(_("Mục"), max_length=10, blank=True)
    what = models.CharField(_("Việc"), max_length=400)
    owner = models.CharField(_("Ai làm"), max_length=200)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begins_on = models.DateField(_("Từ ngày"), null=True, blank=True)
    due_on = models.DateField(_("Đến ngày"))
    step = models.CharField(max_length=20, blank=True)
    cites = models.CharField(max_length=80, blank=True)
    missing = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(_("Xong ngày"), null=True, blank=True)
    done_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_plan_campaign_own"),
            SameOrganisation(field="owner_unit", name="campaigns_plan_owner_own"),
            models.UniqueConstraint(fields=["organisation", "campaign", "key"], name="campaigns_plan_once"),
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True) | Q(due_on__gte=F("begins_on")),
                name="campaigns_plan_days",
            ),
            models.CheckConstraint(condition=~Q(what=""), name="campaigns_plan_says_what"),
        ]

    def __str__(self) -> str:
        return self.what
