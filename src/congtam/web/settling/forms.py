"""Signing: which reading, what fills a slot; who decided, by which paper, on which day, why."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.actions.settling import Signature
from congtam.engine.pack.quantities import points, points_text
from congtam.web.base.forms import DayField, PaperForm, PickField

EMPTY, ROWS = "empty", "rows"
MOST_ROWS, LONGEST_ROW = 200, 500


class SignForm(PaperForm):
    decided_by = forms.CharField(
        label=gettext_lazy("Ai quyết định"),
        max_length=200,
        help_text=gettext_lazy("tập thể hoặc chức danh, ví dụ Ban Thường vụ Đảng ủy phường"),
    )
    paper = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=80)
    on = DayField(label=gettext_lazy("Ngày văn bản"))
    why = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def signature(self) -> Signature:
        said = self.cleaned_data
        return Signature(said["decided_by"], said["paper"], said["on"], said["why"])


class ReadingForm(SignForm):
    choice = PickField(label=gettext_lazy("Hiểu theo cách nào"), choices=())
    field_order = ("choice", "decided_by", "paper", "on", "why")

    def __init__(self, *args: Any, readings: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["choice"].choices = readings  # type: ignore[attr-defined]


class SlotForm(SignForm):
    """Lines are typed as «nội dung | điểm tối đa», or left empty on purpose."""

    how = PickField(label=gettext_lazy("Điền hay để trống"), choices=())
    rows = forms.CharField(
        label=gettext_lazy("Các dòng"),
        required=False,
        max_length=MOST_ROWS * LONGEST_ROW,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    field_order = ("how", "rows", "decided_by", "paper", "on", "why")

    def __init__(self, *args: Any, takes_rows: bool, with_points: bool, sum_of: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.with_points = with_points
        ways = [(EMPTY, _("Để trống: không áp dụng phần này trong các đợt của ta"))]
        if takes_rows:
            ways.append((ROWS, _("Điền các dòng dưới đây")))
            example = _("mỗi dòng: nội dung | điểm tối đa; ví dụ: Kết nạp đảng viên mới | 5")
            total = _("; cộng lại phải đúng %(sum)s điểm") % {"sum": sum_of} if sum_of else ""
            self.fields["rows"].help_text = example + total if with_points else _("mỗi dòng một mục")
        else:
            del self.fields["rows"]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == ROWS:
            try:
                cleaned["content"] = rows_of(cleaned.get("rows", ""), with_points=self.with_points)
            except ValueError as error:
                self.add_error("rows", str(error))
        return cleaned

    @property
    def content(self) -> list[dict[str, str]] | None:
        found: list[dict[str, str]] | None = self.cleaned_data.get("content")
        return found


def rows_of(text: str, *, with_points: bool) -> list[dict[str, str]]:
    """What was typed, line by line; ValueError names the line."""
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]
    if not lines:
        raise ValueError(_("Chưa ghi dòng nào."))
    if len(lines) > MOST_ROWS:
        raise ValueError(_("Nhiều quá %(n)d dòng. Hãy gộp bớt.") % {"n": MOST_ROWS})
    return [row_of(line, number, with_points=with_points) for number, line in enumerate(lines, 1)]


def row_of(line: str, number: int, *, with_points: bool) -> dict[str, str]:
    text, _bar, most = line.rpartition("|") if with_points else (line, "", "")
    if len(line) > LONGEST_ROW:
        raise ValueError(_("Dòng %(n)d dài quá 500 ký tự.") % {"n": number})
    if not with_points:
        return {"group": "1", "text": text}
    try:
        return {"text": text.strip() or _missing(number), "max": points_text(points(most))}
    except ValueError as error:
        words = _("Dòng %(n)d: không đọc được. Hãy ghi nội dung, dấu |, rồi điểm tối đa, ví dụ | 5.")
        raise ValueError(words % {"n": number}) from error


def _missing(number: int) -> str:
    raise ValueError(number)


class OverridesForm(SignForm):
    """Ticked one by one; the boxes stand in the table."""


class ReasonForm(PaperForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
