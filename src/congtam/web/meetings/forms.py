"""Forms of the meeting: who leads it, who is away and why, what is put off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.meetings.models import Attendance, Item
from congtam.people.models import Person
from congtam.web.base.forms import ChoiceField, DayField, PaperForm


def choices_of(rows: Iterable[Attendance]) -> list[tuple[str, str]]:
    """Those who belong to the meeting; an absence is said beside the name."""
    return [
        (str(row.person_id), f"{row.name}{', ' if row.post else ''}{row.post}{away_said(row)}")
        for row in rows
        if row.person_id and row.standing != Attendance.Standing.INVITED
    ]


def away_said(row: Attendance) -> str:
    return f" ({row.get_state_display()})" if row.state == Attendance.State.ABSENT else ""


class PersonField(forms.TypedChoiceField):
    """One of those who belong to the meeting."""

    def __init__(self, *, rows: list[Attendance], **named: Any) -> None:
        self.persons = {str(row.person_id): row.person for row in rows if row.person_id}
        super().__init__(choices=[("", _("Chọn một")), *choices_of(rows)], coerce=self.person, **named)
        self.error_messages["invalid_choice"] = _("Người này không thuộc hội nghị. Hãy chọn lại.")

    def person(self, key: str) -> Person | None:
        return self.persons[key]


class OfficersForm(PaperForm):
    because = forms.CharField(
        label=_("Vì sao người khác chủ trì"),
        help_text=_("Chỉ ghi khi người chủ trì không phải người đứng đầu, ví dụ “Bí thư vắng, ốm”."),
        max_length=300,
        required=False,
    )
    place = forms.CharField(label=_("Nơi họp"), max_length=120, required=False)

    def __init__(self, *args: Any, rows: list[Attendance], **named: Any) -> None:
        super().__init__(*args, **named)
        self.add("chair", PersonField(rows=rows, label=_("Chủ trì")))
        self.add("secretary", PersonField(rows=rows, label=_("Thư ký ghi biên bản")))
        self.order_fields(["chair", "because", "secretary", "place"])


class ItemChairForm(PaperForm):
    because = forms.CharField(
        label=_("Vì sao cử"), help_text=_("Ví dụ “hội nghị cử”. Ghi vào biên bản."), max_length=300
    )

    def __init__(self, *args: Any, rows: list[Attendance], **named: Any) -> None:
        super().__init__(*args, **named)
        self.add("chair", PersonField(rows=rows, label=_("Người chủ trì mục này")))
        self.order_fields(["chair", "because"])


class GuestForm(PaperForm):
    name = forms.CharField(label=_("Họ và tên khách mời"), max_length=120)
    post = forms.CharField(label=_("Chức vụ, cơ quan"), max_length=200, required=False)


class PostponeForm(PaperForm):
    reason = forms.CharField(label=_("Vì sao hoãn"), max_length=300)
    next_on = DayField(label=_("Ngày làm bù"), required=False)


class MoveForm(PaperForm):
    """Before which item; nothing chosen: to the end of its part."""

    reason = forms.CharField(label=_("Vì sao đổi chỗ"), max_length=300)

    def __init__(self, *args: Any, others: list[Item], **named: Any) -> None:
        super().__init__(*args, **named)
        self.others = {str(row.pk): row for row in others}
        listed = [(str(row.pk), row.title) for row in others]
        self.add(
            "before",
            ChoiceField(choices=listed, empty=_("Cuối phần này"), label=_("Đặt trước mục"), required=False),
        )
        self.order_fields(["before", "reason"])

    @property
    def place(self) -> Item | None:
        return self.others.get(self.cleaned_data["before"])


class EndForm(PaperForm):
    paper_number = forms.CharField(
        label=_("Số biên bản"),
        help_text=_("Ví dụ 12-BB/CB; để trống nếu chưa lấy số."),
        max_length=40,
        required=False,
    )
    why_short = forms.CharField(label=_("Vì sao họp ngắn hơn"), max_length=300, required=False)


class ReasonForm(PaperForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300)
