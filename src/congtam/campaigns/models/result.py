"""What a body proposed, appraised or decided for a dossier."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.dossier import Dossier
from congtam.campaigns.models.polling import Polling
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Result(Owned):
    """Each act has its own value, actor, day and paper; an annulled one stays, beside the one after it.
    `because` says why it differs from what was proposed; `polling` is the secret ballot it comes from. What
    the deciding body voted (RESOLVE) stands beside what the unit voted, and decides nothing by itself."""

    class Act(models.TextChoices):
        VOTE = "vote", _("Bỏ phiếu")
        PROPOSE = "propose", _("Đề nghị")
        APPRAISE = "appraise", _("Thẩm định")
        RESOLVE = "resolve", _("Bỏ phiếu quyết định")
        DECIDE = "decide", _("Quyết định")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="results")
    act = models.CharField(max_length=10, choices=Act.choices)
    level = models.CharField(max_length=20)
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    on = models.DateField(_("Ngày"))
    paper = models.CharField(_("Số văn bản"), max_length=80, blank=True)
    because = models.CharField(_("Lý do khác đề nghị"), max_length=500, blank=True)
    polling = models.ForeignKey(Polling, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    annulled_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="dossier", name="campaigns_result_dossier_own"),
            SameOrganisation(field="polling", name="campaigns_result_polling_own"),
            models.UniqueConstraint(
                fields=["organisation", "dossier", "act"],
                condition=Q(annulled_because=""),
                name="campaigns_result_one_in_force",
            ),
            models.CheckConstraint(condition=~Q(level=""), name="campaigns_result_has_level"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.level}"
