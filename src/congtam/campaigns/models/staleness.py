"""A voted result that facts have overtaken."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.dossier import Dossier
from congtam.campaigns.models.polling import Polling
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Staleness(Owned):
    """Since the vote the subject may be rated otherwise: `change` is what was changed, `levels` what is open
    to it now. Changing the fact back does not take it away: only a new vote does, or the word of those who
    voted that their result stands."""

    polling = models.ForeignKey(Polling, on_delete=models.CASCADE, related_name="staleness")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="staleness")
    levels = models.JSONField(default=list)
    says = models.CharField(max_length=1000)
    change = models.CharField(max_length=300)
    changed_by = models.CharField(max_length=120)
    at = models.DateTimeField()
    stands_because = models.CharField(_("Vì sao kết quả đứng vững"), max_length=300, blank=True)
    stands_paper = models.CharField(_("Số biên bản"), max_length=80, blank=True)
    stands_on = models.DateField(_("Ngày họp"), null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    revoted = models.ForeignKey(Polling, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            SameOrganisation(field="polling", name="campaigns_staleness_polling_own"),
            SameOrganisation(field="dossier", name="campaigns_staleness_dossier_own"),
            SameOrganisation(field="revoted", name="campaigns_staleness_revoted_own"),
            models.CheckConstraint(condition=~Q(says="") & ~Q(change=""), name="campaigns_staleness_says"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | (~Q(stands_because="") & ~Q(stands_paper="") & ~Q(confirmed_by="")),
                name="campaigns_staleness_confirmed_why",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "dossier"], name="campaigns_staleness_dossier")]

    def __str__(self) -> str:
        return self.says

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None and self.revoted_id is None
