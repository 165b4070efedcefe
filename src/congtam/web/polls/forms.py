"""What the committee is asked. Nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.ballots.queries.desk import CAUSES
from congtam.ballots.terms import MinutesOf
from congtam.campaigns.models import Dossier, Polling
from congtam.campaigns.polls import HALF
from congtam.engine.pack.process import Ballot
from congtam.people.models import Person
from congtam.web.base.forms import ChoiceField, DayField, PaperForm, PickField

BASES = {
    "body_members": gettext_lazy("tổng số người được bỏ phiếu"),
    "official_members": gettext_lazy("tổng số đảng viên chính thức"),
    "official_active": gettext_lazy("đảng viên chính thức đang sinh hoạt"),
    "present": gettext_lazy("số người có mặt"),
}
MAJORITIES = {
    "none": gettext_lazy("không đặt: chỉ ghi số phiếu, không kết luận"),
    HALF: gettext_lazy("quá một nửa"),
    "2/3": gettext_lazy("quá hai phần ba"),
}
LONGEST = 20_000
"""Of what is pasted: a pile of codes, or the words of some holders."""
SINGLY = 60
"""So many subjects are listed one by one; more are left out unit by unit."""


class PrepareForm(PaperForm):
    title = forms.CharField(label=gettext_lazy("Nội dung bỏ phiếu"), max_length=200)
    chair = ChoiceField(label=gettext_lazy("Chủ trì phần này"), choices=())
    head = ChoiceField(label=gettext_lazy("Trưởng ban kiểm phiếu"), choices=())
    members = forms.MultipleChoiceField(
        label=gettext_lazy("Ủy viên ban kiểm phiếu"),
        widget=forms.CheckboxSelectMultiple,
        choices=(),
        help_text=gettext_lazy(
            "Do chủ trì đề cử, hội nghị giơ tay biểu quyết. Hai người nhập phiếu giấy phải thuộc ban này."
        ),
    )
    plan = PickField(label=gettext_lazy("Cách bỏ phiếu"), choices=Polling.Plan.choices)

    def __init__(self, *args: Any, ballot: Ballot, voters: Sequence[Person], **named: Any) -> None:
        super().__init__(*args, **named)
        people = [(str(person.pk), person.full_name) for person in voters]
        for name in ("chair", "head"):
            self.fields[name].choices = [*self.fields[name].choices[:1], *people]  # type: ignore[attr-defined]
        self.fields["members"].choices = people  # type: ignore[attr-defined]
        if ballot.base is None:
            self.add("base_of", PickField(label=_("Cơ số tính đa số"), choices=BASES.items()))
        if ballot.majority is None:
            self.add("majority", PickField(label=_("Đa số cần đạt"), choices=MAJORITIES.items()))
        if ballot.base is None or ballot.majority is None:
            because = forms.CharField(label=_("Hội nghị thống nhất thế nào"), max_length=300)
            because.help_text = _("Văn bản không nêu, nên hội nghị chọn và ghi vào biên bản.")
            self.add("because", because)
        if ballot.choices == "pick" and ballot.at_most is None:
            self.add(
                "at_most", forms.IntegerField(label=_("Được chọn nhiều nhất"), min_value=1, max_value=500)
            )

    def leave_out(self, choices: Iterable[tuple[str, str]]) -> None:
        """Subjects, or whole units, that are not voted on this time."""
        field = forms.MultipleChoiceField(
            label=_("Không đưa vào lần này"),
            widget=forms.CheckboxSelectMultiple,
            choices=list(choices),
            required=False,
        )
        self.add("without", field)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("head") and cleaned.get("head") in cleaned.get("members", []):
            self.add_error("members", _("Trưởng ban đã chọn ở trên; ở đây chỉ chọn ủy viên."))
        return cleaned


def choices_to_leave_out(rows: Sequence[Dossier], cells: dict[int, str]) -> list[tuple[str, str]]:
    if len(rows) <= SINGLY:
        return [(f"d{row.pk}", row.name) for row in rows]
    return [(f"u{home}", name) for home, name in {row.home_id: cells[row.pk] for row in rows}.items() if home]


def is_left_out(row: Dossier, without: Iterable[str]) -> bool:
    return bool({f"d{row.pk}", f"u{row.home_id}"} & set(without))


class EmptyForm(PaperForm):
    """A deed that needs no more than a press."""


class NumberForm(PaperForm):
    number = forms.IntegerField(
        label=gettext_lazy("Số phiếu in"),
        min_value=1,
        max_value=1000,
        help_text=gettext_lazy("Bằng số người có mặt dùng phiếu mã, thêm vài phiếu dự phòng để bốc cho kín."),
    )


class CodesForm(PaperForm):
    codes = forms.CharField(
        label=gettext_lazy("Mã của các phiếu chưa phát"),
        widget=forms.Textarea(
            attrs={"rows": 4, "autofocus": True, "autocomplete": "off", "spellcheck": "false"}
        ),
        max_length=LONGEST,
        help_text=gettext_lazy("Quét hoặc gõ, mỗi dòng một mã."),
    )


class KeysForm(PaperForm):
    """The words of each holder who is there."""

    def __init__(self, *args: Any, needed: int, **named: Any) -> None:
        super().__init__(*args, **named)
        for number in range(1, needed + 1):
            label = _("Tờ khóa thứ %(n)d") % {"n": number}
            wide = {"rows": 2, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
            field = forms.CharField(label=label, widget=forms.Textarea(attrs=wide), max_length=400)
            field.help_text = _("Mười hai từ theo thứ tự, gõ không dấu cũng được.")
            self.add(f"paper{number}", field)

    @property
    def papers(self) -> list[str]:
        return [str(value) for name, value in self.cleaned_data.items() if name.startswith("paper")]


class OpenForm(PaperForm):
    """Each warning is read and ticked by itself."""

    def __init__(self, *args: Any, warnings: Sequence[str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.warnings = warnings
        for number, warning in enumerate(warnings):
            field = forms.BooleanField(label=_("Đã nói với hội nghị: %(text)s") % {"text": warning})
            self.add(f"heard{number}", field)

    @property
    def accepted(self) -> list[str]:
        return [text for number, text in enumerate(self.warnings) if self.cleaned_data.get(f"heard{number}")]


class CloseForm(PaperForm):
    early_reason = forms.CharField(label=gettext_lazy("Lý do đóng sớm"), max_length=300, required=False)


class ExchangeForm(PaperForm):
    person = ChoiceField(label=gettext_lazy("Người đổi phiếu"), choices=())
    code = forms.CharField(
        label=gettext_lazy("Mã trên phiếu trả lại"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["person"].choices = [*self.fields["person"].choices[:1], *people]  # type: ignore[attr-defined]


class MinutesForm(PaperForm):
    number = forms.CharField(label=gettext_lazy("Số biên bản"), max_length=60, required=False)
    on = DayField(label=gettext_lazy("Ngày lập"))
    text = forms.CharField(
        label=gettext_lazy("Ghi thêm"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )

    def minutes(self) -> MinutesOf:
        said = self.cleaned_data
        return MinutesOf(said["number"], said["on"], said["text"])


class DiscardForm(MinutesForm):
    cause = PickField(label=gettext_lazy("Vì sao hủy hòm phiếu"), choices=CAUSES.choices)
    plan = PickField(label=gettext_lazy("Bỏ phiếu lại bằng"), choices=Polling.Plan.choices)
    field_order = ("cause", "plan", "text", "number", "on")


class RecordForm(PaperForm):
    number = forms.CharField(label=gettext_lazy("Số biên bản kiểm phiếu"), max_length=60, required=False)
    on = DayField(label=gettext_lazy("Ngày bỏ phiếu"))


class DecidedForm(RecordForm):
    """Of a deciding ballot. Nothing is decided by the count alone."""

    number = forms.CharField(
        label=gettext_lazy("Số biên bản kiểm phiếu, hoặc số quyết định"), max_length=60, required=False
    )
    decided = forms.BooleanField(
        label=gettext_lazy("Ghi luôn thành quyết định, theo số quyết định ở trên"), required=False
    )


class RoundForm(PaperForm):
    """Some lines again, or at most so many of them for one level."""

    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Các dòng bỏ phiếu tiếp"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    how = PickField(
        label=gettext_lazy("Bỏ phiếu thế nào"),
        choices=[
            ("same", gettext_lazy("Như vòng này, chỉ với các dòng đã chọn")),
            ("pick", gettext_lazy("Chọn một số dòng cho một mức")),
        ],
    )
    level = ChoiceField(label=gettext_lazy("Mức"), choices=(), required=False)
    at_most = forms.IntegerField(
        label=gettext_lazy("Được chọn nhiều nhất"), min_value=1, max_value=500, required=False
    )

    def __init__(
        self, *args: Any, rows: Sequence[tuple[str, str]], levels: Iterable[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.fields["lines"].choices = list(rows)  # type: ignore[attr-defined]
        self.fields["level"].choices = [*self.fields["level"].choices[:1], *levels]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == "pick":
            for name in ("level", "at_most"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Chọn một số dòng thì phải nói mức và số được chọn."))
        return cleaned

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["lines"]]
