"""Paper ballots as counted by hand."""

from django.db import models
from django.db.models import F, Q

from congtam.ballots.models.poll import Poll
from congtam.ballots.paper_count import PaperFigures
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class PaperEntry(Owned):
    """The count as one person typed it. There are two, by two people, and they must say the same."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="paper_entries")
    place = models.PositiveSmallIntegerField()
    entered_by = models.BigIntegerField()
    issued = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.JSONField()
    lines = models.JSONField()

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_paperentry_poll_own"),
            models.UniqueConstraint(
                fields=["organisation", "poll", "place"], name="ballots_paperentry_place"
            ),
            models.UniqueConstraint(
                fields=["organisation", "poll", "entered_by"], name="ballots_paperentry_two_people"
            ),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="ballots_paperentry_twice"),
            models.CheckConstraint(
                condition=Q(issued__gte=F("returned"), returned__gte=F("valid")),
                name="ballots_paperentry_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}, {self.place}"

    @property
    def figures(self) -> PaperFigures:
        lines = tuple(tuple(counts) for counts in self.lines)
        return PaperFigures(self.issued, self.returned, self.valid, self.invalid, lines)
