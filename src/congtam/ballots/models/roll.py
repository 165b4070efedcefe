"""Who may vote, and who counts. People stand here by number only: no time, nothing of any slip or ballot."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.ballots.constraints import StillOnceOpened
from congtam.ballots.models.poll import Poll
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned


class RollLine(Owned):
    """One voter. `token` is what was signed for on this line: at most one, a slip or a paper ballot."""

    class Token(models.TextChoices):
        NONE = "none", _("chưa ký nhận")
        SLIP = "slip", _("phiếu mã")
        PAPER = "paper", _("phiếu giấy")

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="roll")
    person = models.BigIntegerField()
    present = models.BooleanField(default=False)
    token = models.CharField(max_length=5, choices=Token.choices, default=Token.NONE)

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_rollline_poll_own"),
            models.UniqueConstraint(fields=["organisation", "poll", "person"], name="ballots_rollline_once"),
            models.CheckConstraint(
                condition=models.Q(token__in=["none"]) | models.Q(present=True),
                name="ballots_rollline_present",
            ),
            models.CheckConstraint(
                condition=models.Q(token__in=["none", "slip", "paper"]), name="ballots_rollline_token"
            ),
            StillOnceOpened(fixed=("person", "present"), name="ballots_rollline_still"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_token_display()}"


class Teller(Owned):
    """A member of the counting committee (ban kiểm phiếu), chosen by show of hands before the vote."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="tellers")
    person = models.BigIntegerField()
    is_head = models.BooleanField(default=False)

    class Meta:
        constraints = [
            SameOrganisation(field="poll", name="ballots_teller_poll_own"),
            models.UniqueConstraint(fields=["organisation", "poll", "person"], name="ballots_teller_once"),
            models.UniqueConstraint(
                fields=["organisation", "poll"],
                condition=models.Q(is_head=True),
                name="ballots_teller_one_head",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
