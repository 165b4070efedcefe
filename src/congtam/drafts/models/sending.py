"""A draft as it went to one participant of a meeting."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class Sending(Owned):
    class What(models.TextChoices):
        REVIEW = "review", _("Dự thảo bản kiểm điểm")
        PLAN = "plan", _("Dự thảo kế hoạch")
        REPORT = "report", _("Dự thảo báo cáo")

    class Way(models.TextChoices):
        HAND = "hand", _("đưa tận tay")
        POST = "post", _("gửi bưu điện, văn thư")
        SYSTEM = "system", _("gửi qua hệ thống văn bản")
        MESSAGE = "message", _("gửi tin nhắn, thư điện tử")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="draft_sendings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("Dự thảo"), max_length=6, choices=What.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(_("Ngày gửi"))
    way = models.CharField(_("Cách gửi"), max_length=7, choices=Way.choices)
    noted_by = models.CharField(max_length=120)
    noted_at = models.DateTimeField()
    received_on = models.DateField(_("Ngày nhận"), null=True, blank=True)
    received_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="drafts_sending_campaign_own"),
            SameOrganisation(field="unit", name="drafts_sending_unit_own"),
            SameOrganisation(field="person", name="drafts_sending_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit", "what", "person"], name="drafts_sending_once"
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | (Q(received_on__gte=F("sent_on")) & ~Q(received_by="")),
                name="drafts_sending_received_after_sent",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "campaign", "unit"], name="drafts_sending_unit")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.sent_on:%d/%m/%Y}"
