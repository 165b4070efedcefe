"""The minutes that a deed about a vote stands on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.ballots.models.poll import Poll
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Minutes(Owned):
    """Number, day and text of a signed paper. `agrees`: whether a recount found the same sums."""

    class Kind(models.TextChoices):
        COUNT = "count", _("Biên bản kiểm phiếu")
        DISCARD = "discard", _("Biên bản hủy hòm phiếu, bỏ phiếu lại")
        RECOUNT = "recount", _("Biên bản kiểm phiếu lại")
        DESTRUCTION = "destruction", _("Biên bản tiêu hủy phiếu lưu")

    class Cause(models.TextChoices):
        SLIP_ALREADY_USED = "slip_already_used", _("Phiếu chưa dùng bị báo là đã dùng")
        WORDS_LOST = "words_lost", _("Mất tờ khóa, không đủ người mở hòm phiếu")
        TO_PAPER = "to_paper", _("Chuyển sang phiếu giấy")
        COUNT_MISMATCH = "count_mismatch", _("Số phiếu trong hòm không khớp")
        CHANNEL_TOO_SMALL = "channel_too_small", _("Một cách bỏ phiếu có dưới năm người")
        BOX_LOST = "box_lost", _("Mất hòm phiếu")
        OTHER = "other", _("Lý do khác")

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="minutes")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    cause = models.CharField(max_length=20, choices=Cause.choices, blank=True)
    number = models.CharField(_("Số biên bản"), max_length=60, blank=True)
    on = models.DateField(_("Ngày"))
    text = models.TextField(_("Nội dung"), blank=True)
    agrees = models.BooleanField(null=True)

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_minutes_poll_own"),
            models.CheckConstraint(
                condition=models.Q(kind="discard") ^ models.Q(cause=""), name="ballots_minutes_cause"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
