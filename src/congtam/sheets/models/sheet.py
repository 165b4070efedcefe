"""One scorecard about one subject, filled by one body or person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Dossier
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key
from congtam.sheets.states import State

STATES = {
    State.DRAFT: _("Đang điền"),
    State.SUBMITTED: _("Đã gửi"),
    State.RETURNED: _("Trả lại để làm tiếp"),
}


class Sheet(Owned):
    """`who` is the body that fills it, as participations name it: `unit:5`, `person:7`, `body:<key>`. `rule`
    is the rater's rule of the pack; empty on the subject's own sheet. `packed` is derived from the marks."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="sheets")
    rule = models.CharField(max_length=60, blank=True)
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, name) for state, name in STATES.items()],
        default=State.DRAFT.value,
    )
    is_from_paper = models.BooleanField(_("Nhập từ phiếu giấy"), default=False)
    packed = models.BinaryField(default=b"")
    revision = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=120, blank=True)
    returned_because = models.CharField(_("Lý do trả lại"), max_length=300, blank=True)
    proposal = models.CharField(_("Mức tự đề nghị"), max_length=20, blank=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            owned_key("sheets_sheet_owned"),
            SameOrganisation(field="dossier", name="sheets_sheet_dossier_own"),
            models.UniqueConstraint(
                fields=["organisation", "dossier", "rule", "who"], name="sheets_sheet_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "dossier"], condition=Q(rule=""), name="sheets_sheet_one_own"
            ),
            models.CheckConstraint(condition=~Q(who=""), name="sheets_sheet_by_somebody"),
            models.CheckConstraint(
                condition=~Q(state=State.SUBMITTED.value)
                | (Q(submitted_at__isnull=False) & ~Q(submitted_by="")),
                name="sheets_sheet_submitted_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RETURNED.value) | ~Q(returned_because=""),
                name="sheets_sheet_returned_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(proposal="")
                | (Q(state=State.SUBMITTED.value) & Q(proposed_at__isnull=False) & ~Q(proposed_by="")),
                name="sheets_sheet_proposed_after_scoring",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "who"], name="sheets_sheet_by_body")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_own(self) -> bool:
        return not self.rule

    @property
    def is_submitted(self) -> bool:
        return self.state == State.SUBMITTED
