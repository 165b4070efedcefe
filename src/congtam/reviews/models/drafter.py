"""Who writes for a collective besides those who lead it."""

from django.db import models
from django.db.models import Q

from congtam.campaigns.models import Dossier
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person


class Drafter(Owned):
    """Named by those who lead the unit, or by the office."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="drafters")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafted_reviews")
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=160)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            SameOrganisation(field="dossier", name="reviews_drafter_dossier_own"),
            SameOrganisation(field="person", name="reviews_drafter_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "dossier", "person"],
                condition=Q(until__isnull=True),
                name="reviews_drafter_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.person_id}"
