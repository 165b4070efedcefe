"""Who takes part for a dossier: raters, bodies asked for comments, forums, authorities."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.campaign import Campaign
from congtam.campaigns.models.corrected import Corrected, with_reason
from congtam.campaigns.models.dossier import Dossier
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit


class Participation(Owned, Corrected):
    """`who` is the body: `unit:5`, `person:7`, or `body:<key>` for one outside the tree. Not settled: a fact
    that decides whether it takes part was not entered."""

    class Group(models.TextChoices):
        RATERS = "raters", _("Chủ thể xếp loại")
        COMMENTS = "comments", _("Nơi được lấy ý kiến")
        FORUMS = "forums", _("Nơi kiểm điểm")
        AUTHORITIES = "authorities", _("Thẩm quyền")

    class Act(models.TextChoices):
        PROPOSE = "propose", _("Đề nghị")
        APPRAISE = "appraise", _("Thẩm định")
        DECIDE = "decide", _("Quyết định")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="participations")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="participations")
    group = models.CharField(max_length=12, choices=Group.choices)
    rule = models.CharField(max_length=60, blank=True)
    act = models.CharField(max_length=10, choices=Act.choices, blank=True)
    side = models.CharField(max_length=8, blank=True)
    body = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    cites = models.CharField(max_length=80, blank=True)
    is_settled = models.BooleanField(default=True)
    is_dropped = models.BooleanField(default=False)
    asked_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="campaign", name="campaigns_part_campaign_own"),
            SameOrganisation(field="dossier", name="campaigns_part_dossier_own"),
            SameOrganisation(field="unit", name="campaigns_part_unit_own"),
            SameOrganisation(field="person", name="campaigns_part_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "dossier", "group", "rule", "who"], name="campaigns_part_once"
            ),
            models.CheckConstraint(
                condition=Q(group="authorities") ^ Q(act=""), name="campaigns_part_authority_acts"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(asked_on__isnull=True)
                | Q(answered_on__gte=F("asked_on")),
                name="campaigns_part_answered_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(by_hand=True) | (Q(is_dropped=False) & ~Q(rule="")),
                name="campaigns_part_by_rule_or_hand",
            ),
            with_reason("campaigns_part_reason"),
        ]
        indexes = [
            models.Index(fields=["organisation", "campaign", "group", "who"], name="campaigns_part_by_body")
        ]

    def __str__(self) -> str:
        return self.name
