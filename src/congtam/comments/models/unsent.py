"""What somebody typed and could not send."""

from django.db import models

from congtam.comments.models.inquiry import Inquiry
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Account, Owned


class Unsent(Owned):
    """Kept for the account that typed it, with what was said to them; gone when an answer is taken."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="unsent")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    said = models.CharField(max_length=400)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="inquiry", name="comments_unsent_inquiry_own"),
            SameOrganisation(field="account", name="comments_unsent_account_own"),
            models.UniqueConstraint(
                fields=["organisation", "inquiry", "account"], name="comments_unsent_once"
            ),
        ]

    def __str__(self) -> str:
        return self.said
