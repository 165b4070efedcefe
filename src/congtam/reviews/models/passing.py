"""Each time a review passed from one hand to another."""

from django.db import models
from django.db.models import Q

from congtam.journal.constraints import AppendOnly
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned
from congtam.reviews.models.review import Review
from congtam.reviews.states import Move, State


class Passing(Owned):
    """`texts` is the whole review as it was handed in, by field: what others read, whatever is written
    later. `reviewed_on` is the day of the meeting that had reviewed what was sent back to be completed."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="passings")
    move = models.CharField(max_length=10, choices=[(move.value, move.value) for move in Move])
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    at = models.DateTimeField()
    by = models.CharField(max_length=160)
    reason = models.CharField(max_length=1000, blank=True)
    texts = models.JSONField(default=dict)
    reviewed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            SameOrganisation(field="review", name="reviews_passing_review_own"),
            models.CheckConstraint(
                condition=~Q(move=Move.RETURN.value) | ~Q(reason=""), name="reviews_passing_return_says_why"
            ),
            AppendOnly(name="reviews_passing_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.move} ({self.at:%d/%m/%Y})"
