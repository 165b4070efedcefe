"""What the pack derives and people may correct: who did, when, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Corrected(models.Model):
    """A row set by hand keeps its reason, and no later derivation touches it."""

    by_hand = models.BooleanField(default=False)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    corrected_by = models.CharField(max_length=120, blank=True)
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


def with_reason(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(by_hand=False) | (~Q(reason="") & ~Q(corrected_by="") & Q(corrected_at__isnull=False)),
        name=name,
        violation_error_message=_("Sửa bằng tay phải ghi lý do."),
    )
