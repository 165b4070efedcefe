"""What a person vouches for about a unit or a person: a judgement that the document leaves to people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class Attestation(Owned):
    """One in force for each judgement; a withdrawn one stays with its reason. `says` keeps the words of the
    document that the person had before them."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="attestations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    fact = models.CharField(max_length=60)
    holds = models.BooleanField(_("Đạt"))
    reason = models.CharField(_("Lý do"), max_length=300)
    paper = models.CharField(_("Văn bản"), max_length=120, blank=True)
    cites = models.CharField(max_length=80)
    says = models.TextField()
    attested_by = models.CharField(max_length=120)
    attested_at = models.DateTimeField()
    withdrawn_because = models.CharField(_("Lý do rút"), max_length=300, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="remedies_attestation_campaign_own"),
            SameOrganisation(field="unit", name="remedies_attestation_unit_own"),
            SameOrganisation(field="person", name="remedies_attestation_person_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, person__isnull=False)
                | Q(unit__isnull=False, person__isnull=True),
                name="remedies_attestation_unit_or_person",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(attested_by=""), name="remedies_attestation_who_and_why"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_because="") | (~Q(withdrawn_by="") & Q(withdrawn_at__isnull=False)),
                name="remedies_attestation_withdrawn_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "fact", "unit"],
                condition=Q(unit__isnull=False, withdrawn_because=""),
                name="remedies_attestation_unit_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "fact", "person"],
                condition=Q(person__isnull=False, withdrawn_because=""),
                name="remedies_attestation_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.fact}"
