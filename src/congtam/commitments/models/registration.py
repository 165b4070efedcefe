"""Registrations for the best level, made at the start of a year."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class Registration(Owned):
    """A withdrawn one stays with its reason; one in force for each unit or person."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="registrations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    registered_on = models.DateField(_("Ngày đăng ký"))
    paper = models.CharField(_("Số bản đăng ký"), max_length=120, blank=True)
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    withdrawn_because = models.CharField(_("Lý do rút"), max_length=300, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="commitments_registration_campaign_own"),
            SameOrganisation(field="unit", name="commitments_registration_unit_own"),
            SameOrganisation(field="person", name="commitments_registration_person_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, person__isnull=False)
                | Q(unit__isnull=False, person__isnull=True),
                name="commitments_registration_unit_or_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_because="") | ~Q(withdrawn_by=""),
                name="commitments_registration_withdrawn_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit"],
                condition=Q(unit__isnull=False, withdrawn_because=""),
                name="commitments_registration_unit_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "person"],
                condition=Q(person__isnull=False, withdrawn_because=""),
                name="commitments_registration_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registered_on} {self.paper}".strip()
