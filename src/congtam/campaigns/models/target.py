"""Targets and tasks given to a subject at the start of its year, and how far each one came."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.amounts import HUNDRED_PERCENT
from congtam.campaigns.models.dossier import Dossier
from congtam.campaigns.models.evidenced import Evidenced
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key


class Target(Owned):
    """`planned` and `weight` in hundredths. Counted in nothing, a target is counted in percent."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="targets")
    text = models.CharField(_("Chỉ tiêu, nhiệm vụ"), max_length=300)
    measure = models.CharField(_("Sản phẩm, mức cần đạt"), max_length=200, blank=True)
    planned = models.BigIntegerField(_("Mức giao"), default=HUNDRED_PERCENT)
    counted_in = models.CharField(_("Đơn vị tính"), max_length=40, blank=True)
    weight = models.PositiveIntegerField(_("Trọng số"), null=True, blank=True)
    due_on = models.DateField(_("Hạn"), null=True, blank=True)
    given_on = models.DateField(_("Ngày giao"))
    given_by = models.CharField(max_length=120)
    paper = models.CharField(_("Văn bản giao"), max_length=120, blank=True)
    excuse = models.CharField(_("Lý do bất khả kháng"), max_length=500, blank=True)
    excused_by = models.CharField(max_length=120, blank=True)
    excused_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            owned_key("campaigns_target_owned"),
            SameOrganisation(field="dossier", name="campaigns_target_dossier_own"),
            models.UniqueConstraint(fields=["organisation", "dossier", "text"], name="campaigns_target_once"),
            models.CheckConstraint(condition=~Q(text=""), name="campaigns_target_says"),
            models.CheckConstraint(condition=Q(planned__gt=0), name="campaigns_target_planned"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("given_on")), name="campaigns_target_days"
            ),
            models.CheckConstraint(
                condition=Q(excuse="") | (~Q(excused_by="") & Q(excused_at__isnull=False)),
                name="campaigns_target_excused_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_in_percent(self) -> bool:
        return not self.counted_in


class Progress(Owned, Evidenced):
    """One report; the last one that was not sent back counts. `is_final` says that nothing more will come;
    `is_good` is what the superior found of the quality."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="progress")
    done = models.BigIntegerField(_("Đã làm được"))
    reached_on = models.DateField(_("Tính đến ngày"))
    note = models.CharField(_("Minh chứng"), max_length=1000, blank=True)
    is_final = models.BooleanField(_("Đã xong"), default=False)
    reporter = models.PositiveBigIntegerField(null=True)
    reported_by = models.CharField(max_length=120)
    reported_at = models.DateTimeField()
    checked_by = models.CharField(max_length=120, blank=True)
    checked_at = models.DateTimeField(null=True)
    is_good = models.BooleanField(null=True)
    returned_because = models.CharField(_("Lý do trả lại"), max_length=300, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="target", name="campaigns_progress_target_own"),
            models.CheckConstraint(condition=Q(done__gte=0), name="campaigns_progress_done"),
            models.CheckConstraint(
                condition=Q(checked_by="", checked_at__isnull=True, returned_because="")
                | (~Q(checked_by="") & Q(checked_at__isnull=False)),
                name="campaigns_progress_checked_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "target"], name="campaigns_progress_target")]

    def __str__(self) -> str:
        return f"{self.done} ({self.reached_on})"

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None and not self.returned_because
