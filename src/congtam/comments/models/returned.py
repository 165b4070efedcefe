"""A spreadsheet of answers that came back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class ReturnedSheet(Owned):
    """The file itself is kept only until it is written or dropped."""

    class State(models.TextChoices):
        OPEN = "open", _("đang chuẩn bị")
        WRITTEN = "written", _("đã ghi")
        DROPPED = "dropped", _("đã bỏ")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="returned_sheets")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    file_name = models.CharField(max_length=160)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=120)
    answers = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="comments_returned_campaign_own"),
            models.CheckConstraint(
                condition=Q(state="open", content__isnull=False)
                | (~Q(state="open") & Q(content__isnull=True)),
                name="comments_returned_kept_while_open",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
