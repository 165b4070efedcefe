"""The two forms of an import: the file, and how it is to be read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.people.roster.columns import COLUMNS, Holds
from congtam.people.roster.headings import Layout, layout_from
from congtam.people.roster.lines import Options
from congtam.people.roster.sheets import Sheet, letter
from congtam.web.base.forms import DayField, PaperForm

SHOWN_ROWS = 3
HOLDS_LABELS = [
    (Holds.MEMBERS, _("Danh sách đảng viên")),
    (Holds.UNITS, _("Danh sách tổ chức")),
    (Holds.NOTHING, _("Bỏ qua trang này")),
]


class UploadForm(PaperForm):
    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("xlsx, xls, ods hoặc csv, tối đa 10 MB; phông cũ (TCVN3, VNI) cũng được"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
    )
    day = DayField(
        label=_("Danh sách tính đến ngày"),
        help_text=_("người mới được ghi là sinh hoạt tại chi bộ từ ngày này, ví dụ 01/01/2025"),
    )


class LayoutForm(PaperForm):
    """How one sheet is to be read: what it holds, where its data begin, which column is what."""

    holds = forms.ChoiceField(label=_("Trang này là"), choices=HOLDS_LABELS)
    first_row = forms.IntegerField(
        label=_("Dữ liệu bắt đầu từ dòng"),
        min_value=1,
        widget=forms.TextInput(attrs={"class": "date", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, sheet: Sheet, layout: Layout, **named: Any) -> None:
        self.sheet, self.layout = sheet, layout
        super().__init__(*args, **named)
        self.initial.update({"holds": layout.holds, "first_row": layout.first_row})
        choices = [("", _("không dùng"))] + [
            (key, label) for holds in COLUMNS for key, label in labels_of(holds).items()
        ]
        for number in self.numbers():
            name = f"column_{number}"
            self.fields[name] = forms.ChoiceField(choices=choices, required=False, label=self.heading(number))
            self.fields[name].widget.attrs["class"] = "in sm"
            self.initial[name] = layout.columns.get(number, "")

    def numbers(self) -> list[int]:
        """Columns that hold anything."""
        used = {n for row in self.sheet.rows[:200] for n in range(len(row.cells)) if row.text(n)}
        return sorted(used)[:40]

    def heading(self, number: int) -> str:
        return self.layout.headings.get(number) or str(_("cột %(letter)s") % {"letter": letter(number)})

    def lines(self) -> list[dict[str, Any]]:
        """For the page: each column with its letter, heading, first contents and choice."""
        rows = [row for row in self.sheet.rows if row.number >= self.layout.first_row and not row.is_empty]
        return [
            {
                "letter": letter(number),
                "heading": self.layout.headings.get(number, ""),
                "examples": [text for row in rows[:SHOWN_ROWS] if (text := row.text(number)[:40])],
                "field": self[f"column_{number}"],
            }
            for number in self.numbers()
        ]

    def corrected(self) -> Layout:
        words: Mapping[str, Any] = self.cleaned_data
        columns = {number: key for number in self.numbers() if (key := words.get(f"column_{number}"))}
        return layout_from(self.sheet, words["holds"], words["first_row"], columns)


def labels_of(holds: Holds) -> dict[str, Any]:
    return {column.key: column.label for column in COLUMNS[holds]}


class OptionsForm(PaperForm):
    day = DayField(label=_("Danh sách tính đến ngày"))
    create_cells = forms.BooleanField(
        label=_("Lập các chi bộ chưa có"),
        required=False,
        help_text=_(
            "lập mọi chi bộ có tên trong danh sách mà chưa có, trực thuộc Đảng bộ; loại hình đoán theo tên"
        ),
    )

    def options(self) -> Options:
        day: date = self.cleaned_data["day"]
        return Options(day=day, create_cells=self.cleaned_data["create_cells"])
