"""The review that one subject writes by one form."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Dossier
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key
from congtam.reviews.states import State

STATES = {
    State.DRAFT: _("Đang viết"),
    State.HANDED_IN: _("Đã gửi"),
    State.RETURNED: _("Trả lại để hoàn chỉnh"),
    State.SUPPLEMENT: _("Bổ sung theo gợi ý"),
}


class Review(Owned):
    """`form` is the key of the pack's review. A private one is read by the person and their forum alone: it
    is in no list, and the journal does not know it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="reviews")
    form = models.CharField(max_length=60)
    is_private = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, name) for state, name in STATES.items()],
        default=State.DRAFT.value,
    )
    revision = models.PositiveIntegerField(default=0)
    is_from_paper = models.BooleanField(_("Nhập từ bản giấy"), default=False)
    opened_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    handed_in_by = models.CharField(max_length=160, blank=True)
    returned_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            owned_key("reviews_review_owned"),
            SameOrganisation(field="dossier", name="reviews_review_dossier_own"),
            models.UniqueConstraint(fields=["organisation", "dossier", "form"], name="reviews_review_once"),
            models.CheckConstraint(condition=~Q(form=""), name="reviews_review_has_form"),
            models.CheckConstraint(
                condition=~Q(state=State.RETURNED.value) | ~Q(returned_because=""),
                name="reviews_review_returned_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT.value) | Q(handed_in_at__isnull=False),
                name="reviews_review_handed_in_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} ({self.dossier_id})"

    @property
    def is_handed_in(self) -> bool:
        return self.state == State.HANDED_IN

    @property
    def was_handed_in(self) -> bool:
        """At least once: from then on others read what was handed in, not what is being written."""
        return self.handed_in_at is not None
