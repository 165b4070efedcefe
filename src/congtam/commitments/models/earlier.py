"""Levels that earlier years gave, in the words of those years."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class EarlierLevel(Owned):
    """`level` as the paper says it: a year may have had other levels. `as_what`: the kind of subject, where
    somebody was rated as several."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="earlier_levels")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="earlier_levels")
    year = models.PositiveSmallIntegerField(_("Năm"))
    as_what = models.CharField(_("Với tư cách"), max_length=80, blank=True)
    level = models.CharField(_("Mức"), max_length=80)
    paper = models.CharField(_("Văn bản"), max_length=120, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="unit", name="commitments_earlier_unit_own"),
            SameOrganisation(field="person", name="commitments_earlier_person_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, person__isnull=False)
                | Q(unit__isnull=False, person__isnull=True),
                name="commitments_earlier_unit_or_person",
            ),
            models.CheckConstraint(condition=~Q(level=""), name="commitments_earlier_has_level"),
            models.UniqueConstraint(
                fields=["organisation", "unit", "year", "as_what"],
                condition=Q(unit__isnull=False),
                name="commitments_earlier_unit_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "person", "year", "as_what"],
                condition=Q(person__isnull=False),
                name="commitments_earlier_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.level}"
