"""A way in for one answer, without an account."""

from django.db import models
from django.db.models import Q

from congtam.comments.models.inquiry import Inquiry
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Link(Owned):
    """Only the hash of its token is kept. It ends by its answer, by its day, or when it is taken back."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="inquiry", name="comments_link_inquiry_own"),
            models.UniqueConstraint(
                fields=["organisation", "inquiry"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="comments_link_one_open",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revoked_by=""), name="comments_link_revoked_by"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True), name="comments_link_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.made_at:%d/%m/%Y}"
