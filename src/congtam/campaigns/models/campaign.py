"""A campaign: which unit, which period, by which pack, how far."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.pack import PinnedPack
from congtam.campaigns.phases import Phase
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Unit, owned_key

PHASES = {
    Phase.PREPARING: _("Chuẩn bị"),
    Phase.REVIEWING: _("Tự kiểm điểm, lấy ý kiến"),
    Phase.MEETING: _("Hội nghị kiểm điểm, xếp loại"),
    Phase.APPRAISING: _("Tổng hợp, thẩm định"),
    Phase.DECIDING: _("Quyết định"),
    Phase.NOTIFYING: _("Thông báo kết quả"),
    Phase.CLOSED: _("Đã kết thúc"),
    Phase.WITHDRAWN: _("Đã hủy"),
}


OCCASION = "when_needed"
"""The period that a year may have several times; what it is about stands in the title."""
ONCE = ("organisation", "scope", "regulation", "period", "year", "is_demonstration")


class Campaign(Owned):
    """`asked_on` is the day on which the rules are asked; `covers` is the time that is judged."""

    scope = models.ForeignKey(
        Unit, verbose_name=_("Phạm vi"), on_delete=models.PROTECT, related_name="campaigns"
    )
    pack = models.ForeignKey(PinnedPack, on_delete=models.PROTECT, related_name="campaigns")
    regulation = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    title = models.CharField(_("Tên đợt"), max_length=160)
    period = models.CharField(_("Kỳ"), max_length=20)
    year = models.PositiveSmallIntegerField(_("Năm"))
    covers_from = models.DateField(_("Đánh giá từ ngày"))
    covers_to = models.DateField(_("đến ngày"))
    asked_on = models.DateField(_("Ngày xét"))
    begins_on = models.DateField(_("Bắt đầu"))
    ends_on = models.DateField(_("Kết thúc"))
    phase = models.CharField(
        _("Giai đoạn"),
        max_length=12,
        choices=[(phase.value, name) for phase, name in PHASES.items()],
        default=Phase.PREPARING.value,
    )
    is_demonstration = models.BooleanField(_("Trình diễn"), default=False)
    registers_checked_on = models.DateField(null=True, blank=True)
    registers_checked_by = models.CharField(max_length=120, blank=True)
    derived_at = models.DateTimeField(null=True)
    body_names = models.JSONField(default=dict)
    """What bodies outside of the tree are called here, by their word in the pack."""
    cloned_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="clones")

    class Meta:
        constraints = [
            owned_key("campaigns_campaign_owned"),
            SameOrganisation(field="scope", name="campaigns_campaign_scope_own"),
            SameOrganisation(field="pack", name="campaigns_campaign_pack_own"),
            SameOrganisation(field="cloned_from", name="campaigns_campaign_clone_own"),
            models.UniqueConstraint(
                fields=[*ONCE],
                condition=~Q(phase=Phase.WITHDRAWN.value) & ~Q(period=OCCASION),
                name="campaigns_campaign_once",
            ),
            models.UniqueConstraint(
                fields=[*ONCE, "title"],
                condition=~Q(phase=Phase.WITHDRAWN.value) & Q(period=OCCASION),
                name="campaigns_campaign_occasion",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="campaigns_campaign_days"),
            models.CheckConstraint(
                condition=Q(covers_to__gte=F("covers_from")), name="campaigns_campaign_covers"
            ),
            models.CheckConstraint(
                condition=Q(registers_checked_on__isnull=True) | ~Q(registers_checked_by=""),
                name="campaigns_campaign_registers_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.phase in {Phase.CLOSED, Phase.WITHDRAWN}
