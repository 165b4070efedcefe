"""Who was there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.meetings.models.sitting import Sitting
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person


class Attendance(Owned):
    """Nothing is assumed: whoever was not called yet is neither there nor away. Absence has its reason."""

    class Standing(models.TextChoices):
        OFFICIAL = "official", _("chính thức")
        PROBATIONARY = "probationary", _("dự bị")
        SUSPENDED = "suspended", _("bị đình chỉ sinh hoạt")
        MEMBER = "member", _("thành viên")
        INVITED = "invited", _("khách mời")

    class State(models.TextChoices):
        UNKNOWN = "unknown", _("chưa điểm danh")
        PRESENT = "present", _("có mặt")
        ABSENT = "absent", _("vắng")

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("Họ và tên"), max_length=120)
    post = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.UNKNOWN.value)
    reason = models.CharField(_("Lý do vắng"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = [
            SameOrganisation(field="sitting", name="meetings_attendance_sitting_own"),
            SameOrganisation(field="person", name="meetings_attendance_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "sitting", "person"],
                condition=Q(person__isnull=False),
                name="meetings_attendance_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="absent") | ~Q(reason=""), name="meetings_attendance_absent_why"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="meetings_attendance_named"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"
