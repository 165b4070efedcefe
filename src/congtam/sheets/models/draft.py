"""What was typed and could not be written: kept for whoever typed it, sent to nobody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Account, Owned
from congtam.sheets.models.sheet import Sheet


class Draft(Owned):
    """`typed` holds the fields of the row, or the text of its evidence, as they stood in the form."""

    class Why(models.TextChoices):
        WRONG = "wrong", _("Chưa đúng nên chưa ghi")
        CLASH = "clash", _("Người khác vừa ghi dòng này")
        SHUT = "shut", _("Phiếu đã đóng")

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="drafts")
    row = models.CharField(max_length=60)
    of_evidence = models.BooleanField(default=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=8, choices=Why.choices)
    said = models.TextField()
    typed = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="sheet", name="sheets_draft_sheet_own"),
            SameOrganisation(field="account", name="sheets_draft_account_own"),
            models.UniqueConstraint(
                fields=["organisation", "sheet", "row", "of_evidence", "account"], name="sheets_draft_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row}: {self.get_why_display()}"
