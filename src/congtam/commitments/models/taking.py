"""A list being taken in from a spreadsheet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class ListTaking(Owned):
    """The file itself is kept only until the run is over. `effects` says how to take it back."""

    class State(models.TextChoices):
        OPEN = "open", _("đang chuẩn bị")
        WRITTEN = "written", _("đã ghi")
        UNDONE = "undone", _("đã hoàn tác")
        DROPPED = "dropped", _("đã bỏ")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="takings")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=120)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    layouts = models.JSONField(default=list)
    written_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    effects = models.JSONField(default=dict)

    class Meta:
        constraints = [SameOrganisation(field="campaign", name="commitments_taking_campaign_own")]

    def __str__(self) -> str:
        return self.file_name
