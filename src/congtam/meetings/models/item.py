"""The agenda: what is dealt with, by whom it is chaired, which steps were gone through and when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Dossier
from congtam.meetings.models.sitting import Sitting
from congtam.meetings.states import ITEM_NAMES, PART_NAMES, ItemState, Part
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, owned_key


class Item(Owned):
    """The review of one dossier, or the rating of several: then `ballot` is the pack's key of the vote. The
    database itself refuses that somebody chairs their own review."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="items")
    part = models.CharField(max_length=6, choices=[(part.value, name) for part, name in PART_NAMES.items()])
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    dossier = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, related_name="sitting_items")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    forum = models.CharField(max_length=60, blank=True)
    agenda = models.CharField(max_length=60, blank=True)
    ballot = models.CharField(max_length=60, blank=True)
    subjects = models.JSONField(default=list)
    poll = models.ForeignKey("ballots.Poll", on_delete=models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey(
        Person, verbose_name=_("Chủ trì mục này"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    chair_because = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=9,
        choices=[(state.value, name) for state, name in ITEM_NAMES.items()],
        default=ItemState.WAITING.value,
    )
    postponed_because = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(_("Ngày làm bù"), null=True, blank=True)
    moved_because = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = [
            owned_key("meetings_item_owned"),
            SameOrganisation(field="sitting", name="meetings_item_sitting_own"),
            SameOrganisation(field="dossier", name="meetings_item_dossier_own"),
            SameOrganisation(field="person", name="meetings_item_person_own"),
            SameOrganisation(field="poll", name="meetings_item_poll_own"),
            SameOrganisation(field="chair", name="meetings_item_chair_own"),
            models.UniqueConstraint(
                fields=["organisation", "sitting", "dossier"],
                condition=Q(part="review"),
                name="meetings_item_review_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "sitting"],
                condition=Q(state="running"),
                name="meetings_item_one_running",
            ),
            models.CheckConstraint(
                condition=Q(chair__isnull=True) | Q(person__isnull=True) | ~Q(chair=F("person")),
                name="meetings_item_nobody_chairs_own",
            ),
            models.CheckConstraint(
                condition=~Q(state="postponed") | ~Q(postponed_because=""),
                name="meetings_item_postponed_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False), name="meetings_item_done_when"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "dossier"], name="meetings_item_dossier")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_review(self) -> bool:
        return self.part == Part.REVIEW

    @property
    def is_running(self) -> bool:
        return self.state == ItemState.RUNNING

    @property
    def is_settled(self) -> bool:
        """Nothing is waited for: done, or put off with a reason."""
        return self.state in {ItemState.DONE, ItemState.POSTPONED}


class Tick(Owned):
    """One step of the pack's agenda that was gone through."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="ticks")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ("number",)
        constraints = [
            SameOrganisation(field="item", name="meetings_tick_item_own"),
            models.UniqueConstraint(fields=["organisation", "item", "number"], name="meetings_tick_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.number}"
