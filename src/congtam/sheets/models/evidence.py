"""Files that prove a row."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned
from congtam.sheets.models.sheet import Sheet


class EvidenceFile(Owned):
    """`place` is where the bytes lie under the folder of evidence; nothing of the name people gave it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ quét vi rút")
        CLEAN = "clean", _("Đã quét, không thấy vi rút")
        UNSCANNED = "unscanned", _("Máy chưa có phần mềm quét vi rút")

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="files")
    row = models.CharField(max_length=60)
    name = models.CharField(_("Tên tệp"), max_length=160)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sheet", "row", "digest"], name="sheets_file_once"
            ),
            SameOrganisation(field="sheet", name="sheets_file_sheet_own"),
            models.CheckConstraint(condition=Q(size__gt=0), name="sheets_file_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def counts(self) -> bool:
        """Only what the scan was called for counts as evidence."""
        return self.state != self.State.WAITING
