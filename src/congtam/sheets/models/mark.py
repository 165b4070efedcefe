"""What stands on one row of a sheet."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned
from congtam.sheets.models.sheet import Sheet


class Mark(Owned):
    """Points in hundredths. `version` counts the changes of the values, `evidence_version` those of the text:
    whoever read an older one is told, and writes over nothing."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="marks")
    row = models.CharField(max_length=60)
    points = models.IntegerField(_("Điểm"), null=True)
    grade = models.CharField(_("Cấp độ"), max_length=30, blank=True)
    option = models.CharField(_("Phương án"), max_length=30, blank=True)
    answer = models.BooleanField(_("Trả lời"), null=True)
    times = models.PositiveIntegerField(_("Số lần"), null=True)
    part = models.PositiveIntegerField(_("Phần đạt"), null=True)
    whole = models.PositiveIntegerField(_("Tổng số"), null=True)
    aside = models.BooleanField(_("Không áp dụng"), default=False)
    evidence = models.TextField(_("Minh chứng"), blank=True)
    version = models.PositiveIntegerField(default=0)
    evidence_version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            SameOrganisation(field="sheet", name="sheets_mark_sheet_own"),
            models.UniqueConstraint(fields=["organisation", "sheet", "row"], name="sheets_mark_once"),
            models.CheckConstraint(condition=~Q(row=""), name="sheets_mark_of_a_row"),
            models.CheckConstraint(
                condition=Q(part__isnull=True) | Q(whole__isnull=True) | Q(part__lte=F("whole")),
                name="sheets_mark_part_of_whole",
            ),
            models.CheckConstraint(
                condition=Q(version__gt=0) | Q(evidence_version__gt=0), name="sheets_mark_has_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} ({self.version})"
