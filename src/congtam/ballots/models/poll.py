"""A vote: what is asked, of whom, under which majority. Its course stands in rows of its own."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.ballots.choices import Kind
from congtam.ballots.stages import NAMES, Stage
from congtam.ballots.verdict import IfNone
from congtam.people.models import Owned, owned_key


class Poll(Owned):
    """Base, majority and the rest come from the caller, who reads them in the regulations: no defaults."""

    title = models.CharField(_("Nội dung bỏ phiếu"), max_length=200)
    body = models.CharField(_("Nơi bỏ phiếu"), max_length=160)
    instructions = models.TextField(_("Hướng dẫn in trên phiếu"), blank=True)
    chair = models.BigIntegerField()
    address = models.CharField(max_length=8, unique=True)
    stage = models.CharField(max_length=10, choices=list(NAMES.items()), default=Stage.PREPARING)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    choices = models.JSONField()
    at_most = models.PositiveSmallIntegerField(null=True)
    bulk = models.BooleanField()
    base = models.PositiveIntegerField()
    majority_numerator = models.PositiveSmallIntegerField(null=True)
    majority_denominator = models.PositiveSmallIntegerField(null=True)
    majority_for = models.JSONField()
    if_none = models.CharField(max_length=10, choices=[(choice.value, choice.value) for choice in IfNone])
    own_vote_counts = models.BooleanField()
    invalid_reasons = models.JSONField()
    key_holders = models.PositiveSmallIntegerField()
    keys_needed = models.PositiveSmallIntegerField()
    key_tried = models.BooleanField(default=False)
    keep_until = models.DateField(null=True)
    round = models.PositiveSmallIntegerField(default=1)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followers")

    class Meta:
        constraints = [
            owned_key("ballots_poll_owned"),
            models.CheckConstraint(condition=Q(base__gt=0), name="ballots_poll_base"),
            models.CheckConstraint(
                condition=Q(majority_numerator__isnull=True, majority_denominator__isnull=True)
                | Q(
                    majority_numerator__isnull=False,  # said aloud: a check holds when NULL makes it unknown
                    majority_numerator__gt=0,
                    majority_denominator__isnull=False,
                    majority_denominator__gt=F("majority_numerator"),
                ),
                name="ballots_poll_majority",
            ),
            models.CheckConstraint(
                condition=Q(keys_needed__gte=2, key_holders__gte=F("keys_needed"), key_holders__lte=15),
                name="ballots_poll_keys",
            ),
            models.CheckConstraint(
                condition=Q(at_most__isnull=True) | Q(at_most__gt=0), name="ballots_poll_at_most"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in Stage]), name="ballots_poll_stage"
            ),
        ]

    def __str__(self) -> str:
        return self.title
