"""Days of the week as they are said."""

from datetime import date

from django.utils.translation import gettext_lazy as _

NAMES = (_("Thứ hai"), _("Thứ ba"), _("Thứ tư"), _("Thứ năm"), _("Thứ sáu"), _("Thứ bảy"), _("Chủ nhật"))


def weekday(day: date) -> str:
    return str(NAMES[day.weekday()])
