"""Days that are not as the week has them: days off, and days worked instead."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.models.ownership import Owned

SATURDAY = 5


class CalendarDay(Owned):
    """One day of an organisation's calendar, as somebody entered it; deadlines in working days look here."""

    class Kind(models.TextChoices):
        OFF = "off", _("ngày nghỉ")
        WORKED = "worked", _("ngày làm bù")

    on = models.DateField(_("Ngày"))
    kind = models.CharField(_("Loại"), max_length=6, choices=Kind.choices)
    reason = models.CharField(_("Lý do"), max_length=200)
    entered_by = models.CharField(_("Người nhập"), max_length=120)
    entered_at = models.DateTimeField(_("Nhập lúc"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "on"], name="people_calendarday_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="people_calendarday_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.reason}"

    @staticmethod
    def is_of_weekend(day: date) -> bool:
        """What the week has off by itself."""
        return day.weekday() >= SATURDAY
