"""One stretch of days off, or of days worked instead, with its reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.people.models import CalendarDay
from congtam.web.base.forms import DayField, PaperForm, PickField

KINDS = (
    (CalendarDay.Kind.OFF, _("Ngày nghỉ (lễ, Tết, nghỉ bù)")),
    (CalendarDay.Kind.WORKED, _("Ngày làm bù (thứ Bảy, Chủ nhật đi làm)")),
)


class DaysForm(PaperForm):
    kind = PickField(label=_("Loại ngày"), choices=KINDS)
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"), required=False, help_text=_("để trống nếu chỉ một ngày"))
    reason = forms.CharField(
        label=_("Lý do, văn bản"),
        max_length=200,
        help_text=_("ví dụ Tết Nguyên đán, Thông báo số 150/TB-UBND"),
    )

    def marked(self) -> dict[str, Any]:
        """What the deed takes."""
        said = self.cleaned_data
        return {**said, "last": said["last"] or said["first"]}
