"""A meeting as it is held: who leads it, its times, how far it is."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign
from congtam.meetings.states import SITTING_NAMES, SittingState
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit, owned_key


class Sitting(Owned):
    """The review meeting of one unit in one campaign. `head` is who led the unit when the agenda was made.
    `lasted_why` says why it was shorter than the document asks."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="sittings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sittings")
    unit_name = models.CharField(max_length=200)
    state = models.CharField(
        max_length=8,
        choices=[(state.value, name) for state, name in SITTING_NAMES.items()],
        default=SittingState.PLANNED.value,
    )
    head = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey(
        Person, verbose_name=_("Chủ trì"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    chair_because = models.CharField(_("Vì sao chủ trì thay"), max_length=300, blank=True)
    secretary = models.ForeignKey(
        Person, verbose_name=_("Thư ký"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    place = models.CharField(_("Nơi họp"), max_length=120, blank=True)
    paper_number = models.CharField(_("Số biên bản"), max_length=40, blank=True)
    lasted_why = models.CharField(max_length=300, blank=True)
    reopened_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            owned_key("meetings_sitting_owned"),
            SameOrganisation(field="campaign", name="meetings_sitting_campaign_own"),
            SameOrganisation(field="unit", name="meetings_sitting_unit_own"),
            SameOrganisation(field="head", name="meetings_sitting_head_own"),
            SameOrganisation(field="chair", name="meetings_sitting_chair_own"),
            SameOrganisation(field="secretary", name="meetings_sitting_secretary_own"),
            models.UniqueConstraint(
                fields=["organisation", "campaign", "unit"], name="meetings_sitting_once"
            ),
            models.CheckConstraint(
                condition=Q(chair__isnull=True) | Q(chair=F("head")) | ~Q(chair_because=""),
                name="meetings_sitting_says_why_another_chairs",
            ),
        ]

    def __str__(self) -> str:
        return self.unit_name

    @property
    def is_open(self) -> bool:
        return self.state == SittingState.OPEN

    @property
    def is_ended(self) -> bool:
        return self.state == SittingState.ENDED


class Session(Owned):
    """One stretch of a meeting; a meeting that goes on another day has another one."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            SameOrganisation(field="sitting", name="meetings_session_sitting_own"),
            models.UniqueConstraint(
                fields=["organisation", "sitting", "number"], name="meetings_session_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "sitting"],
                condition=Q(ended_at__isnull=True),
                name="meetings_session_one_running",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                name="meetings_session_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting_id}: {self.number}"
