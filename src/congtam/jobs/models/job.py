"""One piece of long work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models import Account, Owned


class Job(Owned):
    """`deed` names the function that does it, `details` what it is given, `action` who may ask. Done is
    written in the transaction of the deed itself: what is not done has changed nothing."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ tới lượt")
        RUNNING = "running", _("Đang làm")
        DONE = "done", _("Xong")
        REFUSED = "refused", _("Không làm được")
        BROKEN = "broken", _("Dừng giữa chừng")

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    actor = models.JSONField()
    action = models.CharField(max_length=40)
    deed = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    back = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, blank=True)
    said = models.CharField(max_length=500, blank=True)
    page = models.CharField(max_length=300, blank=True)
    found = models.JSONField(default=dict)

    class Meta:
        constraints = [
            SameOrganisation(field="account", name="jobs_job_account_own"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(began_at__isnull=False), name="jobs_job_begun"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"]) ^ Q(ended_at__isnull=False),
                name="jobs_job_ended",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "asked_at"],
                condition=Q(state__in=["waiting", "running"]),
                name="jobs_job_open",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}
