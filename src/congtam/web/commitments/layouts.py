"""How one sheet of a file is to be read, for the person to correct."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.lists.kinds import ListKind
from congtam.campaigns.lists.layout import Layout
from congtam.people.roster.sheets import Sheet, letter
from congtam.web.base.forms import PaperForm

SHOWN_ROWS = 3


class LayoutForm(PaperForm):
    """Where the data begin and which column is what. A sheet without columns is passed over."""

    first_row = forms.IntegerField(
        label=_("Dữ liệu bắt đầu từ dòng"),
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput(attrs={"class": "date", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, sheet: Sheet, layout: Layout, kind: ListKind, **named: Any) -> None:
        self.sheet, self.layout = sheet, layout
        super().__init__(*args, **named)
        self.initial["first_row"] = layout.first_row
        choices = [("", _("không dùng")), *((column.key, column.label) for column in kind.columns)]
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

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        chosen = [key for number in self.numbers() if (key := said.get(f"column_{number}"))]
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError(_("Hai cột cùng được hiểu là một thứ. Mỗi thứ chỉ chọn một cột."))
        return said

    def corrected(self) -> Layout:
        words = self.cleaned_data
        columns = {number: key for number in self.numbers() if (key := words.get(f"column_{number}"))}
        return Layout(self.sheet.name, words["first_row"], columns, self.layout.headings)
