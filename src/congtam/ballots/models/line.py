"""What is printed on the ballot: one line per name that is voted on."""

from django.db import models

from congtam.ballots.constraints import StillOnceOpened
from congtam.ballots.models.poll import Poll
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key


class Line(Owned):
    """`subject` is the caller's own reference; `person` is set when the subject may be a voter too.

    `allowed` are keys of the vote's choices; `closed` says for each other choice why it cannot be ticked.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=60)
    person = models.BigIntegerField(null=True)
    label = models.CharField(max_length=160)
    note = models.CharField(max_length=200, blank=True)
    cell = models.CharField(max_length=160, blank=True)
    proposal = models.CharField(max_length=40, blank=True)
    allowed = models.JSONField()
    closed = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [
            owned_key("ballots_line_owned"),
            SameOrganisation(field="poll", name="ballots_line_poll_own"),
            models.UniqueConstraint(fields=["organisation", "poll", "number"], name="ballots_line_number"),
            models.UniqueConstraint(fields=["organisation", "poll", "subject"], name="ballots_line_subject"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="ballots_line_from_one"),
            StillOnceOpened(name="ballots_line_still"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.label}"
