"""The paper behind an answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.comments.models.answer import Answer
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Scan(Owned):
    """Written after the scan for viruses; `place` is where the bytes lie."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="scans")
    name = models.CharField(_("Tên tệp"), max_length=160)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=80, unique=True)
    is_scanned = models.BooleanField()

    class Meta:
        constraints = [
            SameOrganisation(field="answer", name="comments_scan_answer_own"),
            models.UniqueConstraint(fields=["organisation", "answer", "digest"], name="comments_scan_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="comments_scan_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
