"""The form of a paper count: totals, reasons, and for each line how many chose what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.ballots.paper_count import PaperFigures
from congtam.ballots.queries.desk import lines_of
from congtam.web.base.forms import PaperForm

BY_FIELDS = 60
"""So many lines have a box for each figure; longer ballots are pasted from a spreadsheet."""
MOST = 100_000
LONGEST = 400_000


class FiguresForm(PaperForm):
    issued = forms.IntegerField(label=gettext_lazy("Phát ra"), min_value=0, max_value=MOST)
    returned = forms.IntegerField(label=gettext_lazy("Thu về"), min_value=0, max_value=MOST)
    valid = forms.IntegerField(label=gettext_lazy("Hợp lệ"), min_value=0, max_value=MOST)

    def __init__(self, *args: Any, poll: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.reasons: list[tuple[str, str]] = [(one["key"], one["label"]) for one in poll.invalid_reasons]
        self.choices = [one["label"] for one in poll.choices]
        self.rows = lines_of(poll)
        self.allowed = [[one["key"] in row.allowed for one in poll.choices] for row in self.rows]
        for key, label in self.reasons:
            self.add(f"bad_{key}", number(_("Không hợp lệ: %(why)s") % {"why": label.lower()}))
        if len(self.rows) > BY_FIELDS:
            self.add("table", pasted(len(self.rows), [_("để trống"), *self.choices]))
            return
        for place, row in enumerate(self.rows):
            for choice in self.open_choices(place):
                name = self.choices[choice - 1] if choice else _("để trống")
                self.add(f"l{place}_{choice}", number(f"{row.label}: {name}"))

    def open_choices(self, place: int) -> list[int]:
        return [0, *(choice for choice, is_open in enumerate(self.allowed[place], start=1) if is_open)]

    @property
    def totals(self) -> list[forms.BoundField]:
        names = ["issued", "returned", "valid", *(f"bad_{key}" for key, _label in self.reasons)]
        return [self[name] for name in names]

    @property
    def table_field(self) -> forms.BoundField | None:
        return self["table"] if "table" in self.fields else None

    @property
    def lines(self) -> list[tuple[Any, list[tuple[str, forms.BoundField | None]]]]:
        """Each line with a box for blank and for every level; none where the level is not on its line."""
        if self.table_field:
            return []
        heads = [_("Để trống"), *self.choices]
        return [
            (row, [(head, self.box(place, choice)) for choice, head in enumerate(heads)])
            for place, row in enumerate(self.rows)
        ]

    def box(self, place: int, choice: int) -> forms.BoundField | None:
        name = f"l{place}_{choice}"
        return self[name] if name in self.fields else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("table"):
            cleaned["table"] = self.read_table(cleaned["table"])
        return cleaned

    def read_table(self, text: str) -> list[tuple[int, ...]]:
        """A row for each line of the ballot: its number, blank, each level, as a spreadsheet copies it."""
        found: dict[int, tuple[int, ...]] = {}
        for place, row in enumerate(filter(str.strip, text.splitlines()), start=1):
            cells = [cell.strip() for cell in row.replace(";", "\t").split("\t")]
            if (
                not all(cell.isdecimal() and len(cell) < 7 for cell in cells)
                or len(cells) != len(self.choices) + 2
            ):
                words = {"n": place, "count": len(self.choices) + 2}
                self.add_error(
                    "table", _("Hàng %(n)d: cần %(count)d số, cách nhau bằng dấu chấm phẩy.") % words
                )
                return []
            found[int(cells[0])] = tuple(map(int, cells[1:]))
        missing = [row.number for row in self.rows if row.number not in found]
        if missing:
            numbers = ", ".join(map(str, missing[:10]))
            self.add_error("table", _("Thiếu các dòng: %(numbers)s.") % {"numbers": numbers})
            return []
        return [found[row.number] for row in self.rows]

    def figures(self) -> PaperFigures:
        said = self.cleaned_data
        invalid = {key: said[f"bad_{key}"] for key, _label in self.reasons if said[f"bad_{key}"]}
        lines = said.get("table") or [
            tuple(said.get(f"l{place}_{choice}", 0) for choice in range(len(self.choices) + 1))
            for place in range(len(self.rows))
        ]
        return PaperFigures(said["issued"], said["returned"], said["valid"], invalid, tuple(lines))


def number(label: str) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"class": "fig", "inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, widget=box)


def pasted(lines: int, heads: list[str]) -> forms.CharField:
    field = forms.CharField(
        label=_("Bảng số phiếu của %(n)d dòng") % {"n": lines},
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        max_length=LONGEST,
    )
    field.help_text = _("Dán từ bảng tính, mỗi hàng: số thứ tự; %(heads)s.") % {"heads": "; ".join(heads)}
    return field
