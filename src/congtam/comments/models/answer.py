"""What a body answered. A correction is another row with its reason; nothing is written over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.comments.models.inquiry import Inquiry
from congtam.journal.constraints import AppendOnly
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key


class Answer(Owned):
    """Number 1 is the answer, the highest number is what holds."""

    class Way(models.TextChoices):
        APP = "app", _("trả lời trong phần mềm")
        LINK = "link", _("trả lời qua liên kết một lần")
        SHEET = "sheet", _("bảng Excel gửi về")
        PAPER = "paper", _("văn phòng nhập từ bản giấy")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    declines = models.BooleanField(_("Không có ý kiến"), default=False)
    text = models.TextField(_("Ý kiến"), blank=True)
    way = models.CharField(max_length=5, choices=Way.choices)
    giver = models.CharField(_("Người ký, người trả lời"), max_length=160, blank=True)
    answered_on = models.DateField(_("Ngày trả lời"))
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()
    reason = models.CharField(_("Lý do sửa"), max_length=300, blank=True)

    class Meta:
        constraints = [
            owned_key("comments_answer_owned"),
            SameOrganisation(field="inquiry", name="comments_answer_inquiry_own"),
            models.UniqueConstraint(
                fields=["organisation", "inquiry", "number"], name="comments_answer_number"
            ),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | (Q(number__gt=1) & ~Q(reason="")),
                name="comments_answer_corrected_with_reason",
            ),
            models.CheckConstraint(condition=Q(declines=True) | ~Q(text=""), name="comments_answer_says"),
            AppendOnly(name="comments_answer_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}.{self.number}"
