"""Results of votes of confidence: dated, by counts, never by a percentage somebody typed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person


class Confidence(Owned):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="confidence_results")
    held_on = models.DateField(_("Ngày lấy phiếu"))
    cast = models.PositiveIntegerField(_("Số phiếu thu về hợp lệ"))
    high = models.PositiveIntegerField(_("Tín nhiệm cao"))
    middle = models.PositiveIntegerField(_("Tín nhiệm"))
    low = models.PositiveIntegerField(_("Tín nhiệm thấp"))
    paper = models.CharField(_("Văn bản"), max_length=120)
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="person", name="commitments_confidence_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "person", "held_on"], name="commitments_confidence_once"
            ),
            models.CheckConstraint(
                condition=Q(cast__gt=0, cast=F("high") + F("middle") + F("low")),
                name="commitments_confidence_adds_up",
            ),
            models.CheckConstraint(condition=~Q(paper=""), name="commitments_confidence_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.held_on}: {self.high}/{self.middle}/{self.low}"
