"""Targets and tasks given to a subject at the start of its year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.dossier import Dossier
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Target(Owned):
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="targets")
    text = models.CharField(_("Chỉ tiêu, nhiệm vụ"), max_length=300)
    measure = models.CharField(_("Sản phẩm, mức cần đạt"), max_length=200, blank=True)
    due_on = models.DateField(_("Hạn"), null=True, blank=True)
    given_on = models.DateField(_("Ngày giao"))
    given_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            SameOrganisation(field="dossier", name="campaigns_target_dossier_own"),
            models.UniqueConstraint(fields=["organisation", "dossier", "text"], name="campaigns_target_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="campaigns_target_says"),
        ]

    def __str__(self) -> str:
        return self.text
