"""Signing: which reading, what fills a slot; who decided, by which paper, on which day, why."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.actions.settling import Signature
from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Slot
from congtam.engine.pack.quantities import points_text
from congtam.web.base.forms import DayField, PaperForm, PickField
from congtam.web.settling.lines import LONGEST_LINE, MOST_LINES, Row, Unreadable, grammar_of, lines_read

EMPTY, ROWS = "empty", "rows"


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
    """Filled line by line, or left empty on purpose."""

    how = PickField(label=gettext_lazy("Điền hay để trống"), choices=())
    rows = forms.CharField(
        label=gettext_lazy("Các dòng"),
        required=False,
        max_length=MOST_LINES * LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    field_order = ("how", "rows", "decided_by", "paper", "on", "why")

    def __init__(self, *args: Any, pack: Pack, slot: Slot, **named: Any) -> None:
        super().__init__(*args, **named)
        self.pack, self.grammar = pack, grammar_of(pack, slot.at)
        ways = [(EMPTY, _("Để trống: không áp dụng phần này trong các đợt của ta"))]
        if self.grammar:
            ways.append((ROWS, _("Điền các dòng dưới đây")))
            total = _("; cộng lại phải đúng %(sum)s điểm") % {"sum": points_text(slot.points or 0)}
            self.fields["rows"].help_text = self.grammar.hint + (total if slot.points else "")
        else:
            del self.fields["rows"]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == ROWS and self.grammar:
            try:
                cleaned["content"] = lines_read(self.pack, self.grammar, cleaned.get("rows", ""))
            except Unreadable as error:
                self.add_error("rows", str(error))
        return cleaned

    @property
    def content(self) -> list[Row] | None:
        found: list[Row] | None = self.cleaned_data.get("content")
        return found


class OverridesForm(SignForm):
    """Ticked one by one; the boxes stand in the table."""


class ReasonForm(PaperForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
