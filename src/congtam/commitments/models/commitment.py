"""What a person binds themselves to for a year."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.commitments.states import State
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person

STATES = {
    State.DRAFT: _("Đang viết"),
    State.HANDED_IN: _("Đã nộp"),
    State.CONFIRMED: _("Đã xác nhận"),
    State.RETURNED: _("Trả lại để bổ sung"),
}
LONGEST = 6000


class Commitment(Owned):
    """`version` counts the savings: who saves an older one is told that somebody else was faster."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="commitments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commitments")
    text = models.TextField(_("Nội dung cam kết"), max_length=LONGEST)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, name) for state, name in STATES.items()],
        default=State.DRAFT.value,
    )
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)
    handed_in_on = models.DateField(_("Ngày nộp"), null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    returned_because = models.CharField(_("Lý do trả lại"), max_length=300, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="commitments_commitment_campaign_own"),
            SameOrganisation(field="person", name="commitments_commitment_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "person"], name="commitments_commitment_once"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CONFIRMED.value)
                | (~Q(confirmed_by="") & Q(confirmed_at__isnull=False)),
                name="commitments_commitment_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RETURNED.value) | ~Q(returned_because=""),
                name="commitments_commitment_returned_why",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
