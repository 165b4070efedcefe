"""One subject in one campaign."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.campaigns.models.corrected import Corrected, with_reason
from congtam.campaigns.stages import Stage
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit, owned_key

STAGES = {
    Stage.LISTED: _("Mới lập"),
    Stage.REVIEWED: _("Đã kiểm điểm"),
    Stage.SELF_RATED: _("Đã tự xếp loại"),
    Stage.RATED: _("Các chủ thể đã xếp loại"),
    Stage.VOTED: _("Đã bỏ phiếu"),
    Stage.PROPOSED: _("Đã đề nghị"),
    Stage.APPRAISED: _("Đã thẩm định"),
    Stage.DECIDED: _("Đã quyết định"),
    Stage.NOTIFIED: _("Đã thông báo"),
    Stage.RETURNED: _("Trả lại để làm tiếp"),
    Stage.ANNULLED: _("Đã hủy kết quả"),
}


class Dossier(Owned, Corrected):
    """A unit or a person as one kind of subject. `home` is the unit under which it is gathered. Whether it is
    reviewed and rated stays open while a fact that decides is missing; `aside` holds the exclusions."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="dossiers")
    kind = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="dossiers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="dossiers")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    standing = models.CharField(max_length=200, blank=True)
    sort_key = models.CharField(max_length=120, blank=True)
    stage = models.CharField(
        max_length=12,
        choices=[(stage.value, name) for stage, name in STAGES.items()],
        default=Stage.LISTED.value,
    )
    reviewed_on = models.DateField(null=True, blank=True)
    is_listed = models.BooleanField(default=True)
    is_reviewed = models.BooleanField(null=True)
    is_rated = models.BooleanField(null=True)
    aside = models.JSONField(default=list)

    class Meta:
        constraints = [
            owned_key("campaigns_dossier_owned"),
            SameOrganisation(field="campaign", name="campaigns_dossier_campaign_own"),
            SameOrganisation(field="unit", name="campaigns_dossier_unit_own"),
            SameOrganisation(field="person", name="campaigns_dossier_person_own"),
            SameOrganisation(field="home", name="campaigns_dossier_home_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, person__isnull=False)
                | Q(unit__isnull=False, person__isnull=True),
                name="campaigns_dossier_unit_or_person",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "kind", "unit"],
                condition=Q(unit__isnull=False),
                name="campaigns_dossier_unit_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "kind", "person"],
                condition=Q(person__isnull=False),
                name="campaigns_dossier_person_once",
            ),
            with_reason("campaigns_dossier_reason"),
        ]
        indexes = [models.Index(fields=["organisation", "campaign", "home"], name="campaigns_dossier_home")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return dossier_key(self.kind, self.unit_id, self.person_id)


def dossier_key(kind: str, unit: int | None, person: int | None) -> str:
    """How a dossier is called before it is written, and in the engine."""
    return f"{kind}/u{unit}" if unit else f"{kind}/p{person}"
