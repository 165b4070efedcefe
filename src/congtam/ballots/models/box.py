"""The box, and the envelope its ballots are kept in after the count. No key points here or from here."""

from django.db import models

from congtam.ballots.codes import HASH_LENGTH
from congtam.ballots.pile import Pile


class Box(models.Model):
    """One row per vote: the hashes of the slips left and the sealed ballots, both sorted.

    A cast writes both back whole in one statement. So there is no row per slip or per ballot which a number,
    a time, a place in a file or a transaction could join: what lies here is the same in whatever order the
    ballots came.
    """

    poll = models.BigIntegerField(primary_key=True)
    organisation = models.BigIntegerField()
    is_open = models.BooleanField(default=False)
    public_key = models.BinaryField(default=b"")
    locked_key = models.BinaryField(default=b"")
    ballot_length = models.PositiveIntegerField()
    slips = models.BinaryField(default=b"")
    ballots = models.BinaryField(default=b"")
    exchanged = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.poll}: {len(self.sealed_ballots)}"

    @property
    def slips_left(self) -> Pile:
        return Pile(bytes(self.slips), HASH_LENGTH)

    @property
    def sealed_ballots(self) -> Pile:
        return Pile(bytes(self.ballots), self.ballot_length)


class Envelope(models.Model):
    """The opened ballots, shuffled, under the committee's words: for a recount, until they are destroyed."""

    poll = models.BigIntegerField(primary_key=True)
    organisation = models.BigIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.poll)
