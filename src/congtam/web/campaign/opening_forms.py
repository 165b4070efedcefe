"""What a campaign is opened with: the regulation, then its frame."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.campaigns import periods
from congtam.campaigns.actions.opening import Frame
from congtam.campaigns.packs import Offer, offers
from congtam.web.base.forms import ChoiceField, DayField, PaperForm, PickField


class PackForm(PaperForm):
    """First question: which regulation."""

    pack = PickField(label=_("Theo văn bản nào"), choices=())

    def __init__(self, *args: Any, offered: list[Offer] | None = None, **named: Any) -> None:
        super().__init__(*args, **named)
        choices = [(one.key, title_of(one)) for one in offered or offers()]
        self.fields["pack"].choices = choices  # type: ignore[attr-defined]


def title_of(one: Offer) -> str:
    issued = one.resolved.pack.issued
    number = f"{issued.number}, {issued.by}" if issued.number else issued.by
    said = f"{one.title} ({number})"
    return str(_("%(said)s · kèm lớp minh họa") % {"said": said}) if "+" in one.key else said


class FrameForm(PaperForm):
    """The other questions: which period, which days."""

    period = ChoiceField(label=_("Kỳ"), choices=())
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    title = forms.CharField(
        label=_("Tên đợt"), max_length=160, required=False, help_text=_("để trống thì đặt theo kỳ")
    )
    covers_from = DayField(
        label=_("Đánh giá từ ngày"), required=False, help_text=_("chỉ cần với nhiệm kỳ hoặc đột xuất")
    )
    covers_to = DayField(label=_("Đánh giá đến ngày"), required=False)
    begins_on = DayField(
        label=_("Ngày bắt đầu đợt"),
        help_text=_("mọi ngày trong lịch của văn bản dời theo ngày này; ví dụ 24/11/2026"),
    )
    asked_on = DayField(
        label=_("Ngày xét"),
        help_text=_("ngày tính tuổi đảng, chức vụ, thời gian nghỉ; thường là ngày họp quyết định"),
    )
    demonstration = forms.BooleanField(
        label=_("Đợt trình diễn"),
        required=False,
        help_text=_("để tập dùng; bắt buộc khi bộ quy định còn chỗ chưa điền, chưa ký"),
    )

    def __init__(self, *args: Any, offer: Offer, **named: Any) -> None:
        super().__init__(*args, **named)
        pack = offer.resolved.pack
        known = [(key, periods.LABELS.get(key, key)) for key in pack.periods]
        self.fields["period"].choices = [*self.fields["period"].choices[:1], *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        period, year = cleaned.get("period"), cleaned.get("year")
        if not period or not year:
            return cleaned
        by_calendar = periods.covered(period, year)
        if by_calendar and not cleaned.get("covers_from"):
            cleaned["covers_from"], cleaned["covers_to"] = by_calendar
        for name in ("covers_from", "covers_to"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Kỳ này không theo lịch; hãy ghi ngày."))
        return cleaned

    def frame(self) -> Frame:
        said = {name: value for name, value in self.cleaned_data.items() if name != "demonstration"}
        name = periods.label(said["period"], said["year"])
        said["title"] = said["title"] or f"Kiểm điểm, đánh giá, xếp loại {name}"
        return Frame(**said)
