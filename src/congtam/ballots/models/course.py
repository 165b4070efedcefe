"""What happened to a vote as a whole: opened, closed, counted. Times here are of the vote, not of a voter."""

from django.db import models
from django.db.models import F, Q

from congtam.ballots.models.line import Line
from congtam.ballots.models.poll import Poll
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class Opening(Owned):
    """The list of voters as it stood when the vote was opened."""

    poll = models.OneToOneField(Poll, on_delete=models.CASCADE, related_name="opening")
    at = models.DateTimeField()
    entitled = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    slips = models.PositiveIntegerField()
    papers = models.PositiveIntegerField()
    roll_fingerprint = models.CharField(max_length=40)

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_opening_poll_own"),
            models.CheckConstraint(
                condition=Q(present__gte=F("slips") + F("papers"), entitled__gte=F("present")),
                name="ballots_opening_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.present}/{self.entitled}"


class Closing(Owned):
    """The box at closing: every live slip was cast, is left over, or was exchanged for a paper ballot."""

    poll = models.OneToOneField(Poll, on_delete=models.CASCADE, related_name="closing")
    at = models.DateTimeField()
    slips = models.PositiveIntegerField()
    cast = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    exchanged = models.PositiveIntegerField()
    early_reason = models.CharField(max_length=300, blank=True)
    box_fingerprint = models.CharField(max_length=40, blank=True)
    is_scrubbed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_closing_poll_own"),
            models.CheckConstraint(
                condition=Q(slips=F("cast") + F("left") + F("exchanged")), name="ballots_closing_adds_up"
            ),
            models.CheckConstraint(
                condition=Q(left=0) | ~Q(early_reason=""), name="ballots_closing_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.cast}/{self.slips}"


class Count(Owned):
    """The one tally of all channels. What came through which channel is not kept here."""

    poll = models.OneToOneField(Poll, on_delete=models.CASCADE, related_name="count")
    at = models.DateTimeField()
    issued = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.JSONField()

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_count_poll_own"),
            models.CheckConstraint(
                condition=Q(issued__gte=F("returned"), returned__gte=F("valid")),
                name="ballots_count_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.valid}/{self.returned}"


class LineSum(Owned):
    """How many valid ballots chose this on one line; choice 0 is blank."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="sums")
    choice = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            SameOrganisation(field="line", name="ballots_linesum_line_own"),
            models.UniqueConstraint(fields=["organisation", "line", "choice"], name="ballots_linesum_once"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}, {self.choice}: {self.votes}"
