"""What was typed and could not be written: kept for whoever typed it, sent to nobody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Account, Owned
from congtam.reviews.models.review import Review


class Unsent(Owned):
    """Whole, however long it is."""

    class Why(models.TextChoices):
        WRONG = "wrong", _("Chưa đúng nên chưa ghi")
        CLASH = "clash", _("Người khác vừa ghi ô này")
        SHUT = "shut", _("Bản kiểm điểm đã đóng")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="unsent")
    key = models.CharField(max_length=160)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=8, choices=Why.choices)
    said = models.TextField()
    text = models.TextField(blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            SameOrganisation(field="review", name="reviews_unsent_review_own"),
            SameOrganisation(field="account", name="reviews_unsent_account_own"),
        ]
        indexes = [models.Index(fields=["organisation", "review", "account"], name="reviews_unsent_whose")]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_why_display()}"
