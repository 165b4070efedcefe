"""What people enter about a unit or a person for one campaign, over what the registers say."""

from django.db import models
from django.db.models import Q

from congtam.campaigns.models.campaign import Campaign
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class EnteredFact(Owned):
    """`value` as the fact takes it: true, 7, "2018-11-24", the key of a choice; null says "not known".
    `register` names the register that told it, which may take it back; empty: entered by hand."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="facts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    fact = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    reason = models.CharField(max_length=300)
    register = models.CharField(max_length=20, blank=True)
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_fact_campaign_own"),
            SameOrganisation(field="unit", name="campaigns_fact_unit_own"),
            SameOrganisation(field="person", name="campaigns_fact_person_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, person__isnull=False)
                | Q(unit__isnull=False, person__isnull=True),
                name="campaigns_fact_unit_or_person",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="campaigns_fact_reason"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit", "fact"],
                condition=Q(unit__isnull=False),
                name="campaigns_fact_unit_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "person", "fact"],
                condition=Q(person__isnull=False),
                name="campaigns_fact_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.value}"
