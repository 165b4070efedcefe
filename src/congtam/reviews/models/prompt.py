"""What superiors want a subject to answer in its review."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Dossier
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person


class Prompt(Owned):
    """`director` is the committee member who directs the review because of it. The answer stands in the
    review under `key`. `from_above`: written by the superior's own account, and withdrawn by it alone."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="prompts")
    text = models.TextField(_("Nội dung gợi ý"))
    body = models.CharField(_("Nơi gợi ý"), max_length=160)
    paper = models.CharField(_("Số văn bản"), max_length=80, blank=True)
    director = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="directed_reviews"
    )
    given_on = models.DateField(_("Ngày gợi ý"))
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=160)
    from_above = models.BooleanField(default=False)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="dossier", name="reviews_prompt_dossier_own"),
            SameOrganisation(field="director", name="reviews_prompt_director_own"),
            models.CheckConstraint(condition=~Q(text=""), name="reviews_prompt_says"),
            models.CheckConstraint(condition=~Q(body=""), name="reviews_prompt_by_whom"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def key(self) -> str:
        return f"prompt:{self.pk}"
