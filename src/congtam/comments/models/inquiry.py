"""One body, or one person, asked about one subject."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key


class Inquiry(Owned):
    """`subject` is the key of a dossier, `who` that of the body: both outlive a new derivation. A body that
    two rules name is asked once, so the opinion of a collective is one opinion."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="inquiries")
    subject = models.CharField(max_length=80)
    subject_name = models.CharField(max_length=200)
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    due_on = models.DateField(_("Trả lời trước ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            owned_key("comments_inquiry_owned"),
            SameOrganisation(field="campaign", name="comments_inquiry_campaign_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "subject", "who"], name="comments_inquiry_once"
            ),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(who=""), name="comments_inquiry_of_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.subject_name}"
