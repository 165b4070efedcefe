"""The journal's two tables. An organisation is a plain number here: the journal knows nobody above it."""

from django.db import models

from congtam.journal.constraints import AppendOnly


class Chain(models.Model):
    """The end of one organisation's journal: locked by whoever writes next, so that numbers have no gaps."""

    organisation = models.BigIntegerField(primary_key=True)
    last_number = models.BigIntegerField(default=0)
    last_digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.last_number}"


class Entry(models.Model):
    """One deed. Its digest covers that of the entry before, so nothing can be changed or left out unseen."""

    organisation = models.BigIntegerField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    behalf = models.BigIntegerField(null=True)
    behalf_name = models.CharField(max_length=120, blank=True)
    deed = models.CharField(max_length=60)
    about = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict)
    content_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="journal_entry_number"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="journal_entry_number_from_1"),
            AppendOnly(name="journal_entry_append_only"),
        ]
        indexes = [models.Index(fields=["organisation", "about"], name="journal_entry_about")]

    def __str__(self) -> str:
        return f"{self.number}. {self.deed} {self.about}"
