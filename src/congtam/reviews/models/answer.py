"""What stands in the fields of a review, and what stood there before."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.journal.constraints import AppendOnly
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned
from congtam.reviews.models.review import Review


class Answer(Owned):
    """`version` counts the changes: whoever read an older one is told, and writes over nothing. `author` is
    the account at the keyboard."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=160)
    text = models.TextField(_("Nội dung"), blank=True)
    version = models.PositiveIntegerField(default=1)
    author = models.BigIntegerField(null=True)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=160)

    class Meta:
        constraints = [
            SameOrganisation(field="review", name="reviews_answer_review_own"),
            models.UniqueConstraint(fields=["organisation", "review", "key"], name="reviews_answer_once"),
            models.CheckConstraint(condition=~Q(key=""), name="reviews_answer_of_a_field"),
            models.CheckConstraint(condition=Q(version__gt=0), name="reviews_answer_has_version"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.version})"


class EarlierText(Owned):
    """A text that another one replaced. One that its author only wrote on is contained in the next, and is
    not kept twice."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="earlier")
    key = models.CharField(max_length=160)
    text = models.TextField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=160)

    class Meta:
        constraints = [
            SameOrganisation(field="review", name="reviews_earlier_review_own"),
            models.UniqueConstraint(
                fields=["organisation", "review", "key", "version"], name="reviews_earlier_once"
            ),
            AppendOnly(name="reviews_earlier_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.version})"
