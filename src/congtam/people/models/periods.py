"""Time in tables: `since` is the first day something holds, `until` the first day it holds no more."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class Dated(models.QuerySet[Row_co]):
    """Rows that hold for a time."""

    def on(self, day: date) -> Self:
        """Those that hold on this day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)

    def during(self, first: date, last: date) -> Self:
        """Those that hold on at least one day from first to last."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=first), since__lte=last)


class Period(models.Model):
    """Columns of a row that holds for a time."""

    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        abstract = True

    def is_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(until__isnull=True) | Q(until__gt=F("since")),
        name=name,
        violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
    )
