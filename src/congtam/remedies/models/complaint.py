"""Complaints, denunciations and reserved opinions about a campaign, with the day by which to answer."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class Complaint(Owned):
    """About a unit or a person, or about the campaign as such. What a secret paper says is not kept.
    `due_cites` is the place in the document that gives the day; without one somebody entered it."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", _("Khiếu nại")
        DENUNCIATION = "denunciation", _("Tố cáo")
        PROPOSAL = "proposal", _("Kiến nghị, phản ánh")
        RESERVED = "reserved", _("Ý kiến bảo lưu")

    ABOUT_CONDUCT = (Kind.COMPLAINT, Kind.DENUNCIATION)

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="complaints")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    sender = models.CharField(_("Người gửi"), max_length=120)
    paper = models.CharField(_("Số, ngày đơn"), max_length=120, blank=True)
    text = models.CharField(_("Nội dung"), max_length=2000, blank=True)
    received_on = models.DateField(_("Ngày nhận"))
    due_on = models.DateField(_("Phải trả lời trước"))
    due_cites = models.CharField(max_length=80, blank=True)
    answer = models.CharField(_("Trả lời"), max_length=2000, blank=True)
    answered_by = models.CharField(_("Nơi trả lời"), max_length=120, blank=True)
    answer_paper = models.CharField(_("Văn bản trả lời"), max_length=120, blank=True)
    answered_on = models.DateField(_("Ngày trả lời"), null=True)
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="remedies_complaint_campaign_own"),
            SameOrganisation(field="unit", name="remedies_complaint_unit_own"),
            SameOrganisation(field="person", name="remedies_complaint_person_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(person__isnull=True), name="remedies_complaint_one_subject"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("received_on")), name="remedies_complaint_days"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | (Q(answered_on__gte=F("received_on")) & ~Q(answered_by="") & ~Q(answer_paper="")),
                name="remedies_complaint_answered_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "campaign", "due_on"], name="remedies_complaint_due")]

    def __str__(self) -> str:
        return f"{self.sender}: {self.paper}"
