"""The two forms of an import: the file, and how it is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from congtam.people.roster.columns import COLUMNS, Holds, column
from congtam.people.roster.headings import Layout, corrected
from congtam.people.roster.lines import Options
from congtam.people.roster.reading import LARGEST_FILE, MOST_ROWS, too_large
from congtam.people.roster.sheets import letter
from congtam.web.base.forms import DayField, PaperForm

MOST_COLUMNS = 40
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

    def clean_file(self) -> UploadedFile[bytes]:
        """Before it is taken into memory."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(too_large())
        return file


class LayoutForm(PaperForm):
    """How one sheet is to be read: what it holds, where its data begin, which column is what."""

    holds = forms.ChoiceField(label=_("Trang này là"), choices=HOLDS_LABELS)
    first_row = forms.IntegerField(
        label=_("Dữ liệu bắt đầu từ dòng"),
        min_value=1,
        max_value=MOST_ROWS,
        widget=forms.TextInput(attrs={"class": "date", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, layout: Layout, **named: Any) -> None:
        self.layout = layout
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
        return sorted(self.layout.samples)[:MOST_COLUMNS]

    def heading(self, number: int) -> str:
        return self.layout.headings.get(number) or str(_("cột %(letter)s") % {"letter": letter(number)})

    def lines(self) -> list[dict[str, Any]]:
        """For the page: each column with its letter, heading, first contents and choice."""
        return [
            {
                "letter": letter(number),
                "heading": self.layout.headings.get(number, ""),
                "examples": self.layout.samples[number],
                "field": self[f"column_{number}"],
            }
            for number in self.numbers()
        ]

    def clean(self) -> dict[str, Any]:
        """A column twice would be read once, and a list without names not at all: said before it is tried."""
        cleaned = super().clean() or {}
        holds = Holds(cleaned.get("holds") or Holds.NOTHING)
        if holds is not Holds.NOTHING:
            chosen = self.chosen(cleaned)
            for number, key in chosen.items():
                self.check_column(holds, number, key, [other for other in chosen if chosen[other] == key])
            self.check_names(holds, set(chosen.values()))
        return cleaned

    def check_column(self, holds: Holds, number: int, key: str, same: list[int]) -> None:
        known = column(holds, key)
        if known is None:
            says = _("Cột %(letter)s: trang này không có “%(label)s”. Hãy chọn lại, hoặc sửa “Trang này là”.")
            label = next(other.label for kind in COLUMNS for other in COLUMNS[kind] if other.key == key)
            self.add_error(f"column_{number}", says % {"letter": letter(number), "label": label})
        elif not known.several and number != same[0]:
            says = _("Cột %(first)s và %(letter)s cùng là “%(label)s”. Hãy chỉ chọn một cột.")
            words = {"first": letter(same[0]), "letter": letter(number), "label": known.label}
            self.add_error(f"column_{number}", says % words)

    def check_names(self, holds: Holds, chosen: set[str]) -> None:
        if holds is Holds.UNITS and not {"name", "kind"} <= chosen:
            self.add_error("holds", _("Danh sách tổ chức cần cột Tên đơn vị và cột Loại đơn vị."))
        elif holds is Holds.MEMBERS and not (
            "full_name" in chosen or {"family_name", "given_name"} <= chosen
        ):
            says = _("Danh sách đảng viên cần cột Họ và tên, hoặc hai cột Họ và đệm, Tên. Hãy chọn ở dưới.")
            self.add_error("holds", says)

    def chosen(self, words: Mapping[str, Any]) -> dict[int, str]:
        return {number: key for number in self.numbers() if (key := words.get(f"column_{number}"))}

    def corrected(self) -> Layout:
        words: Mapping[str, Any] = self.cleaned_data
        return corrected(self.layout, words["holds"], words["first_row"], self.chosen(words))


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
