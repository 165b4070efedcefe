"""A projector that was let in."""

from django.db import models

from congtam.meetings.models.sitting import Sitting
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Screen(Owned):
    """Of the code and of the screen's own key only hashes are kept. The first screen that opens the code has
    it; no second one gets in."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="screens")
    code_digest = models.CharField(max_length=64, unique=True)
    key_digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [SameOrganisation(field="sitting", name="meetings_screen_sitting_own")]

    def __str__(self) -> str:
        return f"{self.sitting_id}: {self.made_at:%H:%M}"
